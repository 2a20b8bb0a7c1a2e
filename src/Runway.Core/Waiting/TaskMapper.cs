using System.Text.Json;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Waiting;

/// <summary>Maps the generated types to the types of the engine.</summary>
internal static class TaskMapper
{
    /// <summary>Updates a task with a response. The service does not return index, prompt and model. Its texts are made safe to show.</summary>
    public static RunwayTask Merge(RunwayTask known, TaskResponse read, ConnectionContext connection) => known with
    {
        Status = StatusOf(read.Status, connection),
        CreatedAt = read.CreatedAt ?? known.CreatedAt,
        Progress = read.Progress,
        Output = read.Output?.Select(OutsideText.Address).ToArray() ?? [],
        Failure = connection.Clean(read.Failure),
        FailureCode = connection.Clean(read.FailureCode, OutsideText.LongestName),
        EstimatedCredits = CreditAmount.Plausible(read.EstimatedCost?.CreditsProp) ?? known.EstimatedCredits,
        Credits = CreditAmount.Plausible(read.Cost?.CreditsProp) ?? known.Credits,
    };

    /// <summary>
    /// Updates a run of a workflow with a response. Its outputs are in the order of the ids of their nodes, in every read: the journal
    /// has their numbers.
    /// </summary>
    public static RunwayTask Merge(RunwayTask known, WorkflowInvocationResponse read, ConnectionContext connection)
    {
        var outputs = (read.Output?.AdditionalData ?? new Dictionary<string, object>()).OrderBy(node => node.Key, StringComparer.Ordinal)
            .SelectMany(node => Addresses(node.Value).Select(url => (Node: Clean(node.Key), Url: OutsideText.Address(url)))).ToList();
        var unreadable = (read.Output?.AdditionalData ?? new Dictionary<string, object>()).Where(node => !IsReadable(node.Value))
            .Select(node => new RunwayNodeError { NodeId = Clean(node.Key), Node = known.NodeName(Clean(node.Key)), Message = "An output is not an address that can be read" });
        return known with
        {
            Operation = RunwayTask.WorkflowOperation,
            Status = StatusOf(read.Status, connection),
            CreatedAt = read.CreatedAt ?? known.CreatedAt,
            Progress = read.Progress,
            Output = [.. outputs.Select(o => o.Url)],
            OutputNodeIds = [.. outputs.Select(o => o.Node)],
            NodeErrors = [.. unreadable, .. (read.NodeErrors?.AdditionalData ?? new Dictionary<string, object>()).Where(node => node.Value is JsonElement { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) }).Select(node => ErrorOf(node.Key, (JsonElement)node.Value))],
            Failure = connection.Clean(read.Failure),
            FailureCode = connection.Clean(read.FailureCode, OutsideText.LongestName),
        };

        RunwayNodeError ErrorOf(string id, JsonElement error)
        {
            return new RunwayNodeError
            {
                NodeId = Clean(id),
                Node = TextOf(error, "nodeName") is { Length: > 0 } name ? Clean(name) : known.NodeName(Clean(id)),
                Message = connection.Clean(error.ValueKind == JsonValueKind.Object ? TextOf(error, "message") : error.ToString()),
                FailureCode = connection.Clean(TextOf(error, "failureCode"), OutsideText.LongestName),
            };
        }

        string Clean(string text) => connection.Clean(text, OutsideText.LongestName)!;
    }

    private static IEnumerable<string> Addresses(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(url => url.ValueKind == JsonValueKind.String).Select(url => url.GetString()!),
        JsonElement { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        _ => [],
    };

    private static bool IsReadable(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().All(url => url.ValueKind is JsonValueKind.String or JsonValueKind.Null),
        JsonElement json => json.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined,
        _ => true,
    };

    private static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static string StatusOf(string? text, ConnectionContext connection) => string.IsNullOrEmpty(text)
        ? RunwayTaskStatus.Unknown
        : RunwayTaskStatus.Normalize(text) is var status && RunwayTaskStatus.IsKnown(status) ? status : connection.Clean(status, OutsideText.LongestName)!;

    /// <summary>Updates a task with the result of another read.</summary>
    public static RunwayTask Merge(RunwayTask known, RunwayTask seen) => known with
    {
        Operation = known.Operation ?? seen.Operation,
        Resource = seen.Resource,
        OutputNodeIds = seen.OutputNodeIds,
        NodeErrors = seen.NodeErrors,
        Status = seen.Status,
        CreatedAt = seen.CreatedAt ?? known.CreatedAt,
        FinishedAt = seen.FinishedAt ?? known.FinishedAt,
        Progress = seen.Progress,
        Output = seen.Output,
        Failure = seen.Failure,
        FailureCode = seen.FailureCode,
        EstimatedCredits = seen.EstimatedCredits ?? known.EstimatedCredits,
        Credits = seen.Credits ?? known.Credits,
    };
}
