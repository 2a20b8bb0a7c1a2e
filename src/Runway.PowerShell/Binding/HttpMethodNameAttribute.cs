using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Refuses what is no HTTP method of the API. ValidateSet does the same, and PowerShell then completes all of its names and asks no
/// completer, which knows what the path takes.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpMethodNameAttribute : ValidateArgumentsAttribute
{
    internal static readonly string[] Names = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (!Names.Contains(arguments as string, StringComparer.OrdinalIgnoreCase))
        {
            throw new ValidationMetadataException($"'{arguments}' is not one of {string.Join(", ", Names)}.");
        }
    }
}
