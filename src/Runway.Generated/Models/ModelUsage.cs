using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated.Models;

/// <summary>What an account has done with one model. By hand: Kiota writes no type for the entries of a map.</summary>
internal sealed class ModelUsage : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    /// <summary>Tasks in the past rolling day.</summary>
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
