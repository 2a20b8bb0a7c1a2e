using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Runway.Media;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Refuses tasks and files where a destination folder or page is expected. PowerShell would convert them to text, and files would
/// be saved to a folder named like an id. An id as text is refused too; write ./ before it for a folder of that name.
/// </summary>
/// <param name="input">The parameter for the objects to save.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FolderTransformationAttribute(string input) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = StoredValue.Unwrap(inputData);
        return StoredValue.Unwrap(value is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>().FirstOrDefault() : value) switch
        {
            // Converted to text here, because the engine offers other objects to the other parameter of this position first.
            DirectoryInfo folder => folder.FullName,
            FileInfo { Extension: ".html" or ".htm" } page => page.FullName,
            PathInfo path => path.Path,
            Guid => throw NotHere(),
            null => inputData,
            ValueType number => Convert.ToString(number, CultureInfo.InvariantCulture),
            string text => IsInput(text) ? throw NotHere() : inputData,
            _ => throw NotHere(),
        };
    }

    private static bool IsInput(string text) =>
        Guid.TryParse(text, out _) || (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && MediaSource.IsAddress(text));

    // After a PSInvalidCastException the engine tries the other parameters.
    private ArgumentTransformationMetadataException NotHere()
    {
        var reason = $"A destination is expected here, but the value is an object to save. Pipe it, or pass it with -{input}.";
        return new(reason, new PSInvalidCastException(reason));
    }
}
