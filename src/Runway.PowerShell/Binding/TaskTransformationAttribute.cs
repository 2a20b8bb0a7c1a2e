using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>
/// Lets a parameter take tasks in every form they come in: RunwayTask objects, ids as text, and anything with an Id
/// property, such as a row of a CSV file or a task that went through Export-Clixml on another machine.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TaskTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        StoredValue.Unwrap(inputData) is IEnumerable list and not (string or IDictionary or PSObject)
            ? list.Cast<object>().Select(ToTask).ToArray()
            : new[] { ToTask(inputData) };

    private static RunwayTask ToTask(object? item) => StoredValue.Unwrap(item) switch
    {
        RunwayTask task => task,
        string id => FromId(id),
        Guid id => FromId(id.ToString()),
        null => throw Invalid("Nothing was given where a task is expected."),
        _ => FromProperties(PropertyBag.Of(item!)),
    };

    private static RunwayTask FromId(string id)
    {
        id = id.Trim();
        return id.Length > 0 && !id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or '\\' or '?' or '#' or '%')
            ? new RunwayTask { Id = id }
            : throw Invalid($"'{id}' is not the id of a task.");
    }

    private static RunwayTask FromProperties(PropertyBag bag)
    {
        // TaskId is what the files of Save-RunwayTaskOutput carry.
        if ((Text("Id") ?? Text("TaskId")) is not { } id)
        {
            throw Invalid("The object has no Id property, so it cannot be a task.");
        }

        // Export-Csv writes a list as the name of its type; only what is an address can be an output.
        string[] output = [.. Texts(bag["Output"]).Where(o => Uri.TryCreate(o, UriKind.Absolute, out _))];
        var status = Text("Status");
        return FromId(id) with
        {
            // Said to have succeeded, and its output lost on the way: it has to be read again before it can be saved.
            Status = status == RunwayTaskStatus.Succeeded && output.Length == 0 ? null : status,
            Model = Text("Model"),
            Operation = Text("Operation"),
            PromptText = Text("PromptText"),
            CreatedAt = StoredValue.ToTime(bag["CreatedAt"]),
            FinishedAt = StoredValue.ToTime(bag["FinishedAt"]),
            Seed = (long?)StoredValue.ToNumber(bag["Seed"]),
            Output = output,
            SavedPath = [.. Texts(bag["SavedPath"])],
            Input = [.. Texts(bag["Input"])],
            Parameters = StoredValue.ToMap(bag["Parameters"]),
            Failure = Text("Failure"),
            FailureCode = Text("FailureCode"),
            EstimatedCredits = StoredValue.ToNumber(bag["EstimatedCredits"]),
            Credits = StoredValue.ToNumber(bag["Credits"]),
            Index = (int?)StoredValue.ToNumber(bag["Index"]),
            Batch = Text("Batch"),
            Node = Text("Node"),
            RetryOf = Text("RetryOf"),
        };

        string? Text(string name) => StoredValue.ToText(bag[name]);
    }

    private static IEnumerable<string> Texts(object? value) => StoredValue.Unwrap(value) switch
    {
        string one => [one],
        IEnumerable list => list.Cast<object?>().Select(StoredValue.ToText).OfType<string>(),
        _ => [],
    };

    private static ArgumentTransformationMetadataException Invalid(string message) =>
        BindingError.Of(message + " Give a task id, a RunwayTask, or an object with an Id property.");
}
