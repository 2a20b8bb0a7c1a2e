using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads a blank cell of a CSV file as a number that was not given. PowerShell by itself reads it as 0, and a whole
/// batch would share the seed 0 without a word.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BlankIsAbsentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        StoredValue.Unwrap(inputData) is string text && string.IsNullOrWhiteSpace(text) ? null : inputData;
}
