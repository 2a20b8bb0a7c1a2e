using Runway.Files;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Journal;

/// <summary>One create, merged from its lines in the journal.</summary>
internal sealed class JournalRecord
{
    /// <summary>The prefix of the id of a record whose task id is not known.</summary>
    public const string IntentPrefix = "intent:";

    /// <summary>Whether an id is that of a journal entry whose task id is not known.</summary>
    public static bool IsIntent(string id) => id.StartsWith(IntentPrefix, StringComparison.Ordinal);

    private readonly SortedDictionary<int, JournalLine> _saved = [];
    private readonly SortedDictionary<int, JournalLine> _saving = [];
    private List<JournalLine>? _savedBefore;
    private JournalLine? _intent;
    private JournalFile? _intentFile;
    private JournalLine? _created;
    private JournalLine? _unknown;
    private JournalLine? _state;
    private JournalLine? _removed;
    private List<JournalLine>? _notFound;
    private bool _refused;
    private bool _dismissed;

    // One bit for each attempt.
    private ulong _sent;
    private ulong _declined;

    public string? Service => (_intent ?? _created)?.Service;

    public string? Batch => _intent?.Batch;

    public string? Model => _created?.Routing?.Model ?? _intent?.Model ?? _state?.Model;

    public string? Fingerprint => _intent?.Fingerprint;

    public string? Operation => _intent?.Operation ?? _state?.Operation;

    public string? Prompt => _intent?.Prompt ?? _state?.Prompt;

    public string? RetryOf => _intent?.RetryOf;

    /// <summary>The position in the input of the command.</summary>
    public int? Index => _intent?.Index;

    /// <summary>When the create was sent or, for a task of another client, when it was first read.</summary>
    public DateTimeOffset At => (_intent ?? _created ?? _state ?? _saved.Values.FirstOrDefault() ?? _saving.Values.FirstOrDefault())?.At ?? default;

    /// <summary>Whether there certainly is no task: the service refused the request, or it was never sent.</summary>
    public bool IsRefused => Id is null && (_refused || WasNeverSent);

    /// <summary>Whether a task may exist whose id is not known: the response was lost, or the process ended before it.</summary>
    public bool IsUnknown => Id is null && HasIntent && !IsRefused && !_dismissed && !IsInFlight;

    /// <summary>Whether the request is in flight and its process still runs on this machine.</summary>
    public bool IsInFlight => Id is null && _unknown is null && !IsRefused && !_dismissed && _intentFile is { IsWriterAlive: true };

    /// <summary>Whether the create may still be sent.</summary>
    public bool MayBeSent => Id is null && !_refused && !_dismissed && _unknown is null && _intentFile is { IsWriterAlive: true };

    /// <summary>Whether there is something left to wait for or to save.</summary>
    public bool IsUnfinished => Id is not null && !_dismissed && GoneStatus is null && IsOpen && !ResourceOperation.Has(Operation);

    /// <summary>Whether there is a task, or the create may have made something. A voice that was created is no task.</summary>
    public bool IsTask => Id is not null ? !ResourceOperation.Has(Operation) : HasIntent && !IsRefused && !_dismissed;

    /// <summary>Whether it may have made a task whose id is not known: also where it is in flight, or a user has marked it as checked.</summary>
    public bool MayHaveMadeTask => Id is null && HasIntent && !IsRefused;

    /// <summary>The address of the service.</summary>
    public string? Address => Service?.Split('#')[0];

    /// <summary>The list of the service that shows what it made, with the name in it; null where there is none.</summary>
    public string? Listed => Router is { } slug ? "router " + slug : ResourceOperation.IsListed(Operation) ? $"{Operation} {Prompt}" : null;

    /// <summary>Whether it is another create that may have made what the list of the service shows for a create: also one of another key of the project.</summary>
    public bool IsRivalOf(JournalRecord create) => TaskId != create.TaskId && MayHaveMadeTask && Address == create.Address && Listed == create.Listed;

    /// <summary>The slug of the router that it was sent to; null where there is none.</summary>
    public string? Router => _intent?.Operation?.StartsWith("generate/", StringComparison.Ordinal) == true ? _intent.Parameters?["configId"]?.ToString() : null;

