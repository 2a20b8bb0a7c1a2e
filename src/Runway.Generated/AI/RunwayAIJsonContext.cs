using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Generated.AI;

public sealed partial class RunwayAIJsonContext
{
    /// <summary>The context to use for bodies. It escapes only what JSON demands, since nothing here is embedded in HTML.</summary>
    public static RunwayAIJsonContext Wire { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
