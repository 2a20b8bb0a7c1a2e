using System.Globalization;
using System.Text.RegularExpressions;
using Runway.Files;

namespace Runway.Outputs;

/// <summary>
/// The file names of one batch. Tasks with equal names are numbered in the order in which they were announced, independent of
/// when they finish. A task that was saved before keeps its name, and no other task of its batch gets it. Thread-safe.
/// </summary>
/// <param name="options">The save options.</param>
/// <param name="known">The saved outputs in the journal.</param>
internal sealed partial class OutputNames(OutputSaveOptions options, KnownOutputs known)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _used = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _batches = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    // Reading the journal takes time and is needed only where files of earlier runs exist.
    private readonly Lazy<bool> _usesJournal = new(() => !options.NameTemplate.IsUnique && FilesIn(options.Directory).Any() && known.IsReadable);

    // The files that existed before the first output was saved.
    private readonly Lazy<ILookup<string, string>> _existing = new(() => FilesIn(options.Directory)
        .ToLookup(f => Path.GetFileNameWithoutExtension(f), StringComparer.OrdinalIgnoreCase));

    // The last number of each name that was planned for a task which is about to be created.
    private readonly Dictionary<string, int> _planned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file of a task that is about to be created.</summary>
    /// <param name="draft">The request as a task.</param>
    /// <param name="count">The number of outputs.</param>
    /// <returns>The file of its first output, or an existing file of that name; neither where the name depends on the task id.</returns>
    public (string? File, string? Existing) Plan(RunwayTask draft, int count)
    {
        var template = options.NameTemplate;
        if (options.OutFile is not null || template.IsUnique || !template.IsKnown(draft))
        {
            return (options.OutFile, null);
        }

        lock (_gate)
        {
            var key = template.Format(draft, 1, 1);
            AddNamesOfBatch(draft.Batch);
            var used = Used(key);
            var number = _planned.GetValueOrDefault(key) + 1;
            while (used.Contains(number))
            {
                number++;
            }

            var name = Numbered(template.Format(draft, 1, count), number);
            var expected = ExpectedOutput.Of(draft);
            if (!options.Force && _existing.Value[name].FirstOrDefault(f => expected.MayHave(Path.GetExtension(f))) is { } existing)
            {
                return (null, existing);
            }

            _planned[key] = number;
            return (Path.Combine(options.Directory, name + expected.LikelyExtension()), null);
        }
    }

    /// <summary>Assigns a number to a task if its name is known already.</summary>
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
    /// <param name="number">The number of the output, from 1.</param>
    public string Assign(string announced, RunwayTask task, int number)
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

    // Where only the id of a task was given, the journal has the values for the name.
    private RunwayTask Filled(RunwayTask task) =>
        _usesJournal.Value || (!options.NameTemplate.IsUnique && !options.NameTemplate.IsKnown(task) && known.IsReadable) ? task.FilledFrom(known.Of(task.Id)?.ToTask()) : task;

    private int NumberOf(string id, RunwayTask task)
    {
        if (!_numbers.TryGetValue(id, out var number))
        {
            var key = options.NameTemplate.Format(task, 1, 1);
            var used = Used(key);
            AddNamesOfBatch(task.Batch);
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

    // Reserves the names of the saved outputs of the batch in this folder.
    private void AddNamesOfBatch(string? batch)
    {
        if (batch is null || !_usesJournal.Value || !_batches.Add(batch))
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
        var record = _usesJournal.Value ? known.Of(id) : null;
        return (record?.AllSaved ?? []).Select(s => NumberIn(s.Path, options.NameTemplate.Format(task, s.Number, record!.Outputs))).FirstOrDefault(n => n > 0);
    }

    private string? Kept(RunwayTask task, int number, string name)
    {
        if (!_usesJournal.Value || known.Of(task.Id) is not { } record)
        {
            return null;
        }

        // When the order of the input has changed, the index differs from the one in the file name.
        var before = options.NameTemplate.Format(task with { Index = record.ToTask().Index }, number, task.Output.Length);
        return record.AllSaved
            .Where(s => s.Number == number && (NumberIn(s.Path, name) > 0 || NumberIn(s.Path, before) > 0))
            .Select(s => Path.GetFileNameWithoutExtension(s.Path))
            .FirstOrDefault();
    }

    // Under -WhatIf the folder may be missing.
    private static IEnumerable<string> FilesIn(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];

    // 1 for the name itself, 2 and more for numbered names, 0 for another name or folder.
    private int NumberIn(string path, string name)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        return !FilePath.AreSame(Path.GetDirectoryName(path), options.Directory) || !stem.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 0
            : stem.Length == name.Length ? 1
            : Suffix().Match(stem[name.Length..]) is { Success: true } match ? int.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture)
            : 0;
    }

    private static string Numbered(string name, int number) => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");

    [GeneratedRegex(@"^-[1-9][0-9]{0,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
