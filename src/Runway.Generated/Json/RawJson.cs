using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>A member whose form the document leaves open, as it came.</summary>
internal sealed class RawJson(JsonElement value) : UntypedNode
{
    public JsonElement Value { get; } = value;
}
