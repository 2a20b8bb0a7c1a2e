using System.Globalization;
using System.Text.Json;
using RunwayAI.Generated;

namespace Runway;

/// <summary>What every operation of the "Runway AI" service that makes something is asked for.</summary>
public abstract record RunwayAIRequest
{
    /// <summary>The operation's name, as in its path: <c>generate-image</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>What it makes.</summary>
    public abstract MediaKind Result { get; }

    /// <summary>The prompt; null where the operation takes none.</summary>
    public string? PromptText { get; init; }

    /// <summary>The medium that it is made from; null where the operation takes none.</summary>
    public RunwayAIMedia? Source { get; init; }

    /// <summary>Members that this version does not know, sent as they are.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>One line for questions and plans: the operation and what distinguishes this request.</summary>
    public string Summary
    {
        get
        {
            var shown = ToWire().ToJson().EnumerateObject()
                .Where(m => m.Name != "prompt" && !IsUrl(m.Name))
                .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name.Replace('_', ' ')} {m.Value}"));
            return string.Join(", ", shown.Prepend(Operation));
        }
    }

    /// <summary>The additional members in the form in which the wire wants them.</summary>
    private protected Dictionary<string, object> Extra => AdditionalProperties.ToDictionary(m => m.Key, m => (object)m.Value);

    /// <summary>Refuses what is certainly wrong before anything is sent.</summary>
    /// <exception cref="RunwayException">What is wrong, and what to do.</exception>
    public void Validate()
    {
        Check();
        if (ToWire().Members.FirstOrDefault(AdditionalProperties.ContainsKey) is { } known)
        {
            throw new RunwayException(RunwayErrors.MemberGivenTwice, $"'{known}' is not an additional member of {Operation}.");
        }
    }

    /// <summary>Refuses what cannot be right.</summary>
    private protected abstract void Check();

    /// <summary>The one place where a request becomes the wire's type.</summary>
    internal abstract RunwayAIBody ToWire();

    private static bool IsUrl(string name) => name.EndsWith("_url", StringComparison.Ordinal) || name == "style_reference";
}
