using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>What an API document says of its models and Kiota does not carry over into them. A test holds it against the document.</summary>
internal abstract class ModelFacts
{
    /// <summary>The members that an object must have to be such a model.</summary>
    public abstract string[] RequiredMembers(Type model);

    /// <summary>One entry of a model that is a map; null where the model is none, and the member is one of tomorrow.</summary>
    /// <exception cref="System.Text.Json.JsonException">It has another form than the entries of the map have.</exception>
    public virtual object? ReadEntry(Type model, IParseNode entry) => null;
}
