using System.Runtime.CompilerServices;
using System.Text.Json;
using Runway.Generated;
using Runway.Http;
using Runway.Journal;
using Runway.Json;
using Runway.Lifecycle;
using Runway.Operations;
using Runway.Submission;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Rest;

/// <summary>
/// Sends requests to any path of the API, also to unknown ones, by the same rules as all others: reads and deletes are retried,
/// other requests are sent once, and creates are written to the journal.
/// </summary>
internal sealed class RestService
{
    private const string Consequence = "It may have been acted on, and charged.";
    private const string MostPerPage = "100";
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ConnectionContext _connection;
    private readonly TaskService _tasks;
    private readonly TaskJournal? _journal;
    private readonly ReadPolicy<RunwayClient> _reads;
    private readonly SingleSend<RunwayClient> _once;

    internal RestService(ConnectionContext connection, TaskService tasks, TaskJournal? journal)
    {
        (_connection, _tasks, _journal) = (connection, tasks, journal);
        _reads = new ReadPolicy<RunwayClient>(connection, connection.Client);
        _once = new SingleSend<RunwayClient>(connection, connection.Client);
    }

    /// <summary>Sends a request and returns the response unchanged.</summary>
    /// <exception cref="RunwayException">It was refused, could not be sent, or its outcome is unknown.</exception>
    public async Task<RestResponse> SendAsync(RestCall call, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var address = RestAddress.Of(call, _connection.BaseAddress);
        foreach (var warning in call.Body is { } sent ? RequestText.Warnings(RequestText.Check(sent)) : [])
        {
            observer?.OnWarning(warning);
        }

        return await SendAsync(call, address, OperationOf(call, address), observer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RestResponse> SendAsync(RestCall call, string address, string? operation, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? body = call.Body is { } given ? JsonBody.ToUtf8(given) : null;
        var what = call.ToString();
        RawResponse answer;
        if (call.IsRepeatable)
        {
            answer = await _reads.RunAsync(what, (client, token) => client.SendRawAsync(call.Method, address, body, token), observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        }
        else if (operation is not null)
        {
            RawResponse? received = null;
            var task = await _tasks.CreateAsync(RawCreate.From(operation, address, call.Body ?? default, r => received = r), new SubmissionOptions(), observer, cancellationToken).ConfigureAwait(false);
            return ToAnswer(received ?? new RawResponse(200, null, []), operation == ResourceOperation.VoicePreview ? null : task.Id);
        }
        else
        {
            answer = await _once.RunAsync(what, Consequence, client => client.SendRawAsync(call.Method, address, body, CancellationToken.None), (a, _) => a, observer, cancellationToken, salvage: c => Salvage(call, c)).ConfigureAwait(false);
            return ToAnswer(answer, await NoteAsync(call, address, answer, observer).ConfigureAwait(false));
        }

        return ToAnswer(answer, null);
    }

    /// <summary>Reads all pages of a list, which have the format <c>{data, hasMore, nextCursor}</c> in this API.</summary>
    /// <exception cref="RunwayException">It cannot be read, or the response is not a list.</exception>
    public async IAsyncEnumerable<JsonElement> ReadPagesAsync(RestCall call, IRunwayObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var query = new Dictionary<string, string?>(call.Query);
        if (!call.Path.Contains("limit=", StringComparison.Ordinal))
        {
            query.TryAdd("limit", MostPerPage);
        }

        var seen = new CursorTrail();
        while (true)
        {
            var page = (await SendAsync(call with { Query = query }, observer, cancellationToken).ConfigureAwait(false)).ToJson();
            if (page is not { ValueKind: JsonValueKind.Object } list || !list.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
            {
                throw new RunwayException(RunwayErrors.NotAList, $"{call}: the answer is not a page of a list.");
            }

            foreach (var item in data.EnumerateArray())
            {
                yield return item;
            }

            var cursor = list.TryGetProperty("nextCursor", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
            bool? hasMore = list.TryGetProperty("hasMore", out var more) && more.ValueKind is JsonValueKind.True or JsonValueKind.False ? more.ValueKind == JsonValueKind.True : null;
            if (seen.Next(hasMore, cursor) is not { } following)
            {
                yield break;
            }

            query["cursor"] = following;
        }
    }

    // The operation of a create; null for other calls. A trial run of a router creates nothing.
    private static string? OperationOf(RestCall call, string address)
    {
        if (call is not { Method.Method: "POST", Body: null or { ValueKind: JsonValueKind.Object } })
        {
            return null;
        }

        return OperationTable.OfPath(address["v1/".Length..].Split('?')[0]) is { } operation
            && !(call.Body is { } body && body.TryGetProperty("dryRun", out var trial) && trial.ValueKind == JsonValueKind.True) ? operation : null;
    }

    private static RestResponse ToAnswer(RawResponse answer, string? created) => new(answer.StatusCode, answer.MediaType, answer.Body) { CreatedId = created };

    // A successful response with a wrong type or length may still contain the created task.
    private static RawResponse? Salvage(RestCall call, RequestContext context) =>
        call.Method == HttpMethod.Post && CreateResponse.FindId(context.Answer) is not null ? new RawResponse(context.StatusCode ?? 200, null, context.Answer!) : null;

    // An unknown create is recognised by its response, which has an id and an estimate, and is then written to the journal, so
    // that its id is not lost. So is a trial that made a task.
    private async Task<string?> NoteAsync(RestCall call, string address, RawResponse answer, IRunwayObserver? observer)
    {
        if (call.Method != HttpMethod.Post || CreateResponse.FindId(answer.Body) is not { } found
            || (!CreateResponse.HasEstimate(answer.Body) && OperationTable.OfPath(address["v1/".Length..].Split('?')[0]) is null))
        {
            return null;
        }

        var id = OutsideText.OneLine(found);
        if (_journal is not { } journal)
        {
            return id;
        }

        var credits = CreateResponse.Plausible(RunwayClient.ReadCreated(answer)?.EstimatedCost?.CreditsProp, id, observer);
        var request = RawCreate.From(address["v1/".Length..].Split('?')[0], address, call.Body ?? default, _ => { });
        await journal.AddFoundAsync(new RunwayTask { Id = id, EstimatedCredits = credits }, _connection, request, new RequestNote(null, null, []), observer).ConfigureAwait(false);
        return id;
    }
}
