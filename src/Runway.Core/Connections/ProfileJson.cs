using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Connections;

/// <summary>Serializes profiles.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(RunwayProfile))]
internal sealed partial class ProfileJson : JsonSerializerContext;
