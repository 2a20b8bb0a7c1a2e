using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using Runway.Catalogue;

namespace Runway.PowerShell.Completion;

/// <summary>
/// Reads a New- command that is being typed. Where the line does not say what the command will get, such as what comes through the
/// pipe, there are several drafts.
/// </summary>
internal sealed class TypedCommand
{
    private const string Prompt = "PromptText";
    private const string PromptOfDraft = "a red boat on a lake in the morning";
    private const string Pipe = "InputObject";
    private const string Shot = "Shot";
    private const string Literal = "LiteralPath";

    private readonly Type _cmdlet;
    private readonly CommandAst _ast;
    private readonly Dictionary<string, object?> _bound = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _open = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the command.</summary>
    /// <param name="cmdlet">Its class.</param>
    /// <param name="ast">Its text.</param>
    /// <param name="bound">The values that PowerShell could read from it.</param>
    /// <param name="completed">The parameter whose value is completed.</param>
    public TypedCommand(Type cmdlet, CommandAst ast, IDictionary bound, string completed)
    {
        (_cmdlet, _ast) = (cmdlet, ast);
        foreach (var name in StaticParameterBinder.BindCommand(ast).BoundParameters.Keys.Concat(bound.Keys.Cast<string>()).Where(name => IsOwn(name) && !name.Equals(completed, StringComparison.OrdinalIgnoreCase)))
        {
            _bound[name] = bound[name];
            if (!bound.Contains(name))
            {
                _open.Add(name);
            }
        }
    }

    /// <summary>What the command may be when it is run.</summary>
    public IReadOnlyList<DraftCommand> Drafts() => [.. Values().SelectMany(values => Models(new DraftCommand(_cmdlet, values)))];

    // For a model that cannot be read, such as (Get-Content model.txt), all models that it may be.
    private IEnumerable<DraftCommand> Models(DraftCommand draft) => !_open.Contains("Model") ? [draft] : OperationCmdlets.OperationsOf(_cmdlet)
        .SelectMany(ModelCatalogue.Current.ModelsOf).Where(m => m.Status == RunwayModelStatus.Live).Select(m => m.Model).Distinct().Select(model => draft.With("Model", model));

    private IEnumerable<Dictionary<string, object?>> Values()
    {
        foreach (var kind in new[] { MediaKind.Image, MediaKind.Video, MediaKind.Audio })
        {
            var media = new MediaDraft(kind);
            foreach (var values in Values(media))
            {
                yield return values;
            }

            if (!media.IsGuess)
            {
                yield break;
            }
        }
    }

    private IEnumerable<Dictionary<string, object?>> Values(MediaDraft media)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in _bound)
        {
            if (name.Equals(Literal, StringComparison.OrdinalIgnoreCase))
            {
                values[Main] = media.Of(value, KindOf(Main));
            }
            else if (IsMedia(name))
            {
                values[name] = media.Of(value, KindOf(name));
            }
            else if (name.Equals(Prompt, StringComparison.OrdinalIgnoreCase))
            {
                values[name] = value ?? PromptOfDraft;
            }
            else if (value is not null)
            {
                values[name] = value;
            }
        }

        foreach (var name in Mandatory.Where(name => !values.ContainsKey(name) && (IsMedia(name) || name == Prompt)))
        {
            values[name] = IsMedia(name) ? media.Of(null, KindOf(name)) : PromptOfDraft;
        }

        return _cmdlet.GetProperty(Pipe) is null || Frames.Any(values.ContainsKey) ? [values] : Inputs(values, media);
    }

    // New-RunwayVideo makes a video of a prompt, of pictures or of videos, whichever it gets.
    private IEnumerable<Dictionary<string, object?>> Inputs(Dictionary<string, object?> values, MediaDraft media)
    {
        var isPiped = _ast.Parent is PipelineAst pipe && pipe.PipelineElements[0] != _ast;
        var piped = isPiped ? PipedInput.OperationOf(_ast) : values.ContainsKey(Prompt) ? PipedInput.FromText : null;
        if (piped is null or PipedInput.FromText)
        {
            yield return new(values, values.Comparer) { [Prompt] = values.GetValueOrDefault(Prompt) ?? PromptOfDraft };
        }

        if (piped != PipedInput.FromText)
        {
            MediaKind? kind = piped switch { PipedInput.FromImage => MediaKind.Image, PipedInput.FromVideo => MediaKind.Video, _ => null };
            yield return new(values, values.Comparer) { [Pipe] = media.Of(null, kind) };
            if (piped is null)
            {
                yield return new(values, values.Comparer) { [Pipe] = media.Of(null, kind), [Prompt] = values.GetValueOrDefault(Prompt) ?? PromptOfDraft };
            }
        }
    }

    private static readonly string[] Frames = ["Image", "LastImage", "Video", Pipe];

    // The parameter of the media that the command is about.
    private string Main => Mandatory.FirstOrDefault(IsMedia) ?? Pipe;

    // Those of the default parameter set.
    private IEnumerable<string> Mandatory => _cmdlet.GetProperties()
        .Where(p => p.GetCustomAttributes(typeof(ParameterAttribute), inherit: true).Cast<ParameterAttribute>().Any(IsMandatory)).Select(p => p.Name);

    private bool IsMandatory(ParameterAttribute attribute) => attribute.Mandatory
        && (attribute.ParameterSetName == ParameterAttribute.AllParameterSets || attribute.ParameterSetName == _cmdlet.GetCustomAttribute<CmdletAttribute>()!.DefaultParameterSetName);

    private bool IsOwn(string name) => _cmdlet.GetProperty(name) is { } property
        && (property.DeclaringType == _cmdlet || property.Name is Literal or "AdditionalProperty" or "RecipeVersion" or "Router");

    private bool IsMedia(string name) => !name.Equals(Shot, StringComparison.OrdinalIgnoreCase) && _cmdlet.GetProperty(name)?.PropertyType is { } type && (type == typeof(object) || type == typeof(object[]));

    // The parameters have the kind in their name, but for those that take several kinds.
    private static MediaKind? KindOf(string parameter) =>
        parameter.EndsWith("Image", StringComparison.OrdinalIgnoreCase) || parameter.Equals("Keyframe", StringComparison.OrdinalIgnoreCase) ? MediaKind.Image
        : parameter.EndsWith("Video", StringComparison.OrdinalIgnoreCase) || parameter.Equals("Reference", StringComparison.OrdinalIgnoreCase) ? MediaKind.Video
        : parameter.EndsWith("Audio", StringComparison.OrdinalIgnoreCase) || parameter.Equals("VoiceSample", StringComparison.OrdinalIgnoreCase) ? MediaKind.Audio
        : null;
}
