using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Runway;

/// <summary>
/// One line of the journal. The form is a promise to other versions and other machines: members are added, never
/// changed, and a reader passes over what it does not know. See <c>docs/decisions/the-journal.md</c>.
/// </summary>
internal sealed record JournalLine
{
    /// <summary>What happened: one of <see cref="JournalEvent"/>.</summary>
    [JsonPropertyName("event")]
    public required string Event { get; init; }

    /// <summary>When it was written (UTC).</summary>
    [JsonPropertyName("at")]
    public required DateTimeOffset At { get; init; }

    /// <summary>Which create it belongs to; made before the request goes out.</summary>
    [JsonPropertyName("entry")]
    public string? Entry { get; init; }

    /// <summary>The task, once the service has named it.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Service and organization: the base address, and a hash that tells keys apart.</summary>
    [JsonPropertyName("service")]
    public string? Service { get; init; }

    [JsonPropertyName("operation")]
    public string? Operation { get; init; }

    [JsonPropertyName("model")]
    public string? Model { get; init; }

    [JsonPropertyName("prompt")]
    public string? Prompt { get; init; }

    [JsonPropertyName("seed")]
    public long? Seed { get; init; }

    /// <summary>The other members of the request, without media.</summary>
    [JsonPropertyName("parameters")]
    public JsonObject? Parameters { get; init; }

    /// <summary>The media of the request; a file with its hash.</summary>
    [JsonPropertyName("inputs")]
    public IReadOnlyList<InputNote>? Inputs { get; init; }

    [JsonPropertyName("index")]
    public int? Index { get; init; }

    /// <summary>The user's name for the run.</summary>
    [JsonPropertyName("batch")]
    public string? Batch { get; init; }

    /// <summary>Tells one input of a batch from another: a hash of the request.</summary>
    [JsonPropertyName("fingerprint")]
    public string? Fingerprint { get; init; }

    /// <summary>The failed task that this one repeats.</summary>
    [JsonPropertyName("retryOf")]
    public string? RetryOf { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("failureCode")]
    public string? FailureCode { get; init; }

    /// <summary>When the task ended, where it was seen to.</summary>
    [JsonPropertyName("finished")]
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Why an outcome is unknown (<c>unknown</c>), or why the task failed (<c>state</c>).</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>Credits: expected on <c>created</c>, charged on <c>state</c>, the balance on <c>unknown</c>.</summary>
    [JsonPropertyName("credits")]
    public double? Credits { get; init; }

    /// <summary>How many outputs the task has (<c>state</c>), or which one was saved (<c>saved</c>, from 1).</summary>
    [JsonPropertyName("output")]
    public int? Output { get; init; }

    /// <summary>The file that was saved.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    /// <summary>Its length in bytes.</summary>
    [JsonPropertyName("length")]
    public long? Length { get; init; }
}

/// <summary>The events of the journal.</summary>
internal static class JournalEvent
{
    /// <summary>A create is about to go out.</summary>
    public const string Intent = "intent";

    /// <summary>The service named the task.</summary>
    public const string Created = "created";

    /// <summary>The service refused, or nothing was sent: there is no task.</summary>
    public const string Refused = "refused";

    /// <summary>The answer was lost.</summary>
    public const string Unknown = "unknown";

    /// <summary>The task is finished.</summary>
    public const string State = "state";

    /// <summary>An output is on disk.</summary>
    public const string Saved = "saved";
}

/// <summary>Reads lines.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalReading : JsonSerializerContext;

/// <summary>
/// Writes lines. Apart from the reading, since what that needs to know of every property is compiled as soon as the context is
/// asked for it, which would be in the first create of a session.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalWriting : JsonSerializerContext;
