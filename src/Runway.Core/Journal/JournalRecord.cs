namespace Runway;

/// <summary>Everything that the journal knows of one create, put together from its lines.</summary>
internal sealed class JournalRecord
{
    /// <summary>The beginning of the id of a record whose task the service has not named.</summary>
    public const string IntentPrefix = "intent:";

    private readonly Dictionary<int, JournalLine> _saved = [];
    private readonly Dictionary<int, JournalLine> _saving = [];
    private JournalLine? _intent;
    private JournalLine? _created;
    private JournalLine? _unknown;
    private JournalLine? _state;

    public string? Service => (_intent ?? _created)?.Service;

    public string? Batch => _intent?.Batch;

    public string? Fingerprint => _intent?.Fingerprint;

    public string? RetryOf => _intent?.RetryOf;

    /// <summary>The place in the input of the command that created it.</summary>
    public int? Index => _intent?.Index;

    /// <summary>When the create went out, or, for a task that was made elsewhere, when it was first heard of.</summary>
    public DateTimeOffset At => (_intent ?? _created ?? _state ?? _saved.Values.FirstOrDefault() ?? _saving.Values.FirstOrDefault())?.At ?? default;

    /// <summary>Whether there certainly is no task.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether a task may exist whose id nobody knows: the answer was lost, or the process ended before it came.</summary>
    public bool IsUnknown => !IsRefused && Id is null;

    /// <summary>Whether something is left to do: to wait, or to save.</summary>
    public bool IsUnfinished => Id is not null && _state?.Status switch
    {
        RunwayTaskStatus.Failed or RunwayTaskStatus.Cancelled => false,
        RunwayTaskStatus.Succeeded => _saved.Count < Math.Max(1, _state.Output ?? 1),
        _ => true,
    };

    public string? Id => _created?.Id ?? _state?.Id ?? _saved.Values.FirstOrDefault()?.Id ?? _saving.Values.FirstOrDefault()?.Id;

    public string? Entry => _intent?.Entry;

    /// <summary>The files that were saved, by the number of the output, from 1.</summary>
    public IEnumerable<(int Number, string Path, long? Length)> Saved =>
        _saved.Where(s => s.Value.Path is not null).OrderBy(s => s.Key).Select(s => (s.Key, s.Value.Path!, s.Value.Length));

    private RequestNote? Request => _intent is null ? null : new RequestNote(_intent.Seed, _intent.Parameters, _intent.Inputs ?? []);

    /// <summary>Takes in one line; the order does not matter, and a line that comes twice changes nothing.</summary>
    public void Add(JournalLine line)
    {
        switch (line.Event)
        {
            case JournalEvent.Intent:
                _intent = line;
                break;
            case JournalEvent.Created:
                _created = line;
                break;
            case JournalEvent.Unknown:
                _unknown = line;
                break;
            case JournalEvent.Refused:
                IsRefused = true;
                break;
            case JournalEvent.State:
                _state = _state is null || line.At >= _state.At ? line : _state;
                break;
            case JournalEvent.Saving when line.Output is { } number:
                _saving[number] = line;
                break;
            case JournalEvent.Saved when line.Output is { } number:
                _saved[number] = line;
                break;
        }
    }

    /// <summary>Whether this very file was saved as an output of the task, or was about to get its name, and is still as it was.</summary>
    public bool HasSaved(int output, FileInfo file) => file.Length > 0 && new[] { _saved, _saving }.Any(lines =>
        lines.TryGetValue(output, out var line) && line.Length == file.Length && string.Equals(line.Path, file.FullName, StringComparison.Ordinal));

    /// <summary>How many outputs it has, as far as anybody saw them.</summary>
    public int Outputs => Math.Max(1, _state?.Output ?? _saved.Count);

    /// <summary>Whether it is noted that an output is on disk.</summary>
    public bool IsSaved(int output) => _saved.ContainsKey(output);

    /// <summary>The record as a task, as far as the journal knows.</summary>
    public RunwayTask ToTask() => new()
    {
        Id = Name(Id ?? IntentPrefix + Entry)!,
        Status = IsUnknown ? RunwayTaskStatus.Unknown : Name(_state?.Status) ?? RunwayTaskStatus.Pending,
        Operation = Name(_intent?.Operation ?? _state?.Operation),
        Model = Name(_intent?.Model ?? _state?.Model),
        PromptText = (_intent?.Prompt ?? _state?.Prompt) is { } prompt ? OutsideText.Visible(prompt) : null,
        Index = Index,
        CreatedAt = At,
        FinishedAt = _state?.Finished,
        Seed = _intent?.Seed,
        Request = Request,
        Failure = IsUnknown ? OutsideText.Line(_unknown?.Reason) ?? "The process ended before the service answered." : OutsideText.Line(_state?.Reason),
        FailureCode = OutsideText.Line(_state?.FailureCode, OutsideText.LongestName),
        EstimatedCredits = _created?.Credits,
        Credits = _state?.Credits,
        Batch = Name(Batch),
        RetryOf = Name(RetryOf),
    };

    // The files of a journal come from any machine that shares its folder.
    private static string? Name(string? text) => text is null ? null : OutsideText.OneLine(text);
}
