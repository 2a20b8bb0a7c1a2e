using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>Facts about the models that are in the API document but not in Kiota's code. A test compares them with the document.</summary>
internal abstract class ModelFacts
{
    /// <summary>The required members of a model.</summary>
    public abstract string[] RequiredMembers(Type model);

    /// <summary>One entry of a model that is a map; null where the model is not a map and the member is unknown.</summary>
    /// <exception cref="System.Text.Json.JsonException">It does not have the form of the map's entries.</exception>
    public virtual object? ReadEntry(Type model, IParseNode entry) => null;
}
