using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Reads true, false, yes, no, 1 and 0 from a cell of a CSV file, which PowerShell itself does not convert to a switch or a
/// Boolean. A blank cell means that the parameter is not given, which is off for a switch.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlagAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter is a switch, which cannot be null.</summary>
    public bool IsSwitch { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Given(inputData) switch
    {
        null => IsSwitch ? false : null,
        var value => Read(value) ?? throw BindingError.Of($"'{value}' is neither true nor false. {Allowed}"),
    };

    /// <summary>The allowed values.</summary>
    internal const string Allowed = "Use true or false, yes or no, 1 or 0.";

    /// <summary>Reads a value as a Boolean; null for any other value.</summary>
    internal static bool? Read(object value) => value switch
    {
        bool flag => flag,
        SwitchParameter given => given.IsPresent,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim().ToLowerInvariant() switch
        {
            "true" or "yes" or "1" or "$true" => true,
            "false" or "no" or "0" or "$false" => false,
            _ => null,
        },
    };
}
