using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads true, false, yes, no, 1 and 0 from the cell of a CSV file, which PowerShell itself does not take for a switch
/// or a Boolean. A blank cell is absent, which for a switch means off.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlagAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter is a switch, which has no third state.</summary>
    public bool IsSwitch { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        string text when string.IsNullOrWhiteSpace(text) => IsSwitch ? false : null,
        string text => text.Trim().ToLowerInvariant() switch
        {
            "true" or "yes" or "1" or "$true" => true,
            "false" or "no" or "0" or "$false" => false,
            _ => throw BindingError.Of($"'{text}' is neither true nor false."),
        },
        SwitchParameter given => given.IsPresent,
        _ => inputData,
    };
}
