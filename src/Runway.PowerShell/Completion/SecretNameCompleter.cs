using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Runway.PowerShell;

/// <summary>
/// Completes the names of secrets, and of the vaults that have them, from Microsoft.PowerShell.SecretManagement. Its commands read
/// only names, not secrets. They run in a runspace without a user interface, so that a locked vault cannot ask for its password,
/// and are abandoned after a timeout.
/// </summary>
public sealed class SecretNameCompleter : ValueCompleter
{
    private const string Module = @"Microsoft.PowerShell.SecretManagement\";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound)
    {
        var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        try
        {
            runspace.Open();
            var shell = System.Management.Automation.PowerShell.Create();
            shell.Runspace = runspace;
            var ofVault = parameter.Equals("Vault", StringComparison.OrdinalIgnoreCase);
            var secret = ofVault ? bound["SecretName"] as string : null;
            shell.AddCommand(Module + (ofVault && secret is null ? "Get-SecretVault" : "Get-SecretInfo")).AddParameter("Name", secret is null ? WildcardPattern.Escape(word) + "*" : WildcardPattern.Escape(secret));
            if (!ofVault && bound["Vault"] is { } vault)
            {
                shell.AddParameter("Vault", vault);
            }

            var work = shell.BeginInvoke();
            return work.AsyncWaitHandle.WaitOne(Longest)
                ? [.. shell.EndInvoke(work).Select(info => info.Properties[secret is null ? "Name" : "VaultName"]?.Value?.ToString()).OfType<string>().Select(name => (name, name))]
                : [];
        }
        finally
        {
            // To close it would wait for a vault that does not respond.
            runspace.CloseAsync();
        }
    }
}
