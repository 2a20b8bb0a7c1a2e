using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Accepts paths and files. PowerShell converts any object to text, and a row of a CSV file would be taken for a path; here its
/// columns are tried.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FileTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a folder is accepted too.</summary>
    public bool Folders { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        IEnumerable list and not (string or IDictionary) => list.Cast<object?>().Select(ToPath).ToArray(),
        var one => ToPath(one),
    };

    private object? ToPath(object? item) => StoredValue.Unwrap(item) switch
    {
        null => null,
        string path => path,
        FileInfo file => file.FullName,
        DirectoryInfo folder when Folders => folder.FullName,

        // After a PSInvalidCastException the engine tries the other parameters; any other exception is an error of the record.
        _ => throw new ArgumentTransformationMetadataException("A path is expected here.", new PSInvalidCastException("A path is expected here.")),
    };
}
