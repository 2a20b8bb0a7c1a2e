using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Lets a parameter take media of the "Runway AI" service in every form they come in: RunwayAIMedia objects, URLs, and
/// anything with a Url property, such as a medium that was stored as JSON or by Export-Clixml.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RunwayAIMediaTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes one medium, and no list.</summary>
    public bool IsSingle { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = StoredValue.Unwrap(inputData);
        return IsSingle ? ToMedia(inputData)
            : value is IEnumerable list and not (string or IDictionary or PSObject) ? list.Cast<object?>().Select(ToMedia).ToArray()
            : new[] { ToMedia(inputData) };
    }

    private static RunwayAIMedia ToMedia(object? item) => StoredValue.Unwrap(item) switch
    {
        RunwayAIMedia media => media,
        null => RunwayAIMedia.FromUrl(string.Empty),
        string url => RunwayAIMedia.FromUrl(url),
        Uri url => RunwayAIMedia.FromUrl(url.OriginalString),

        // No address, which is what the error will say, with what to do.
        FileInfo file => RunwayAIMedia.FromUrl(file.FullName),
        IDictionary map => FromProperties(name => map.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k as string, name, StringComparison.OrdinalIgnoreCase)) is { } key ? map[key] : null),
        ValueType => throw NotHere($"'{item}' is not a URL."),
        _ => FromProperties(name => PSObject.AsPSObject(item).Properties[name]?.Value),
    };

    // The engine takes a failed cast for "does not bind here" and goes on; any other failure ends the record.
    private static ArgumentTransformationMetadataException NotHere(string reason) => new(reason, new PSInvalidCastException(reason));

    private static RunwayAIMedia FromProperties(Func<string, object?> get)
    {
        if (StoredValue.ToText(get("Url")) is not { } url)
        {
            throw NotHere("The object has no Url property, so it is no medium.");
        }

        var known = RunwayAIMedia.FromUrl(url);
        return known with
        {
            Kind = Enum.TryParse<MediaKind>(StoredValue.ToText(get("Kind")), ignoreCase: true, out var kind) ? kind : known.Kind,
            Operation = StoredValue.ToText(get("Operation")),
            PromptText = StoredValue.ToText(get("PromptText")),
            SourceUrl = StoredValue.ToText(get("SourceUrl")),
            CreatedAt = StoredValue.ToTime(get("CreatedAt")),
            Index = (int?)StoredValue.ToNumber(get("Index")),
            Response = StoredValue.ToText(get("Response")),
        };
    }
}
