using System.Text.Json;

namespace Runway.Json;

/// <summary>A value that writes itself as JSON.</summary>
internal interface IJsonModel
{
    /// <summary>Writes the value, without members that are null.</summary>
    /// <param name="writer">The writer.</param>
    void WriteTo(Utf8JsonWriter writer);
}
