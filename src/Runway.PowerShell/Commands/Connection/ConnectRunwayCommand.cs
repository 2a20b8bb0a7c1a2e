using System.Management.Automation;
using System.Security;
using Runway.Connections;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Values;
using Runway.Settings;
using Runway.Submission;

namespace Runway.PowerShell;

/// <summary>
/// Connects this session to the service, or to an emulator that runs inside it. Nothing is sent unless
/// -Verify asks for it: the first command that needs the service shows whether the key is good.
/// <para>
/// The connection belongs to this session alone and takes the place of the one before. Without Connect-Runway, the
/// other commands use the key in the environment variable RUNWAYML_API_SECRET, so that a scheduled script needs no call.
/// </para>
/// <para>
/// -SecretName reads the key from a vault of Microsoft.PowerShell.SecretManagement. -SaveProfile keeps the settings under a
/// name, without the key, and -Profile connects with them again.
/// </para>
/// <para>
/// With -Emulator everything works without a network, a key or a cost: tasks take their time on a fast clock, end with
/// files that open, and fail where a prompt asks for it, as in 'a red door [fail:SAFETY.INPUT.TEXT]'.
/// </para>
/// </summary>
/// <remarks>
/// -ApiKey takes a SecureString, because a key that is typed as text stays in the history of the shell. The key goes to
/// the host of -BaseUrl and to no other. A parameter wins over the profile, and the profile over the environment.
/// </remarks>
/// <returns>The connection, and only with -PassThru.</returns>
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

    /// <summary>The API key. Without it, the environment variable <c>RUNWAYML_API_SECRET</c> is read.</summary>
    [Parameter(ParameterSetName = ServiceSet, Position = 0)]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The name of the key in a vault. Its value is a SecureString, a text, or a credential whose password is the key.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault that holds the key; without it, all vaults are looked through, the default one first.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The name of a profile whose settings are used, where no parameter says otherwise.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? Profile { get; set; }

    /// <summary>
    /// Keeps the settings under this name, in place of those that it had: where the key is found, and never the key; no
    /// password of a proxy either. The file is the user's own, and Get-RunwayProfile shows where it is.
    /// </summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? SaveProfile { get; set; }

    /// <summary>The base URL, without /v1. Without it, <c>RUNWAYML_BASE_URL</c> is read; without that, it is the service itself.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? BaseUrl { get; set; }

    /// <summary>Lets the key travel over plain http to a host other than this machine.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>The address of the proxy to go through; without it, the one that HTTPS_PROXY or the system names.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>User and password for the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses the current user's credentials for the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Uses no proxy, whatever the system says.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>The longest that one request may take, in seconds, 1 to 3600. Default: 100.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Number(1, 3600)]
    public int? TimeoutSec { get; set; }

    /// <summary>
    /// The folder of the journal. Without it, RUNWAY_JOURNAL is read; without that, it is a folder of the user's own. The
    /// emulator has a temporary folder of its own unless this names one, which is deleted with its connection; the connection shows it
    /// as JournalPath.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>The most credits that may be spent over this connection, by all commands together.</summary>
    [Parameter]
    [Number(0.0, 10_000_000.0)]
    public decimal? CreditLimit { get; set; }

    /// <summary>Connects to an emulator inside this session: no network, no key, no cost.</summary>
    [Parameter(ParameterSetName = EmulatorSet, Mandatory = true)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>How long the emulator's tasks take, in seconds of its clock, 0 to 86400. Default: 8.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [Number(0.0, 86400.0)]
    public double TaskSeconds { get; set; } = 8;

    /// <summary>
    /// How many times faster than real time the emulator's clock runs, so that a rehearsal is quick. 1 is real time,
    /// 1000 the fastest. Default: 100. Waiting and -Timeout follow the same clock.
    /// </summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [Number(1.0, 1000.0)]
    public double ClockRate { get; set; } = 100;

    /// <summary>
    /// A JSON file with rules by which the emulator's requests go wrong, to try out what a script does then. For example
    /// {"rules": [{"on": "create", "every": 10, "do": "cut-after-body"}]} takes each tenth create and loses the answer.
    /// A file of another form is refused with a description of all that there is.
    /// </summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateNotNullOrEmpty]
    public string? FaultScript { get; set; }

    /// <summary>
    /// Checks the key before the connection is made, by one read of the organization, which costs nothing. If that fails, the
    /// session has no connection afterwards, not even the one before, and no profile is saved.
    /// </summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    private string? Journal => JournalPath is null ? null : new FilePaths(this, RunwayErrors.JournalNotWritable).Full(JournalPath, nameof(JournalPath));

    private string? Faults => FaultScript is null ? null : new FilePaths(this, RunwayErrors.InvalidFaultScript).Full(FaultScript, nameof(FaultScript));

    private protected override object Make()
    {
        var settings = Emulator ? null : Settings();
        var connection = settings is null
            ? EmulatorConnection.Create(TimeSpan.FromSeconds(TaskSeconds), ClockRate, Journal, CreditLimit is { } limit ? new CreditBudget(limit) : null, Faults)
            : ConnectToService(settings);
        if (Verify)
        {
            // A script that goes on after the error must not spend with the connection before.
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
            WriteInformation($"This rehearsal keeps a journal of its own, in {connection.JournalPath}.", ["Runway"]);
        }

        return connection;
    }

    private protected override object? SubjectOf(Exception error) =>
        ((RunwayException)error).Error == RunwayErrors.JournalNotWritable ? JournalPath : FaultScript ?? Profile ?? SecretName ?? BaseUrl ?? ConnectionSettings.WithoutUser(Proxy?.OriginalString);

    private RunwayConnection ConnectToService(RunwayProfile settings)
    {
        if (SaveProfile is not null && ApiKey is not null)
        {
            throw new RunwayException(
                RunwayErrors.ParameterNotApplicable,
                "A profile holds no key, so the one of -ApiKey cannot be kept in it.",
                $"Put the key into a vault with Set-Secret and pass -SecretName, or set {RunwayEnvironment.ApiSecretVariable} and leave -ApiKey out.");
        }

        return new ConnectionSettings(this, settings, ProxyCredential).Connect(ApiKey);
    }

    // The profile, where there is one, with what the parameters say in its place.
    private RunwayProfile Settings()
    {
        var profile = Profile is null ? new RunwayProfile() : ProfileStore.Read(Profile);
        if (profile.AllowUnencryptedAuthentication && !AllowUnencryptedAuthentication)
        {
            WriteWarning($"The profile '{Profile}' lets the API key travel over plain http (-AllowUnencryptedAuthentication is kept in it).");
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
