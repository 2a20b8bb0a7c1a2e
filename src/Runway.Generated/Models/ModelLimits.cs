using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated.Models;

/// <summary>The limits of an account for one model. Written by hand, since Kiota generates no type for the entries of a map.</summary>
internal sealed class ModelLimits : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    /// <summary>The maximum number of concurrent tasks. Null: no limit.</summary>
    public int? MaxConcurrentGenerations { get; set; }

    /// <summary>The maximum number of tasks in a rolling day. Null: no limit.</summary>
    public int? MaxDailyGenerations { get; set; }

    public static ModelLimits CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["maxConcurrentGenerations"] = n => MaxConcurrentGenerations = n.GetIntValue(),
        ["maxDailyGenerations"] = n => MaxDailyGenerations = n.GetIntValue(),
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteIntValue("maxConcurrentGenerations", MaxConcurrentGenerations);
        writer.WriteIntValue("maxDailyGenerations", MaxDailyGenerations);
        writer.WriteAdditionalData(AdditionalData);
    }
}
