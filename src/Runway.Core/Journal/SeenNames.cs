using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// The names that commands have seen, for completion: of workflows, routers, documents, voices and avatars. They are in a file
/// beside the journal, with ids and nothing else. No command fails for it: what cannot be read or written is only not offered.
/// </summary>
internal sealed class SeenNames
{
    public const string Workflow = "workflow";
    public const string Router = "router";
    public const string Document = "document";
    public const string Voice = "voice";
    public const string Avatar = "avatar";

    /// <summary>A conversation or its live session, with the name of the avatar.</summary>
    public const string Conversation = "conversation";

    private const string FileName = "names.json";
    private const int MaxBytes = 4 * 1024 * 1024;

    // Far more than anybody looks through; the oldest go first.
    private const int MaxNames = 5000;
    private static readonly ConcurrentDictionary<string, SeenNames> Open = new(FilePath.Comparer);
    private readonly object _lock = new();
    private readonly string? _path;
    private readonly List<(SeenName Name, bool IsGone)> _unsaved = [];

    /// <summary>The names of a folder.</summary>
    /// <param name="folder">The folder of the journal; null for names that only this process keeps.</param>
    public SeenNames(string? folder) => _path = folder is null ? null : Path.Combine(folder, FileName);

    /// <summary>The names beside a journal; the same object throughout the process.</summary>
    /// <param name="folder">The folder of the journal; null where there is none.</param>
    public static SeenNames At(string? folder) => Open.GetOrAdd(folder is null ? string.Empty : FilePath.Plain(Path.GetFullPath(folder)), _ => new(folder));

    /// <summary>Notes a name.</summary>
    /// <param name="service">The service and the project: its address, and a hash of the key.</param>
    /// <param name="kind">One of the kinds above.</param>
    /// <param name="id">The id; of a router its slug.</param>
    /// <param name="name">The name.</param>
    public void Note(string service, string kind, string id, string? name) => Add(new(service, kind, id, name), isGone: false);

    /// <summary>Forgets what was deleted.</summary>
    public void Forget(string service, string kind, string id) => Add(new(service, kind, id, null), isGone: true);

    /// <summary>Those of a kind, by name.</summary>
    /// <param name="service">The service and the project; null for all.</param>
    /// <param name="kind">One of the kinds above.</param>
    public IReadOnlyList<(string Id, string? Name)> Of(string? service, string kind)
    {
        lock (_lock)
        {
            return
            [
                .. Current().Where(seen => seen.Kind == kind && (service is null || seen.Service == service))
                    .Select(seen => (seen.Id, seen.Name)).OrderBy(seen => seen.Name ?? seen.Id, StringComparer.OrdinalIgnoreCase),
            ];
        }
    }

    /// <summary>Writes what was noted since the last time. Names that another process writes at the same moment may be lost.</summary>
    public void Save()
    {
        lock (_lock)
        {
            if (_path is null || _unsaved.Count == 0)
            {
                return;
            }

            try
            {
                var saved = Read();
                if (!_unsaved.TrueForAll(seen => seen.IsGone ? !saved.ContainsKey(seen.Name.Key) : saved.GetValueOrDefault(seen.Name.Key) == seen.Name))
                {
                    Write(_path, Current());
                }

                _unsaved.Clear();
            }
            catch (Exception e) when (e is RunwayException || FileWork.IsFileError(e))
            {
                // They stay in memory, and are tried again with the next.
            }
        }
    }

    /// <summary>Deletes all names.</summary>
    /// <exception cref="RunwayException">The file cannot be deleted.</exception>
    public void Clear()
    {
        lock (_lock)
        {
            _unsaved.Clear();
            if (File.Exists(_path))
            {
                FileWork.Guard(() =>
                {
                    FileWork.Delete(_path);
                    return true;
                });
            }
        }
    }

    private void Add(SeenName name, bool isGone)
    {
        lock (_lock)
        {
            _unsaved.Add((name, isGone));
        }
    }

    // The names of the file with what was noted since; those seen last are at the end.
    private List<SeenName> Current()
    {
        var all = Read();
        foreach (var (name, isGone) in _unsaved)
        {
            all.Remove(name.Key);
            if (!isGone)
            {
                all.Add(name.Key, name);
            }
        }

        return [.. all.Values.TakeLast(MaxNames)];
    }

    private Dictionary<(string Service, string Kind, string Id), SeenName> Read()
    {
        try
        {
            var names = _path is not null && SafeFile.Read(_path, MaxBytes) is { } json ? JsonSerializer.Deserialize(json, SeenNamesJson.Default.ListSeenName) : null;
            return (names ?? []).Where(name => name is { Service: not null, Kind: not null, Id: not null }).DistinctBy(name => name.Key).ToDictionary(name => name.Key);
        }
        catch (Exception e) when (e is JsonException || FileWork.IsFileError(e))
        {
            return [];
        }
    }

    private static void Write(string path, List<SeenName> names)
    {
        var folder = Path.GetDirectoryName(path)!;
        JournalOutput.CreateFolder(folder);
        using var part = new PartFile(path, new PartFolder(folder), isPrivate: true);
        part.TakeOver();
        part.Open(resume: false).Write(JsonSerializer.SerializeToUtf8Bytes(names, SeenNamesJson.Default.ListSeenName));
        part.Complete(path, overwrite: true);
    }
}

/// <summary>A name that a command has seen.</summary>
internal sealed record SeenName(string Service, string Kind, string Id, string? Name)
{
    [JsonIgnore]
    public (string Service, string Kind, string Id) Key => (Service, Kind, Id);
}

/// <summary>Serializes the names.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<SeenName>))]
internal sealed partial class SeenNamesJson : JsonSerializerContext;
