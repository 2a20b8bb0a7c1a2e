using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Stock;

/// <summary>The one setting that the generated client cannot do without; this is where it takes settings.</summary>
public partial class StockClient
{
    // It writes null for every member that nobody has set, and the service refuses that.
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
        settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
}
