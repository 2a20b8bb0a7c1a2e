using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Runway.PowerShell;

/// <summary>
/// Completes the names of secrets from the vaults of Microsoft.PowerShell.SecretManagement. Never throws, and reads no secret:
/// Get-SecretInfo gives names alone. It runs in a runspace without a user, so that a locked vault asks nobody, and a vault that
/// does not answer is left alone.
/// </summary>
public sealed class SecretNameCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        try
        {
            runspace.Open();
            var shell = System.Management.Automation.PowerShell.Create();
            shell.Runspace = runspace;
            shell.AddCommand(@"Microsoft.PowerShell.SecretManagement\Get-SecretInfo").AddParameter("Name", WildcardPattern.Escape(wordToComplete.Trim('\'', '"')) + "*");
            if (fakeBoundParameters.Contains("Vault"))
            {
                shell.AddParameter("Vault", fakeBoundParameters["Vault"]);
            }

            var work = shell.BeginInvoke();
            return work.AsyncWaitHandle.WaitOne(Longest)
                ? [.. shell.EndInvoke(work).Select(info => info.Properties["Name"]?.Value?.ToString()).OfType<string>().Distinct().Select(name => new CompletionResult(ModelValueCompleter.Quote(name), name, CompletionResultType.ParameterValue, name))]
                : [];
        }
        catch (Exception)
        {
            // An error here would be shown as nothing at all; no completion is the same and honest.
            return [];
        }
        finally
        {
            // Closing would wait for a vault that does not answer.
            runspace.CloseAsync();
        }
    }
}