    /// <summary>Whether it has events that this version does not know.</summary>
    public bool HasUnknownLines { get; private set; }

    public string? Id => _created?.Id ?? _state?.Id ?? _saved.Values.FirstOrDefault()?.Id ?? _saving.Values.FirstOrDefault()?.Id;

    /// <summary>The id of the task, or that of the entry, under which the history lists it.</summary>
    public string TaskId => Id ?? IntentPrefix + Entry;

    /// <summary>The ids of its journal entries.</summary>
    public List<string> Entries { get; } = [];

    /// <summary>When it was written that the outcome is unknown; null where the process ended before.</summary>
    public DateTimeOffset? UnknownAt => _unknown?.At;

    public string? Entry => _intent?.Entry ?? _unknown?.Entry;

    /// <summary>The latest saved file of each output, by the number of the output, from 1.</summary>
    public IEnumerable<(int Number, string Path, long? Length)> Saved => FilesOf(_saved.Values);

    /// <summary>All saved files, the latest of each output first: one task may be saved to several folders.</summary>
    public IEnumerable<(int Number, string Path, long? Length)> AllSaved => FilesOf(_saved.Values.Concat(_savedBefore ?? []));

    private static IEnumerable<(int Number, string Path, long? Length)> FilesOf(IEnumerable<JournalLine> lines) =>
        lines.Where(line => line.Path is not null).Select(line => (line.Output!.Value, line.Path!, line.Length));

    private RequestNote? Request => _intent is null ? null : new RequestNote(_intent.Seed, _intent.Parameters, _intent.Inputs ?? []);

    private bool HasIntent => _intent is not null || _unknown is not null;

    // The journal writes "sent" before it sends, so without that line nothing was sent, provided that no line can be lost.
    private bool WasNeverSent => _unknown is null && _intent is not null && (_sent & ~_declined) == 0 && _intentFile is { IsComplete: true };

    private bool IsOpen => _state?.Status switch
    {
        RunwayTaskStatus.Failed or RunwayTaskStatus.Cancelled => false,
        RunwayTaskStatus.Succeeded => _saved.Count < Math.Max(1, _state.Output ?? 1),
        _ => _saved.Values.FirstOrDefault(s => s.Outputs is not null) is not { Outputs: { } outputs } || _saved.Count < outputs,
    };

    // The service returns 404 to the keys of other organizations, too, so only one of the same organization counts, and only
    // when the task was not read successfully after it.
    private string? GoneStatus =>
        _removed is not null ? RunwayTaskStatus.Deleted
        : _notFound?.Exists(n => n.Service == Service && (_state is null || n.At >= _state.At)) == true ? RunwayTaskStatus.Gone
        : null;

    /// <summary>The last known status.</summary>
    public string Status =>
        Id is null ? RunwayTaskStatus.Unknown
        : IsOpen && GoneStatus is { } gone ? gone
        : _state?.Status ?? (_saved.Count > 0 ? RunwayTaskStatus.Succeeded : RunwayTaskStatus.Pending);

    /// <summary>Adds one line. The order does not matter, and adding a line twice is idempotent.</summary>
    public void Add(JournalLine line, JournalFile file)
    {
        switch (line.Event)
        {
            case JournalEvent.Intent:
                (_intent, _intentFile) = (line, file);
                break;
            case JournalEvent.Sent:
                _sent |= BitOf(line);
                break;
            case JournalEvent.Declined:
                _declined |= BitOf(line);
                break;
            case JournalEvent.Created:
                _created = line;
                break;
            case JournalEvent.Unknown:
                _unknown = line;
                break;
            case JournalEvent.Refused:
                _refused = true;
                break;
            case JournalEvent.State:
                // A read without a wait does not know when the task finished.
                _state = _state is null || line.At >= _state.At ? line with { Finished = line.Finished ?? _state?.Finished } : _state;
                break;
            case JournalEvent.Saving when line.Output is { } number:
                _saving[number] = line;
                break;
            case JournalEvent.Saved when line.Output is { } number:
                AddSaved(number, line);
                break;
            case JournalEvent.Gone when line.Service is null:
                _removed = line;
                break;
            case JournalEvent.Gone:
                (_notFound ??= []).Add(line);
                break;
            case JournalEvent.Dismissed:
                _dismissed = true;
                break;
            default:
                HasUnknownLines = true;
                break;
        }
    }

