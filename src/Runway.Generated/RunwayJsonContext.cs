using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Generated;

public sealed partial class RunwayJsonContext
{
    /// <summary>
    /// The context to use for bodies. It escapes only what JSON demands: the default encoder would blow every plus sign of a
    /// base64 data URI up to six bytes, and nothing here is ever embedded in HTML.
    /// </summary>
    public static RunwayJsonContext Wire { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
