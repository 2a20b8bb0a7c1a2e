using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Accepts only the HTTP methods of the API. With ValidateSet, PowerShell would complete all names and not call the completer,
/// which knows the methods of the path.
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
