using System.Management.Automation;
using System.Security;
using Runway.Connections;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Values;
using Runway.Settings;
using Runway.Submission;

namespace Runway.PowerShell;

/// <summary>
/// Connects this session to the service, or to the built-in emulator. No request is sent without -Verify; the first command that
/// uses the service shows whether the key is valid.
/// <para>
/// The connection belongs to this session and replaces the previous one. Without Connect-Runway, the other commands use the key in
/// the environment variable RUNWAYML_API_SECRET.
/// </para>
/// <para>
/// -SecretName reads the key from a vault of Microsoft.PowerShell.SecretManagement. -SaveProfile saves the settings, without the
/// key, under a name; -Profile uses them.
/// </para>
/// <para>
/// With -Emulator all commands work without network, key and cost: tasks run on a fast clock, end with valid files, and fail when
/// the prompt says so, as in 'a red door [fail:SAFETY.INPUT.TEXT]'.
/// </para>
/// </summary>
/// <remarks>
/// -ApiKey is a SecureString, because a key typed as text stays in the shell history. The key is sent only to the host of -BaseUrl.
/// Parameters take precedence over the profile, and the profile over the environment.
/// </remarks>
/// <returns>With -PassThru: the connection.</returns>
/// <seealso cref="DisconnectRunwayCommand"/>
/// <seealso cref="GetRunwayConnectionCommand"/>
/// <seealso cref="GetRunwayProfileCommand"/>
/// <seealso cref="RemoveRunwayProfileCommand"/>
/// <seealso cref="GetRunwayOrganizationCommand"/>
/// <seealso href="about_Runway"/>
/// <seealso href="about_RunwaySecurity"/>
[Cmdlet(VerbsCommunications.Connect, "Runway", DefaultParameterSetName = ServiceSet)]
[OutputType(typeof(RunwayConnection))]
public sealed class ConnectRunwayCommand : ConnectCmdlet
{
    private const string ServiceSet = "Service";
    private const string SecretSet = "Secret";
    private const string EmulatorSet = "Emulator";

    /// <summary>The API key. Default: the environment variable <c>RUNWAYML_API_SECRET</c>.</summary>
    [Parameter(ParameterSetName = ServiceSet, Position = 0)]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The name of the secret with the key. Its value is a SecureString, a text, or a credential whose password is the key.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault of the key. Default: all vaults, the default vault first.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? Vault { get; set; }

    /// <summary>The profile. Its settings are used for parameters that are not given.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? Profile { get; set; }

    /// <summary>
    /// Saves the settings as a profile of this name and replaces an existing one. It has the name of the secret, but never the key
    /// or a proxy password. Get-RunwayProfile shows the file.
    /// </summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? SaveProfile { get; set; }

    /// <summary>The base URL, without /v1. Default: <c>RUNWAYML_BASE_URL</c>, or the Runway API.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? BaseUrl { get; set; }

    /// <summary>Allows the key to be sent over http to another machine.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>The address of the proxy. Default: HTTPS_PROXY, or the system proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>User name and password for the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses the current user's credentials for the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Uses no proxy, also where the system has one.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>The timeout of one request in seconds, 1 to 3600. Default: 100.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Number(1, 3600)]
    public int? TimeoutSec { get; set; }

    /// <summary>
    /// The folder of the journal. Default: RUNWAY_JOURNAL, or a folder in the user's profile; for the emulator a temporary folder,
    /// which is deleted with the connection. JournalPath of the connection shows it.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>The maximum number of credits that all commands together may spend with this connection.</summary>
    [Parameter]
    [Number(0.0, 10_000_000.0)]
    public decimal? CreditLimit { get; set; }

