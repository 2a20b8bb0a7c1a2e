using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Runway.Media;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Declines what is to be saved where its folder, or the page that shows it, is expected: PowerShell would make text of it, and
/// files would end up in a folder that is named after an id. An id as text is declined too; a folder of such a name is ./ and the
/// name.
/// </summary>
/// <param name="input">The parameter for what is to be saved.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FolderTransformationAttribute(string input) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = StoredValue.Unwrap(inputData);
        return StoredValue.Unwrap(value is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>().FirstOrDefault() : value) switch
        {
            // As text at once: what is no text by itself is offered to the other parameter of this position first.
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

    // The engine takes a failed cast for "does not bind here" and goes on with the parameter that takes it, where there is one.
    private ArgumentTransformationMetadataException NotHere()
    {
        var reason = $"What is to be saved was given where its destination is expected. Pipe it in, or name it with -{input}.";
        return new(reason, new PSInvalidCastException(reason));
    }
}
