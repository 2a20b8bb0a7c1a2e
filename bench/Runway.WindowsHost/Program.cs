using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;
using Microsoft.PowerShell;

// Replaces pwsh.exe, whose ConsoleHost does not start under Wine. Runs one script in a runspace and prints its output.
// Arguments after a script are named (-Name value), or positional in the form in which the suite starts another
// process of its PowerShell: -NoProfile -NonInteractive -File <script> <value>..., or a text after -Command
// or -EncodedCommand.
var form = Array.FindIndex(args, a => a is "-File" or "-Command" or "-EncodedCommand");
var (isChild, isEncoded) = (form >= 0, form >= 0 && args[form] == "-EncodedCommand");
var isText = isEncoded || (isChild && args[form] == "-Command");
args = args[(form + 1)..];
if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: WindowsHost <script> [-Name value]...");
    return 2;
}

var state = InitialSessionState.CreateDefault2();
state.ExecutionPolicy = ExecutionPolicy.Bypass;
using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
Runspace.DefaultRunspace = runspace;
using var shell = PowerShell.Create(runspace);
_ = isText ? shell.AddScript(isEncoded ? Encoding.Unicode.GetString(Convert.FromBase64String(args[0])) : args[0]) : shell.AddCommand(args[0]);
for (var i = 1; i < args.Length; i++)
{
    if (isChild)
    {
        shell.AddArgument(args[i]);
    }
    else if (i + 1 < args.Length)
    {
        shell.AddParameter(args[i].TrimStart('-'), args[++i]);
    }
}

shell.Streams.Information.DataAdded += (_, e) =>
{
    // Only the output of Write-Host is shown.
    if (shell.Streams.Information[e.Index] is { } record && record.Tags.Contains("PSHOST"))
    {
        Console.WriteLine(record);
    }
};
shell.Streams.Warning.DataAdded += (_, e) => Console.WriteLine($"WARNING: {shell.Streams.Warning[e.Index]}");
shell.Streams.Error.DataAdded += (_, e) => Console.Error.WriteLine(shell.Streams.Error[e.Index]);
try
{
    foreach (var result in shell.Invoke())
    {
        Console.WriteLine(result);
    }

    return isChild ? runspace.SessionStateProxy.GetVariable("LASTEXITCODE") as int? ?? 0 : shell.HadErrors ? 1 : 0;
}
catch (RuntimeException e)
{
    Console.Error.WriteLine(e.ErrorRecord);
    Console.Error.WriteLine(e.ErrorRecord.ScriptStackTrace);
    return 1;
}
