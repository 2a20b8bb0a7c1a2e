using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Runway.Files;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Outputs;

/// <summary>
/// A template for the names of output files, with tokens in braces: <c>{Id}</c>, <c>{Index}</c>, <c>{Output}</c>,
/// <c>{Model}</c>, <c>{Operation}</c>, <c>{Prompt}</c>, <c>{InputName}</c>, <c>{Seed}</c>, <c>{Batch}</c>, <c>{Node}</c>,
/// <c>{Date}</c>. Numbers and dates take a .NET format, as in <c>{Index:0000}</c> or <c>{Date:yyyy-MM-dd}</c>. A missing value is
/// replaced by a word, such as <c>seed</c>. The extension depends on the format of the output.
/// </summary>
internal sealed partial class OutputNameTemplate
{
    /// <summary>The id of the task, and the number of the output where the task has several.</summary>
    public static readonly OutputNameTemplate Default = new("{Id}");

    private const int MaxPrompt = 48;
    private const int MaxNameBytes = 200;

    // The maximum for a value from outside, so that a number after it is not cut off.
    private const int MaxPartBytes = 120;

    // Replaced on every system, since files saved on Linux are often copied to a Windows share.
    private static readonly char[] Forbidden = [.. "<>:\"/\\|?*".Concat(Enumerable.Range(0, 32).Select(c => (char)c))];
    private static readonly string[] Tokens = ["Id", "Index", "Output", "Model", "Operation", "Prompt", "InputName", "Seed", "Batch", "Node", "Date"];
    private static readonly string[] AssetTokens = ["Id", "Index", "Prompt", "Date"];
    private readonly string _template;

    private OutputNameTemplate(string template) => _template = template;

    /// <summary>Parses a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="forAssets">Whether it is for files that are no output of a task, which have fewer tokens.</param>
    /// <exception cref="RunwayException">It is empty, contains a folder, or has an unknown token or format.</exception>
    public static OutputNameTemplate Parse(string template, bool forAssets = false)
    {
        var tokens = forAssets ? AssetTokens : Tokens;
        if (string.IsNullOrWhiteSpace(template) || template.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            throw Invalid($"'{template}' is not a template for file names.", "Give a name without a folder, such as '{Index:0000}-{Prompt}'.", ErrorCase.FolderInName);
        }

        foreach (Match match in Token().Matches(template))
        {
            if (!tokens.Contains(match.Groups["name"].Value, StringComparer.OrdinalIgnoreCase))
            {
                throw Invalid($"The name template has the unknown token '{match.Value}'.", $"Use {string.Join(", ", tokens.Select(t => $"{{{t}}}"))}.");
            }
        }

        if (Token().Replace(template, string.Empty).AsSpan().IndexOfAny('{', '}') >= 0)
        {
            throw Invalid($"The name template '{template}' has a brace that belongs to no token.", $"Use {string.Join(", ", tokens.Select(t => $"{{{t}}}"))}.");
        }

        var result = new OutputNameTemplate(template);
        try
        {
            result.Format(new RunwayTask { Id = "id", Index = 0, Seed = 0 }, 1, 1);
        }
        catch (FormatException e)
        {
            throw Invalid($"The name template '{template}' has a format that is not valid for numbers or dates. {e.Message}", "Use formats such as {Index:0000} and {Date:yyyy-MM-dd}.");
        }

        return result;
    }

    /// <summary>Whether names are unique for each task, because they have its id.</summary>
    internal bool IsUnique => Names.Contains("ID");

    /// <summary>Whether a task has all values that the name needs.</summary>
    internal bool IsKnown(RunwayTask task) => Names.All(n => n switch
    {
        "MODEL" => task.Model is not null,
        "OPERATION" => task.Operation is not null,
        "PROMPT" => task.PromptText is not null || task.Request is not null,
        "INPUTNAME" => task.Request is not null,
        "SEED" => task.Seed is not null || task.Request is not null,
        "BATCH" => task.Batch is not null || task.Request is not null,
        "DATE" => task.CreatedAt is not null,
        "INDEX" => task.Index is not null,
        "NODE" => !task.IsRun || (task.OutputNodeIds.Count > 0 && task.Request is not null),
        _ => true,
    });

