using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Runway.Files;
using Runway.Tasks;

namespace Runway.Outputs;

/// <summary>
/// Where a saved file comes from. The form is a promise: within a version of the schema members are only added, and one
/// whose value is not known is left out.
/// </summary>
internal sealed record OutputMetadata
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>What comes after the name of the file that is described.</summary>
    public const string Extension = ".json";

    /// <summary>More bytes than any description has.</summary>
    private const int Longest = 1 << 20;

    // Relaxed, so that a prompt reads as it was written: the file is no part of a web page.
    private static readonly OutputMetadataJson Json = new(new JsonSerializerOptions(OutputMetadataJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The version of the schema.</summary>
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

    /// <summary>Reads the description beside a file; null where there is none that can be understood.</summary>
    public static OutputMetadata? Beside(string file) => Read(file + Extension);

    /// <summary>Reads a description; null where it cannot be read or understood.</summary>
    public static OutputMetadata? Read(string path)
    {
        try
        {
            return SafeFile.Read(path, Longest) is { } text ? Parse(text) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a description; null where it is none, or one of a later schema.</summary>
    public static OutputMetadata? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            // The serializer lets a null stand wherever a text or an object has to be.
            return JsonSerializer.Deserialize(text, Json.OutputMetadata) is { SchemaVersion: CurrentSchema, File: { Name: not null, Sha256: not null }, Task.Id: { Length: > 0 } } read
                && read.Inputs?.Any(i => i is null) != true ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What the gate writes out is what JSON means by it: the same text, which can be printed.
    public byte[] ToJson() => Encoding.UTF8.GetBytes(OutsideText.Visible(JsonSerializer.Serialize(this, Json.OutputMetadata)));

    /// <summary>The task, as far as it is described.</summary>
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
        EstimatedCredits = Credits?.Estimated,
        Credits = Credits?.Charged,
        CreatedAt = Times?.Created,
        FinishedAt = Times?.Finished,
        Request = new RequestNote(Seed, Parameters, Inputs ?? []),
    };

    /// <summary>The file that is described.</summary>
    /// <param name="Name">Its name when it was saved.</param>
    /// <param name="Bytes">Its length.</param>
    /// <param name="Sha256">Its SHA-256, in lower-case hexadecimal digits.</param>
    /// <param name="Output">Which output of the task it is, from 1.</param>
    /// <param name="Outputs">How many outputs the task has.</param>
    internal sealed record FilePart(string Name, long Bytes, string Sha256, int Output, int Outputs);

    /// <summary>The task that made it.</summary>
    internal sealed record TaskPart(string Id, string? Operation, string? Model, int? Index, string? Batch, string? RetryOf);

    /// <summary>Credits of the whole task; one is 0.01 US dollar.</summary>
    internal sealed record CreditsPart(double? Estimated, double? Charged);

    /// <summary>UTC, to the millisecond.</summary>
    /// <param name="Created">When the service took the task.</param>
    /// <param name="Finished">When a wait noticed that it had ended; see <see cref="RunwayTask.FinishedAt"/>.</param>
    /// <param name="Saved">When the file was complete.</param>
    internal sealed record TimesPart(DateTimeOffset? Created, DateTimeOffset? Finished, DateTimeOffset? Saved);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(OutputMetadata))]
internal sealed partial class OutputMetadataJson : JsonSerializerContext;
