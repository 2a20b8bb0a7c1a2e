using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Accepts only text, or a list of texts. PowerShell converts any object to text, and would send the path of a piped file, or a
/// whole row of a CSV file, as a prompt that is paid for.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>For a parameter with one text: what to do with a list.</summary>
    public string? WithList { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        IEnumerable list and not (string or IDictionary) when WithList is not null && list.Cast<object?>().All(IsText) =>
            throw BindingError.Of($"One text is expected here, but the value is a list. {WithList}"),
        var value when IsText(value) => inputData,

        // After a PSInvalidCastException the engine tries the other parameters; any other exception is an error of the record.
        _ => throw new ArgumentTransformationMetadataException("Text is expected here.", new PSInvalidCastException("Text is expected here.")),
    };

    private static bool IsText(object? value) => StoredValue.Unwrap(value) switch
    {
        null or string or ValueType => true,
        object?[] list => Array.TrueForAll(list, IsText),
        _ => false,
    };
}
