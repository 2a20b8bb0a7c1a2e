using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Reads numbers exactly. PowerShell itself reads '0,5', which is one half in CSV files of some cultures, as 5, and rounds 2.5 to 2
/// for a whole number; both would be paid for. A blank cell means that the parameter is not given.
/// <para>
/// For a parameter of type <see cref="Number"/>, a value that is not valid is an error of its row, in the order of the input. For
/// other types it is an error of binding.
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

    /// <summary>Whether the parameter is of type Number.</summary>
    public bool IsCell { get; init; }

    /// <summary>Whether text may end in KB, MB, GB, TB or PB, like numbers in PowerShell.</summary>
    public bool TakesUnits { get; init; }

    /// <summary>Whether the parameter takes several numbers.</summary>
    public bool IsList { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        IsList && StoredValue.Unwrap(inputData) is IList list ? list.Cast<object?>().Select(Read).ToArray() : Read(inputData);

    private object? Read(object? inputData)
    {
        if (Given(inputData) is not { } value || value is Number)
        {
            return Given(inputData);
        }

        if ((IsCell ? _range.Room : _range).Read(value, TakesUnits) is { } number)
        {
            return IsCell ? new Number(number) : number;
        }

        return IsCell ? new Number(_range.Refusal(value, _name)) : throw BindingError.Of($"'{value}' is not {_range}.");
    }
}