    /// <summary>Adds the lines of another record of the same task.</summary>
    public void Merge(JournalRecord other)
    {
        if (other._intent is not null && (_intent is null || other._intent.At < _intent.At))
        {
            (_intent, _intentFile) = (other._intent, other._intentFile);
        }

        _created ??= other._created;
        _unknown ??= other._unknown;
        _removed ??= other._removed;
        _state = _state is null || other._state?.At > _state.At ? other._state : _state;
        _refused |= other._refused;
        _dismissed |= other._dismissed;
        _sent |= other._sent;
        _declined |= other._declined;
        HasUnknownLines |= other.HasUnknownLines;
        Entries.AddRange(other.Entries);
        foreach (var (number, line) in other._saved)
        {
            AddSaved(number, line);
        }

        foreach (var (number, line) in other._saving)
        {
            _saving.TryAdd(number, line);
        }

        if (other._savedBefore is not null)
        {
            (_savedBefore ??= []).AddRange(other._savedBefore);
        }

        if (other._notFound is not null)
        {
            (_notFound ??= []).AddRange(other._notFound);
        }
    }

    /// <summary>Whether this file was saved as an output of the task, or was about to be renamed to its final name, and still has the same length.</summary>
    public bool HasSaved(int output, FileInfo file) => file.Length > 0 && _saved.Values.Concat(_savedBefore ?? []).Concat(_saving.Values)
        .Any(line => line.Output == output && line.Length == file.Length && FilePath.AreSame(line.Path, file.FullName));

    private void AddSaved(int number, JournalLine line)
    {
        if (_saved.TryGetValue(number, out var before))
        {
            var (later, earlier) = line.At >= before.At ? (line, before) : (before, line);
            (_savedBefore ??= []).Insert(0, earlier);
            line = later;
        }

        _saved[number] = line;
    }

    /// <summary>The number of outputs, as far as it is known.</summary>
    public int Outputs => Math.Max(1, _state?.Output ?? _saved.Count);

    /// <summary>Whether an output was recorded as saved.</summary>
    public bool IsSaved(int output) => _saved.ContainsKey(output);

    /// <summary>The record as a task.</summary>
    public RunwayTask ToTask() => new()
    {
        Id = Name(TaskId)!,
        Status = Name(Status),
        Operation = Name(Operation),
        Model = Name(Model),
        Routing = _created?.Routing,
        PromptText = Prompt is { } prompt ? OutsideText.Visible(prompt) : null,
        Index = Index,
        CreatedAt = At,
        FinishedAt = _state?.Finished,
        Seed = _intent?.Seed,
        Request = Request,
        SavedPath = [.. _saved.Values.Select(line => Name(line.Path)).OfType<string>()],
        OutputNodeIds = [.. (_state?.Nodes ?? []).Select(node => OutsideText.OneLine(node))],
        NodeErrors = [.. _state?.NodeErrors ?? []],
        Failure = Id is null ? UnknownReason : OutsideText.Line(_state?.Reason),
        FailureCode = OutsideText.Line(_state?.FailureCode, OutsideText.LongestName),
        EstimatedCredits = CreditAmount.Plausible(_created?.Credits) ?? CreditAmount.Plausible(_intent?.AtMost),
        Credits = CreditAmount.Plausible(_state?.Credits),
        Batch = Name(Batch),
        RetryOf = Name(RetryOf),
    };

    // Any machine that shares the folder may have written it.
    private static string? Name(string? text) => text is null ? null : OutsideText.OneLine(text);

    private string UnknownReason =>
        OutsideText.Line(_unknown?.Reason) ?? (IsInFlight ? "The request is in flight; its process waits for the response." : "The process ended before the response of the service.");

    private static ulong BitOf(JournalLine line) => 1ul << (line.Attempt ?? 1);
}
