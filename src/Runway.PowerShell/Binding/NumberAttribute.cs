using System.Management.Automation;
using System.Runtime.CompilerServices;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Reads numbers without a guess. PowerShell by itself makes 5 of '0,5', which a CSV file of some cultures has for a half, and
/// rounds 2.5 to 2 where a whole number is wanted; both would be paid for. A blank cell is a number that was not given.
/// <para>
/// Of a parameter of type <see cref="Number"/>, what cannot be read is the error of its row, in the order of the input; of any
/// other it ends the command.
/// </para>
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberAttribute : ArgumentTransformationAttribute
{
    private readonly NumberRange _range;
    private readonly string _name;

    /// <summary>Allows whole numbers.</summary>
    public NumberAttribute(long least, long most, [CallerMemberName] string name = "") => (_range, _name) = (new NumberRange(least, most, true), name);

    /// <summary>Allows fractions, too.</summary>
    public NumberAttribute(double least, double most, [CallerMemberName] string name = "") => (_range, _name) = (new NumberRange((decimal)least, (decimal)most, false), name);

    /// <summary>Whether the parameter is a cell of a row.</summary>
    public bool IsCell { get; init; }

    /// <summary>Whether text may end in KB, MB, GB, TB or PB, as numbers of PowerShell may.</summary>
    public bool TakesUnits { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given(inputData) is not { } value || value is Number)
        {
            return Given(inputData);
        }

        if ((IsCell ? _range.Room : _range).Read(value, TakesUnits) is { } number)
        {
            return IsCell ? new Number(number) : number;
        }

        var error = new RunwayException(RunwayErrors.InvalidNumber, $"'{value}' is not {_range} for -{_name}.", $"Give {_range}, with a decimal point and no other sign in it.");
        return IsCell ? new Number(error) : throw BindingError.Of($"'{value}' is not {_range}.");
    }
}
