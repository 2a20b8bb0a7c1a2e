using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Stock;

/// <summary>The one required setting of the generated client.</summary>
public partial class StockClient
{
    // It writes null for every member that was not set, which the service refuses.
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
        settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
}