    /// <summary>The names, without an extension, of the first task; empty where they depend on the task.</summary>
    /// <param name="fromStart">Whether the first task has index 0.</param>
    public IReadOnlyList<string> FirstNames(bool fromStart) => Names.All(n => n == "OUTPUT" || (fromStart && n == "INDEX"))
        ? [Format(new RunwayTask { Id = string.Empty, Index = 0 }, 1, 1), Format(new RunwayTask { Id = string.Empty, Index = 0 }, 1, 2)]
        : [];

    private IEnumerable<string> Names => Token().Matches(_template).Select(m => m.Groups["name"].Value.ToUpperInvariant());

    /// <summary>The name, without an extension, of one output.</summary>
    /// <param name="task">The task.</param>
    /// <param name="number">The number of the output, from 1.</param>
    /// <param name="count">The number of outputs; with several, the number is added where the template does not have it.</param>
    public string Format(RunwayTask task, int number, int count)
    {
        // Outputs of different nodes differ in the name of the node.
        var numbered = false;
        if (Names.Contains("NODE") && task.OutputNodes is { Count: > 0 } nodes && number <= nodes.Count)
        {
            var node = nodes[number - 1];
            (number, count, task) = (nodes.Take(number).Count(n => n == node), nodes.Count(n => n == node), task with { Node = node });
        }

        var name = Token().Replace(_template, match =>
        {
            var format = match.Groups["format"].Success ? match.Groups["format"].Value : null;
            switch (match.Groups["name"].Value.ToUpperInvariant())
            {
                case "ID": return task.Id;
                case "INDEX": return (task.Index ?? 0).ToString(format, CultureInfo.InvariantCulture);
                case "MODEL": return task.Model ?? "model";
                case "OPERATION": return task.Operation ?? "task";
                case "PROMPT": return Slug(task.PromptText);
                case "INPUTNAME": return Part(InputNote.MainNameOf(task.Request?.Inputs), "input");
                case "SEED": return task.Seed?.ToString(format, CultureInfo.InvariantCulture) ?? "seed";
                case "BATCH": return Part(task.Batch, "batch");
                case "NODE": return Part(task.Node, "node");
                case "DATE": return (task.CreatedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime.ToString(format ?? "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
                default:
                    numbered = true;
                    return number.ToString(format, CultureInfo.InvariantCulture);
            }
        });
        return Clean(name) + (count > 1 && !numbered ? $"-{number}" : string.Empty);
    }

    /// <summary>The <c>{InputName}</c> of an output that is the input of another task: that of its own input, or its prompt, or its id.</summary>
    public static string InputNameOf(RunwayTask task, int number) =>
        (InputNote.MainNameOf(task.Request?.Inputs) ?? (task.PromptText is null ? task.Id : Slug(task.PromptText))) + (task.Output.Length > 1 ? $"-{number}" : string.Empty);

    private static string Slug(string? prompt)
    {
        var words = new StringBuilder();
        foreach (var rune in (prompt ?? string.Empty).EnumerateRunes())
        {
            if (words.Length >= MaxPrompt)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                words.Append(Rune.ToLowerInvariant(rune));
            }
            else if (words.Length > 0 && words[^1] != '-')
            {
                words.Append('-');
            }
        }

        return words.ToString().TrimEnd('-') is { Length: > 0 } slug ? slug : "prompt";
    }

    private static string Part(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : Cut(text.Trim(), MaxPartBytes);

    private static string Cut(string name, int bytes)
    {
        while (Encoding.UTF8.GetByteCount(name) > bytes)
        {
            name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        }

        return name;
    }

    // Ids and models come from outside and may have control or invisible characters.
    private static string Clean(string name)
    {
        name = string.Concat(name.EnumerateRunes().Select(r => r == Rune.ReplacementChar || OutsideText.IsHidden(r) || (r.IsBmp && Array.IndexOf(Forbidden, (char)r.Value) >= 0) ? "_" : r.ToString())).Trim();
        name = FileName.Safe(Cut(name, MaxNameBytes));
        return name.Length == 0 ? "output" : name;
    }

    private static RunwayException Invalid(string message, string action, ErrorCase? special = null) =>
        new(RunwayErrors.InvalidNameTemplate, message, action) { Case = special };

    [GeneratedRegex(@"\{(?<name>[^{}:]*)(:(?<format>[^{}]*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
