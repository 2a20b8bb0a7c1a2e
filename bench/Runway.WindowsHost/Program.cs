using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

// Runs one script in a runspace, with the arguments that follow as its parameters (-Name value), and prints what it writes.
// It stands in for pwsh.exe, whose ConsoleHost does not start under Wine.
if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: Runway.WindowsHost <script> [-Name value]...");
    return 2;
}

var state = InitialSessionState.CreateDefault2();
state.ExecutionPolicy = ExecutionPolicy.Bypass;
using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
Runspace.DefaultRunspace = runspace;
using var shell = PowerShell.Create(runspace);
var parameters = new Hashtable();
for (var i = 1; i + 1 < args.Length; i += 2)
{
    parameters[args[i].TrimStart('-')] = args[i + 1];
}

shell.AddCommand(args[0]).AddParameters(parameters);
shell.Streams.Information.DataAdded += (_, e) => Console.WriteLine(shell.Streams.Information[e.Index]);
shell.Streams.Warning.DataAdded += (_, e) => Console.WriteLine($"WARNING: {shell.Streams.Warning[e.Index]}");
shell.Streams.Error.DataAdded += (_, e) => Console.Error.WriteLine(shell.Streams.Error[e.Index]);
try
{
    foreach (var result in shell.Invoke())
    {
        Console.WriteLine(result);
    }

    return shell.HadErrors ? 1 : 0;
}
catch (RuntimeException e)
{
    Console.Error.WriteLine(e.ErrorRecord);
    Console.Error.WriteLine(e.ErrorRecord.ScriptStackTrace);
    return 1;
}
