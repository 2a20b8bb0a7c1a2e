using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Runway.PowerShell;

/// <summary>
/// Completes the names of secrets from the vaults of Microsoft.PowerShell.SecretManagement. Get-SecretInfo reads only names, not
/// secrets. It runs in a runspace without a user interface, so that a locked vault cannot ask for its password, and is abandoned
/// after a timeout.
/// </summary>
public sealed class SecretNameCompleter : ValueCompleter
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound)
    {
        var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        try
        {
            runspace.Open();
            var shell = System.Management.Automation.PowerShell.Create();
            shell.Runspace = runspace;
            shell.AddCommand(@"Microsoft.PowerShell.SecretManagement\Get-SecretInfo").AddParameter("Name", WildcardPattern.Escape(word) + "*");
            if (bound.Contains("Vault"))
            {
                shell.AddParameter("Vault", bound["Vault"]);
            }

            var work = shell.BeginInvoke();
            return work.AsyncWaitHandle.WaitOne(Longest)
                ? [.. shell.EndInvoke(work).Select(info => info.Properties["Name"]?.Value?.ToString()).OfType<string>().Select(name => (name, name))]
                : [];
        }
        finally
        {
            // To close it would wait for a vault that does not respond.
            runspace.CloseAsync();
        }
    }
}
