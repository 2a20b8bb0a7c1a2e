using System.Management.Automation;
using System.Security;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Connects this session to the "Runway AI" service, or to an emulator of it that runs inside the session. Nothing is sent.
/// <para>
/// That service, at api.runway-ai.ai, is not Runway and has nothing to do with it: it has its own key, its own commands,
/// whose nouns begin with RunwayAI, and a connection of its own beside that of Connect-Runway. A key of one is refused for
/// the other. Without Connect-RunwayAI, the key in the environment variable RUNWAYAI_API_KEY is used.
/// </para>
/// <para>
/// One page of documentation is all that is known of it. It does not say how the key is sent; -AuthHeader and -AuthScheme
/// change what is assumed. With -Emulator everything works without a network, a key or a cost.
/// </para>
/// </summary>
/// <remarks>
/// No public source confirms that the service works as documented. -ApiKey takes a SecureString, because a key that is typed
/// as text stays in the history of the shell. The key goes to the host of -BaseUrl and to no other.
/// </remarks>
/// <returns>The connection, and only with -PassThru.</returns>
/// <seealso cref="DisconnectRunwayAICommand"/>
/// <seealso cref="GetRunwayAIConnectionCommand"/>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="ConnectRunwayCommand"/>
[Cmdlet(VerbsCommunications.Connect, "RunwayAI", DefaultParameterSetName = ServiceSet)]
[OutputType(typeof(RunwayAIConnection))]
public sealed class ConnectRunwayAICommand : ConnectCmdlet
{
    private const string ServiceSet = "Service";
    private const string EmulatorSet = "Emulator";

    /// <summary>The API key of that service. Without it, the environment variable <c>RUNWAYAI_API_KEY</c> is read.</summary>
    [Parameter(ParameterSetName = ServiceSet, Position = 0)]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The base URL, without /v1. Without it, <c>RUNWAYAI_BASE_URL</c> is read; without that, it is the service itself.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNullOrEmpty]
    public string? BaseUrl { get; set; }

    /// <summary>The header that carries the key. Default: Authorization.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNullOrEmpty]
    public string AuthHeader { get; set; } = "Authorization";

    /// <summary>The word before the key in its header; an empty text for none. Default: Bearer.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [AllowEmptyString]
    public string AuthScheme { get; set; } = "Bearer";

    /// <summary>Lets the key travel over plain http to a host other than this machine.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>The address of the proxy to go through; without it, the one that HTTPS_PROXY or the system names.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>User and password for the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses the current user's credentials for the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Uses no proxy, whatever the system says.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>
    /// The longest that one request may take, in seconds, 1 to 7200. The service answers when a video is made,
    /// and not before. Default: 600.
    /// </summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Number(1, 7200)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>Connects to an emulator inside this session: no network, no key, no cost.</summary>
    [Parameter(ParameterSetName = EmulatorSet, Mandatory = true)]
    public SwitchParameter Emulator { get; set; }

    private protected override object Make() =>
        RunwayAISession.Own.Current = Emulator ? RunwayAIEmulatorConnection.Create() : new RunwayAIConnection(ServiceOptions());

    private protected override object? SubjectOf(Exception error) => ((RunwayException)error).Error == RunwayAIErrors.InvalidAuthHeader ? AuthHeader : BaseUrl;

    internal override string? AdviceFor(Exception error) => RunwayAIAdvice.For((RunwayException)error);

    private RunwayAIConnectionOptions ServiceOptions() => new()
    {
        ApiKey = ApiKey ?? EnvironmentSettings.Key(RunwayAIEnvironment.ApiKeyVariable)
            ?? throw RunwayAIEnvironment.NotConnected("No API key was given and there is none in the environment."),
        BaseUrl = EnvironmentSettings.BaseUrl(BaseUrl, RunwayAIEnvironment.BaseUrlVariable),
        AuthHeader = AuthHeader,
        AuthScheme = AuthScheme,
        AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
        Proxy = ProxyAddress.Make(Proxy?.OriginalString, ProxyCredential, ProxyUseDefaultCredentials),
        UseProxy = !NoProxy,
        RequestTimeout = TimeSpan.FromSeconds(TimeoutSec),
        Source = ApiKey is null ? "Environment" : "Parameter",
        UserAgent = ModuleInfo.UserAgent,
    };
}
