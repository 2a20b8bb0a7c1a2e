using System.Management.Automation;
using System.Security;
using Runway.Settings;

namespace Runway.PowerShell.Connections;

/// <summary>
/// Reads a key from a vault of Microsoft.PowerShell.SecretManagement with the command of the session: the module loads only when it
/// is used, and a locked vault asks for its password as usual.
/// </summary>
internal static class SecretVault
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <exception cref="RunwayException">The module, the vault or the secret is missing, or the secret is not text.</exception>
    public static SecureString Read(PSCmdlet cmdlet, string name, string? vault)
    {
        if (cmdlet.InvokeCommand.GetCommand($@"{Module}\Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is not { } command)
        {
            throw new RunwayException(
                RunwayErrors.SecretManagementMissing,
                $"-SecretName requires the module {Module}, which is not installed.",
                $"Install-PSResource {Module}, and a vault such as Microsoft.PowerShell.SecretStore; then Set-Secret '{name}'.");
        }

        var where = vault is null ? "any vault" : $"the vault '{vault}'";
        try
        {
            using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand(command).AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Stop);
            if (vault is not null)
            {
                shell.AddParameter("Vault", vault);
            }

            return shell.Invoke().FirstOrDefault() is { } secret ? ToSecureString(secret, name) : throw NotFound(name, where, null);
        }
        catch (RuntimeException e)
        {
            throw NotFound(name, where, e);
        }
    }

    private static SecureString ToSecureString(PSObject secret, string name) => secret.BaseObject switch
    {
        SecureString secure => secure,
        string text => RunwayEnvironment.ToSecureString(text),
        PSCredential credential => credential.Password,
        var other => throw new RunwayException(
            RunwayErrors.InvalidApiKey,
            $"The secret '{name}' is a {other.GetType().Name}, but an API key is text.",
            $"Set-Secret '{name}' -Secret (Read-Host -AsSecureString) stores a text."),
    };

    private static RunwayException NotFound(string name, string where, Exception? cause) =>
        new(RunwayErrors.SecretNotFound, $"The secret '{name}' could not be read from {where}. {cause?.Message}".TrimEnd(), innerException: cause);
}