    /// <summary>Connects to the built-in emulator: no network, no key, no cost.</summary>
    [Parameter(ParameterSetName = EmulatorSet, Mandatory = true)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>The duration of the emulator's tasks in seconds of its clock, 0 to 86400. Default: 8.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [Number(0.0, 86400.0)]
    public double TaskSeconds { get; set; } = 8;

    /// <summary>
    /// The speed of the emulator's clock, 1 (real time) to 1000. Default: 100. Waits and -Timeout use the same clock.
    /// </summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [Number(1.0, 1000.0)]
    public double ClockRate { get; set; } = 100;

    /// <summary>
    /// A JSON file with rules that make requests of the emulator fail, to test a script. For example {"rules": [{"on": "create",
    /// "every": 10, "do": "cut-after-body"}]} accepts each tenth create and loses the response. The error for a file that is not
    /// valid shows the whole syntax.
    /// </summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateNotNullOrEmpty]
    public string? FaultScript { get; set; }

    /// <summary>
    /// A JSON file with what the emulator has at its start: tasks, workflows, routers and a linked workspace with known ids. The
    /// error for a file that is not valid shows the whole syntax.
    /// </summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateNotNullOrEmpty]
    public string? Fixtures { get; set; }

    /// <summary>Links a workspace of the web app with this number of generated entries to the emulator. Default: no link.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [Number(0, 1_000_000)]
    public int? WorkspaceEntries { get; set; }

    /// <summary>
    /// Checks the key first, with one read of the organization, which costs nothing. If that fails, the session has no connection,
    /// not even the previous one, and no profile is saved.
    /// </summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    private string? Journal => JournalPath is null ? null : new FilePaths(this, RunwayErrors.JournalNotWritable).Full(JournalPath, nameof(JournalPath));

    private string? Faults => FaultScript is null ? null : new FilePaths(this, RunwayErrors.InvalidFaultScript).Full(FaultScript, nameof(FaultScript));

    private string? Start => Fixtures is null ? null : new FilePaths(this, RunwayErrors.InvalidFixtures).Full(Fixtures, nameof(Fixtures));

    private protected override object Make()
    {
        var settings = Emulator ? null : Settings();
        var connection = settings is null
            ? EmulatorConnection.Create(TimeSpan.FromSeconds(TaskSeconds), ClockRate, Journal, CreditLimit is { } limit ? new CreditBudget(limit) : null, Faults, Start, WorkspaceEntries)
            : ConnectToService(settings);
        if (Verify)
        {
            // A script that continues after the error must not spend credits with the previous connection.
            SessionConnection.Own.Current = null;
            Await(connection.Account.GetOrganizationAsync(Observer, StopToken));
        }

        if (SaveProfile is not null && settings is not null)
        {
            ProfileStore.Save(settings with { Name = SaveProfile, BaseUrl = connection.BaseAddress.ToString(), Proxy = ConnectionSettings.WithoutUser(settings.Proxy) });
        }

        SessionConnection.Own.Current = connection;
        if (Emulator)
        {
            WriteInformation($"The journal of the emulator is in {connection.JournalPath}.", ["Runway"]);
        }

        return connection;
    }

    private protected override object? SubjectOf(Exception error) =>
        ((RunwayException)error).Error == RunwayErrors.JournalNotWritable ? JournalPath : FaultScript ?? Fixtures ?? Profile ?? SecretName ?? BaseUrl ?? ConnectionSettings.WithoutUser(Proxy?.OriginalString);

    private RunwayConnection ConnectToService(RunwayProfile settings)
    {
        if (SaveProfile is not null && ApiKey is not null)
        {
            throw new RunwayException(
                RunwayErrors.ParameterNotApplicable,
                "A profile cannot contain a key, so -SaveProfile cannot be used with -ApiKey.",
                $"Store the key in a vault with Set-Secret and pass -SecretName, or set {RunwayEnvironment.ApiSecretVariable} and omit -ApiKey.");
        }

        return new ConnectionSettings(this, settings, ProxyCredential).Connect(ApiKey);
    }

    // The settings of the profile, if any, replaced by those of the parameters.
    private RunwayProfile Settings()
    {
        var profile = Profile is null ? new RunwayProfile() : ProfileStore.Read(Profile);
        if (profile.AllowUnencryptedAuthentication && !AllowUnencryptedAuthentication)
        {
            WriteWarning($"The profile '{Profile}' allows the API key to be sent over http (it contains -AllowUnencryptedAuthentication).");
        }

        return profile with
        {
            SecretName = SecretName ?? profile.SecretName,
            Vault = SecretName is null ? profile.Vault : Vault,
            BaseUrl = BaseUrl ?? profile.BaseUrl,
            AllowUnencryptedAuthentication = AllowUnencryptedAuthentication || profile.AllowUnencryptedAuthentication,
            Proxy = NoProxy ? null : Proxy?.OriginalString ?? profile.Proxy,
            ProxyUseDefaultCredentials = ProxyUseDefaultCredentials || profile.ProxyUseDefaultCredentials,
            NoProxy = NoProxy || (Proxy is null && profile.NoProxy),
            TimeoutSec = TimeoutSec ?? profile.TimeoutSec,
            JournalPath = Journal ?? profile.JournalPath,
            CreditLimit = CreditLimit ?? profile.CreditLimit,
        };
    }
}
