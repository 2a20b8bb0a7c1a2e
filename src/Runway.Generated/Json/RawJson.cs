using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>A member of any type, unchanged.</summary>
internal sealed class RawJson(JsonElement value) : UntypedNode
{
    public JsonElement Value { get; } = value;
}
