using System.Globalization;
using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>An edit of a video: <c>POST /v1/edit-video</c>. Default: a trim.</summary>
/// <remarks>
/// The documentation has two further edits without a member for their value: a filter without a name, and a speed without a
/// factor. They are refused unless <see cref="RunwayAIRequest.AdditionalProperties"/> has the value.
/// </remarks>
internal sealed record RunwayAIVideoEditRequest : RunwayAIRequest
{
    /// <summary>The edit that cuts to a start and an end.</summary>
    public const string Trim = "trim";

    /// <summary>The edit that adds a filter, without a name for it.</summary>
    public const string AddFilter = "add-filter";

    /// <summary>The edit that changes the speed, without a factor for it.</summary>
    public const string AdjustSpeed = "adjust-speed";

    /// <summary>The edits that the documentation names.</summary>
    public static readonly IReadOnlyList<string> KnownEdits = [Trim, AddFilter, AdjustSpeed];

    private readonly string _editType = Trim;

    /// <inheritdoc/>
    public override string Operation => "edit-video";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Video;

    /// <summary>The edit.</summary>
    public string EditType
    {
        get => _editType;
        init => _editType = RunwayAIParts.Spell(value, KnownEdits)!;
    }

    /// <summary>The start of a trim in whole seconds, at least 0.</summary>
    public int? StartTime { get; init; }

    /// <summary>The end of a trim in whole seconds, after the start.</summary>
    public int? EndTime { get; init; }

    private bool HasTimes => StartTime is not null || EndTime is not null;

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Video, "video");
        RunwayAIParts.RequireText(EditType, "edit");
        RunwayAIParts.RequireAtLeast(StartTime, 0, "start time");
        RunwayAIParts.RequireAtLeast(EndTime, 1, "end time");
        if (EndTime <= StartTime)
        {
            throw new RunwayException(
                RunwayAIErrors.InvalidValue,
                string.Create(CultureInfo.InvariantCulture, $"The end ({EndTime} s) does not lie behind the start ({StartTime} s)."),
                "Both count in seconds from the beginning of the video.");
        }

        switch (EditType)
        {
            case Trim:
                RunwayAIParts.RequireForEdit(HasTimes, Trim, "a start or an end", RunwayAICases.NoTimes);
                break;
            case AddFilter or AdjustSpeed:
                RunwayAIParts.RefuseForEdit(HasTimes, EditType, "A start or an end");
                RequireWords();
                break;
        }
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new EditVideoRequest
        {
            VideoUrl = Source!.Url,
            EditType = EditType,
            StartTime = StartTime,
            EndTime = EndTime,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.EditVideoAsync(body, token),
        static answer => answer.EditedVideoUrl);

    private void RequireWords()
    {
        if (AdditionalProperties.Count == 0)
        {
            var (missing, special) = EditType == AddFilter ? ("the name of the filter", RunwayAICases.FilterOfVideo) : ("the factor", RunwayAICases.SpeedOfVideo);
            throw new RunwayException(
                RunwayAIErrors.EditIncomplete,
                $"The edit '{EditType}' of a video has no documented way to give {missing}.")
            {
                Case = special,
            };
        }
    }
}
