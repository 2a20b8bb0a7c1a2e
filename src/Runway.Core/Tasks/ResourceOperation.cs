namespace Runway.Tasks;

/// <summary>The creates of what is no task, by their names in the journal.</summary>
internal static class ResourceOperation
{
    /// <summary>The create of a voice.</summary>
    public const string Voice = "voice";

    /// <summary>The create of a preview of a voice, which leaves nothing at the service.</summary>
    public const string VoicePreview = "voice_preview";

    /// <summary>The create of an avatar.</summary>
    public const string Avatar = "avatar";

    /// <summary>The create of a document.</summary>
    public const string Document = "document";

    /// <summary>The create of a live session.</summary>
    public const string Session = "realtime_session";

    /// <summary>Whether the journal has the name of what an operation creates, or of its avatar, in place of a prompt.</summary>
    public static bool IsNamed(string? operation) => operation is Voice or Avatar or Document or Session;

    /// <summary>Why the cost of a voice and of a preview is not known.</summary>
    public const string VoicePrice = "the service publishes no price for voices";

    /// <summary>Why the cost of a session is not known.</summary>
    public const string SessionPrice = "a live session is charged by the seconds that it runs";

    /// <summary>Whether an operation is one of these.</summary>
    public static bool Has(string? operation) => operation is Voice or VoicePreview or Avatar or Document or Session;

    /// <summary>Whether the service lists what an operation creates, by names.</summary>
    public static bool IsListed(string? operation) => operation is Voice or Avatar or Document;

    /// <summary>A preview as an entry of the journal: the service gives it no id.</summary>
    public static RunwayTask NewPreview(string? words) => new() { Id = $"{VoicePreview}:{Guid.NewGuid():N}", Operation = VoicePreview, PromptText = words };

    /// <summary>What an operation creates, for the beginning of a sentence.</summary>
    public static string Title(string? operation) => operation is Voice or Avatar or Document ? char.ToUpperInvariant(operation[0]) + operation[1..] : "Task";
}
