using System.Globalization;
using System.Text.Json;
using RunwayAI.Generated;

namespace Runway;

/// <summary>The request of an operation of the "Runway AI" service that creates a medium.</summary>
internal abstract record RunwayAIRequest
{
    /// <summary>The name of the operation, as in its path: <c>generate-image</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>The kind of the result.</summary>
    public abstract MediaKind Result { get; }

    /// <summary>The prompt; null where the operation has none.</summary>
    public string? PromptText { get; init; }

    /// <summary>The input medium; null where the operation has none.</summary>
    public RunwayAIMedia? Source { get; init; }

    /// <summary>Additional members, sent unchanged.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The request on one line, for confirmations and plans.</summary>
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

    /// <summary>The additional members for the body.</summary>
    private protected Dictionary<string, object> Extra => AdditionalProperties.ToDictionary(m => m.Key, m => (object)m.Value);

    /// <summary>Checks the request before anything is sent.</summary>
    /// <exception cref="RunwayException">What is wrong, and what to do.</exception>
    public void Validate()
    {
        Check();
        if (ToWire().Members.FirstOrDefault(AdditionalProperties.ContainsKey) is { } known)
        {
            throw new RunwayException(RunwayErrors.MemberGivenTwice, $"'{known}' is not an additional member of {Operation}.");
        }
    }

    /// <summary>Checks the values.</summary>
    private protected abstract void Check();

    /// <summary>Converts it to the type of the generated client.</summary>
    internal abstract RunwayAIBody ToWire();

    private static bool IsUrl(string name) => name.EndsWith("_url", StringComparison.Ordinal) || name == "style_reference";
}
