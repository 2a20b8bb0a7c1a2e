using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Recipes;
using Runway.PowerShell.Values;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes a video of several shots. It creates one task and writes it as soon as it exists.
/// <para>
/// From a story (-PromptText) the service makes five shots. With -Shot you describe three to five shots and their durations, for
/// example the rows of a CSV file with the columns Prompt and Duration.
/// </para>
/// </summary>
/// <remarks>Each second costs 13 credits at 720p and 17 at 1080p (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayVideoCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayMultiShotVideo", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = StorySet)]
[OutputType(typeof(RunwayTask))]
[Operations("recipes/" + MultiShotVideoRequest.DefaultModel)]
public sealed class NewRunwayMultiShotVideoCommand : RecipeCmdlet
{
    private const string StorySet = "Story";
    private const string ShotSet = "Shot";

    /// <summary>The story, up to 2,500 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StorySet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pipe the list: $stories | New-RunwayMultiShotVideo")]
    public string? PromptText { get; set; }

    /// <summary>
    /// Three to five shots, as in <c>@{ Prompt = 'a door opens'; Duration = 3 }</c>, or rows with these columns. A prompt has 3 to 512
    /// characters, a duration is a whole number of seconds. The sum of the durations must be 5, 10 or 15.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ShotSet)]
    [Alias("Shots")]
    public object[]? Shot { get; set; }

    /// <summary>The first frame.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FirstFrame", "Image")]
    public object? FirstImage { get; set; }

    /// <summary>Width:height of the video in pixels. Default: <c>1280:720</c>. An aspect ratio such as 16:9 selects the cheapest size with it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>The duration in seconds: 5, 10 or 15. Default: 10; with -Shot the sum of its durations.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? Duration { get; set; }

    /// <summary>Whether the video has sound. Default: true.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? Audio { get; set; }

    private protected override string? Prompt => PromptText;

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => [((object?)PromptText ?? MyInvocation.MyCommand.Name, Build)];

    private MultiShotVideoRequest Build()
    {
        var shots = ShotReader.Read(Shot);
        if (ParameterSetName == ShotSet && shots.Count == 0)
        {
            throw new RunwayException(RunwayErrors.InvalidShot, "There are no shots.");
        }

        return new MultiShotVideoRequest
        {
            Version = Given(RecipeVersion),
            PromptText = shots.Count == 0 ? PromptText : string.Join(" / ", shots.Select(shot => shot.Prompt)),
            Shots = shots,
            FirstImage = One(FirstImage, nameof(FirstImage)),
            Ratio = Given(Ratio),
            Duration = Duration.AsInt32() ?? (shots.Count == 0 ? null : shots.Sum(shot => shot.Duration)),
            Audio = Audio,
            AdditionalProperties = JsonMembers.From(AdditionalProperty),
        };
    }
}
