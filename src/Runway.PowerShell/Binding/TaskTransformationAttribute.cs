using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>
/// Converts all forms of tasks: RunwayTask objects, ids as text, and objects with an Id property, such as rows of a CSV file or
/// tasks from Export-Clixml of another machine.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TaskTransformationAttribute : ArgumentTransformationAttribute
{
    // Their ids would be taken for those of tasks.
    private static readonly string[] OtherKinds =
    [
        nameof(RunwayVoice), nameof(RunwayAvatar), nameof(RunwayDocument), nameof(RunwayAvatarSession), nameof(RunwayAvatarConversation), nameof(RunwayRouter), nameof(RunwayWorkflow),
    ];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        StoredValue.Unwrap(inputData) is IEnumerable list and not (string or IDictionary or PSObject)
            ? list.Cast<object>().Select(ToTask).ToArray()
            : new[] { ToTask(inputData) };

    private static RunwayTask ToTask(object? item) => StoredValue.Unwrap(item) switch
    {
        RunwayTask task => task,
        RunwayRouterRequest request => FromId(request.TaskId ?? throw Invalid($"Request {request.Id} to a router has no task ({request.Status}).")),
        string id => FromId(id),
        Guid id => FromId(id.ToString()),
        null => throw Invalid("The task is missing."),
        var other when StoredValue.TypeOf(item!, OtherKinds) is { } kind => throw Invalid($"A {kind} is not a task."),
        _ => FromProperties(PropertyBag.Of(item!)),
    };

    private static RunwayTask FromId(string id)
    {
        id = id.Trim();
        return id.Length > 0 && !id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or '\\' or '?' or '#' or '%')
            ? new RunwayTask { Id = id }
            : throw Invalid($"'{id}' is not a task id.");
    }

    private static RunwayTask FromProperties(PropertyBag bag)
    {
        // Files from Save-RunwayTaskOutput have the property TaskId.
        if ((Text("Id") ?? Text("TaskId")) is not { } id)
        {
            throw Invalid("The object has no Id property.");
        }

        // Export-Csv writes a list as the name of its type, so only addresses are read as outputs.
        string[] output = [.. Texts(bag["Output"]).Where(o => Uri.TryCreate(o, UriKind.Absolute, out _))];
        var status = Text("Status");
        return FromId(id) with
        {
            // A succeeded task without its output, or without the nodes of its outputs, must be read again before it can be saved.
            Status = status == RunwayTaskStatus.Succeeded && (output.Length == 0 || Text("Operation") == RunwayTask.WorkflowOperation) ? null : status,
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
        BindingError.Of(message + " Pass a task id, a RunwayTask, or an object with an Id property.");
}
