using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Converts all forms of media of the "Runway AI" service: RunwayAIMedia objects, URLs, and objects with a Url property, such as a
/// medium from JSON or Export-Clixml.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RunwayAIMediaTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter accepts one medium, and not a list.</summary>
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

        // Not a URL; the error of the request says so.
        FileInfo file => RunwayAIMedia.FromUrl(file.FullName),
        ValueType => throw NotHere($"'{item}' is not a URL."),
        _ => FromProperties(PropertyBag.Of(item!)),
    };

    // After a PSInvalidCastException the engine tries the other parameters; any other exception is an error of the record.
    private static ArgumentTransformationMetadataException NotHere(string reason) => new(reason, new PSInvalidCastException(reason));

    private static RunwayAIMedia FromProperties(PropertyBag bag)
    {
        if (StoredValue.ToText(bag["Url"]) is not { } url)
        {
            throw NotHere("The object has no Url property, so it is not a medium.");
        }

        var known = RunwayAIMedia.FromUrl(url);
        return known with
        {
            Kind = Enum.TryParse<MediaKind>(StoredValue.ToText(bag["Kind"]), ignoreCase: true, out var kind) ? kind : known.Kind,
            Operation = StoredValue.ToText(bag["Operation"]),
            PromptText = StoredValue.ToText(bag["PromptText"]),
            SourceUrl = StoredValue.ToText(bag["SourceUrl"]),
            CreatedAt = StoredValue.ToTime(bag["CreatedAt"]),
            Index = (int?)StoredValue.ToNumber(bag["Index"]),
            Response = StoredValue.ToText(bag["Response"]),
        };
    }
}
