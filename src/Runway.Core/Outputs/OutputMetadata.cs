using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Runway.Files;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Outputs;

/// <summary>
/// The metadata file beside a saved output. The format is stable: within a schema version members are only added, and members
/// without a value are omitted.
/// </summary>
internal sealed record OutputMetadata
{
    /// <summary>The schema version that is written.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The suffix to the name of the saved file.</summary>
    public const string Extension = ".json";

    /// <summary>Larger than any metadata file.</summary>
    private const int MaxBytes = 1 << 20;

    // Relaxed escaping keeps prompts readable: the file is not embedded in HTML.
    private static readonly OutputMetadataJson Json = new(new JsonSerializerOptions(OutputMetadataJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The schema version.</summary>
    public required int SchemaVersion { get; init; }

    public string? ModuleVersion { get; init; }

    public required FilePart File { get; init; }

    public required TaskPart Task { get; init; }

    public string? Prompt { get; init; }

    public long? Seed { get; init; }

    /// <summary>The other members of the request as they were sent.</summary>
    public JsonObject? Parameters { get; init; }

    public IReadOnlyList<InputNote>? Inputs { get; init; }

    public CreditsPart? Credits { get; init; }

    public TimesPart? Times { get; init; }

    /// <summary>Reads the metadata beside a file; null where there is none that is valid.</summary>
    public static OutputMetadata? ReadBeside(string file) => Read(file + Extension);

    /// <summary>Reads a metadata file; null where it cannot be read or is not valid.</summary>
    public static OutputMetadata? Read(string path)
    {
        try
        {
            return SafeFile.Read(path, MaxBytes) is { } text ? Parse(text) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Parses metadata; null where it is not valid or has another schema version.</summary>
    public static OutputMetadata? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            // The serializer accepts null for members that must not be null.
            return JsonSerializer.Deserialize(text, Json.OutputMetadata) is { SchemaVersion: CurrentSchema, File: { Name: not null, Sha256: not null }, Task.Id: { Length: > 0 } } read
                && read.Inputs?.Any(i => i is null) != true ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The escape sequences of OutsideText are those of JSON: the text means the same and is printable.
    public byte[] ToJson() => Encoding.UTF8.GetBytes(OutsideText.Visible(JsonSerializer.Serialize(this, Json.OutputMetadata)));

    /// <summary>The task, from the metadata.</summary>
    public RunwayTask ToTask() => new()
    {
        Id = Task.Id,
        Status = RunwayTaskStatus.Succeeded,
        Operation = Task.Operation,
        Model = Task.Model,
        PromptText = Prompt,
        Seed = Seed,
        Index = Task.Index,
        Batch = Task.Batch,
        RetryOf = Task.RetryOf,
        Node = Task.Node,
        EstimatedCredits = Credits?.Estimated,
        Credits = Credits?.Charged,
        CreatedAt = Times?.Created,
        FinishedAt = Times?.Finished,
        Request = new RequestNote(Seed, Parameters, Inputs ?? []),
    };

    /// <summary>The saved file.</summary>
    /// <param name="Name">Its name when it was saved.</param>
    /// <param name="Bytes">Its length in bytes.</param>
    /// <param name="Sha256">Its SHA-256, in lower-case hexadecimal digits.</param>
    /// <param name="Output">The number of the output, from 1.</param>
    /// <param name="Outputs">The number of outputs of the task.</param>
    internal sealed record FilePart(string Name, long Bytes, string Sha256, int Output, int Outputs);

    /// <summary>The task that made it.</summary>
    internal sealed record TaskPart(string Id, string? Operation, string? Model, int? Index, string? Batch, string? RetryOf, string? Node = null);

    /// <summary>Credits of the whole task. One credit is 0.01 US dollar.</summary>
    internal sealed record CreditsPart(double? Estimated, double? Charged);

    /// <summary>Timestamps in UTC, to the millisecond.</summary>
    /// <param name="Created">When the service accepted the task.</param>
    /// <param name="Finished">When a wait noticed the end; see <see cref="RunwayTask.FinishedAt"/>.</param>
    /// <param name="Saved">When the file was complete.</param>
    internal sealed record TimesPart(DateTimeOffset? Created, DateTimeOffset? Finished, DateTimeOffset? Saved);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(OutputMetadata))]
internal sealed partial class OutputMetadataJson : JsonSerializerContext;
