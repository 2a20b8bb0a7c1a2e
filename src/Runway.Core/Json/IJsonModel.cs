using System.Text.Json;

namespace Runway.Json;

/// <summary>A part of a line of the journal that knows its form there.</summary>
internal interface IJsonModel
{
    /// <summary>Writes the value; members that are null are left out.</summary>
    /// <param name="writer">Takes it.</param>
    void WriteTo(Utf8JsonWriter writer);
}
