using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lets a parameter take tasks in every form they come in: RunwayTask objects, ids as text, and anything with an Id
/// property, such as a row of a CSV file or a task that went through Export-Clixml on another machine.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TaskTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var data = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        return data is IEnumerable list and not (string or IDictionary or PSObject)
            ? list.Cast<object>().Select(ToTask).ToArray()
            : new[] { ToTask(inputData) };
    }

    private static RunwayTask ToTask(object? item) => item switch
    {
        RunwayTask task => task,
        PSObject { BaseObject: RunwayTask task } => task,
        PSObject { BaseObject: string id } => FromId(id),
        string id => FromId(id),
        Guid id => FromId(id.ToString()),
        PSObject { BaseObject: Guid id } => FromId(id.ToString()),
        null => throw Invalid("Nothing was given where a task is expected."),
        IDictionary map => FromProperties(name => map.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k as string, name, StringComparison.OrdinalIgnoreCase)) is { } key ? map[key] : null),
        _ => FromProperties(name => PSObject.AsPSObject(item).Properties[name]?.Value),
    };

    private static RunwayTask FromId(string id)
    {
        id = id.Trim();
        return id.Length > 0 && !id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or '\\' or '?' or '#' or '%')
            ? new RunwayTask { Id = id }
            : throw Invalid($"'{id}' is not the id of a task.");
    }

    private static RunwayTask FromProperties(Func<string, object?> get)
    {
        if (Text("Id") is not { } id)
        {
            throw Invalid("The object has no Id property, so it cannot be a task.");
        }

        return FromId(id) with
        {
            Status = Text("Status"),
            Model = Text("Model"),
            Operation = Text("Operation"),
            PromptText = Text("PromptText"),
            CreatedAt = Convert<DateTimeOffset?>("CreatedAt"),
            Output = Unwrap("Output") is IEnumerable list and not string ? [.. list.Cast<object>().Select(o => o.ToString()!)] : Text("Output") is { } one ? [one] : [],
            Failure = Text("Failure"),
            FailureCode = Text("FailureCode"),
            EstimatedCredits = Convert<double?>("EstimatedCredits"),
            Credits = Convert<double?>("Credits"),
            Index = Convert<int?>("Index"),
        };

        object? Unwrap(string name) => get(name) is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : get(name);
        string? Text(string name) => System.Convert.ToString(Unwrap(name), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
        T? Convert<T>(string name) => Unwrap(name) is { } value && value is not "" && LanguagePrimitives.TryConvertTo(value, typeof(T), CultureInfo.InvariantCulture, out var result) ? (T?)result : default;
    }

    private static ArgumentTransformationMetadataException Invalid(string message) =>
        new(message + " Give a task id, a RunwayTask, or an object with an Id property.");
}
