using System.Globalization;
using System.Text.RegularExpressions;

namespace Runway.Outputs;

/// <summary>
/// The names of one batch. Where tasks would share one, they are numbered in the order in which they were announced, and not
/// in that of their ends; a task that is saved keeps its name, and no other of its batch gets it. All members may be used from
/// several threads at once.
/// </summary>
/// <param name="options">Where files go, and under which names.</param>
/// <param name="known">What is known to be saved.</param>
internal sealed partial class OutputNames(OutputSaveOptions options, KnownOutputs known)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _used = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _batches = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    // Without files of earlier runs there is nothing to ask the journal, which takes a while to read.
    private readonly Lazy<bool> _asks = new(() => !options.NameTemplate.IsUnique && Directory.EnumerateFiles(options.Directory).Any() && known.IsReadable);

    // What lay there before the first output came.
    private readonly Lazy<ILookup<string, string>> _there = new(() => Directory.EnumerateFiles(options.Directory)
        .ToLookup(f => Path.GetFileNameWithoutExtension(f), StringComparer.OrdinalIgnoreCase));
    private readonly Dictionary<string, HashSet<int>> _planned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The file that is in the way of a task which is about to be created; null where there is none, or where the name is not known
    /// before the task is.
    /// </summary>
    /// <param name="draft">What is known of the task.</param>
    /// <param name="count">How many outputs it will have.</param>
    public string? InTheWay(RunwayTask draft, int count)
    {
        var template = options.NameTemplate;
        if (options.OutFile is not null || options.Force || template.IsUnique || !template.IsKnown(draft))
        {
            return null;
        }

        lock (_gate)
        {
            if (_there.Value.Count == 0)
            {
                return null;
            }

            var key = template.Format(draft, 1, 1);
            var planned = _planned.TryGetValue(key, out var known) ? known : _planned[key] = [];
            NoteBatch(draft.Batch);
            var number = Enumerable.Range(1, int.MaxValue - 1).First(n => !planned.Contains(n) && !Used(key).Contains(n));
            var expected = ExpectedOutput.Of(draft);
            if (_there.Value[Numbered(template.Format(draft, 1, count), number)].FirstOrDefault(f => expected.MayHave(Path.GetExtension(f))) is { } there)
            {
                return there;
            }

            planned.Add(number);
            return null;
        }
    }

    /// <summary>Gives a task its number, as far as its name is known already.</summary>
    public void Announce(RunwayTask task)
    {
        if (options.OutFile is not null || options.NameTemplate.IsUnique)
        {
            return;
        }

        lock (_gate)
        {
            var filled = Filled(task);
            if (options.NameTemplate.IsKnown(filled))
            {
                NumberOf(task.Id, filled);
            }
        }
    }

    /// <summary>The name, without an extension, of one output.</summary>
    /// <param name="announced">The id under which the task was announced.</param>
    /// <param name="task">The task.</param>
    /// <param name="number">Which of its outputs, from 1.</param>
    public string Take(string announced, RunwayTask task, int number)
    {
        lock (_gate)
        {
            task = Filled(task);
            var name = options.NameTemplate.Format(task, number, task.Output.Length);
            if (options.NameTemplate.IsUnique)
            {
                return Free(name, 1);
            }

            return Kept(task, number, name) is { } kept && _taken.Add(kept) ? kept : Free(name, NumberOf(announced, task));
        }
    }

    // A task of which only the id was given has its name from the journal, too.
    private RunwayTask Filled(RunwayTask task) =>
        _asks.Value || (!options.NameTemplate.IsUnique && !options.NameTemplate.IsKnown(task) && known.IsReadable) ? task.FilledFrom(known.Of(task.Id)?.ToTask()) : task;

    private int NumberOf(string id, RunwayTask task)
    {
        if (!_numbers.TryGetValue(id, out var number))
        {
            var key = options.NameTemplate.Format(task, 1, 1);
            var used = Used(key);
            NoteBatch(task.Batch);
            number = KeptNumber(id, task);
            for (var next = 1; number == 0; next++)
            {
                number = used.Contains(next) ? 0 : next;
            }

            used.Add(number);
            _numbers[id] = number;
        }

        return number;
    }

    private string Free(string name, int number)
    {
        while (true)
        {
            var free = Numbered(name, number++);
            if (_taken.Add(free))
            {
                return free;
            }
        }
    }

    // What other tasks of the same batch have, in this folder.
    private void NoteBatch(string? batch)
    {
        if (batch is null || !_asks.Value || !_batches.Add(batch))
        {
            return;
        }

        foreach (var record in known.All.Where(r => string.Equals(r.Batch, batch, StringComparison.OrdinalIgnoreCase)))
        {
            var task = record.ToTask();
            if (KeptNumber(record.Id!, task) is > 0 and var number)
            {
                Used(options.NameTemplate.Format(task, 1, 1)).Add(number);
            }
        }
    }

    private HashSet<int> Used(string key) => _used.TryGetValue(key, out var used) ? used : _used[key] = [];

    private int KeptNumber(string id, RunwayTask task)
    {
        var record = _asks.Value ? known.Of(id) : null;
        return (record?.Saved ?? []).Select(s => NumberIn(s.Path, options.NameTemplate.Format(task, s.Number, record!.Outputs))).FirstOrDefault(n => n > 0);
    }

    private string? Kept(RunwayTask task, int number, string name)
    {
        if (!_asks.Value || known.Of(task.Id) is not { } record)
        {
            return null;
        }

        // In a run whose input has moved a task has another index than the one that its file was named by.
        var before = options.NameTemplate.Format(task with { Index = record.ToTask().Index }, number, task.Output.Length);
        return record.Saved
            .Where(s => s.Number == number && (NumberIn(s.Path, name) > 0 || NumberIn(s.Path, before) > 0))
            .Select(s => Path.GetFileNameWithoutExtension(s.Path))
            .FirstOrDefault();
    }

    // 1 for the name itself, 2 and more for the numbered ones, 0 for another name or another folder.
    private int NumberIn(string path, string name)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        return Path.GetDirectoryName(path) != options.Directory || !stem.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 0
            : stem.Length == name.Length ? 1
            : Suffix().Match(stem[name.Length..]) is { Success: true } match ? int.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture)
            : 0;
    }

    private static string Numbered(string name, int number) => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");

    [GeneratedRegex(@"^-[1-9][0-9]{0,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
