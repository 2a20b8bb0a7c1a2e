using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated.Models;

/// <summary>The usage of one model by an account. Written by hand, since Kiota generates no type for the entries of a map.</summary>
internal sealed class ModelUsage : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    /// <summary>The number of tasks in the last rolling day.</summary>
    public int? DailyGenerations { get; set; }

    public static ModelUsage CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["dailyGenerations"] = n => DailyGenerations = n.GetIntValue(),
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteIntValue("dailyGenerations", DailyGenerations);
        writer.WriteAdditionalData(AdditionalData);
    }
}
