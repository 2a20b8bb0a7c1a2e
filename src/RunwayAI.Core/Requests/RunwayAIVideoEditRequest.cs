using System.Globalization;
using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>An edit of a video: <c>POST /v1/edit-video</c>; it trims unless something else is asked for.</summary>
/// <remarks>
/// The documentation has two further edits and no member for what they need: a filter without a name, a speed without a
/// factor. They are refused unless <see cref="RunwayAIRequest.AdditionalProperties"/> says what is missing.
/// </remarks>
public sealed record RunwayAIVideoEditRequest : RunwayAIRequest
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

    /// <summary>Where a trim begins, in whole seconds from the beginning, at least 0.</summary>
    public int? StartTime { get; init; }

    /// <summary>Where a trim ends, in whole seconds from the beginning; behind the start.</summary>
    public int? EndTime { get; init; }

    private bool HasTimes => StartTime is not null || EndTime is not null;

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Video, "Video");
        RunwayAIParts.RequireText(EditType, nameof(EditType));
        RunwayAIParts.RequireAtLeast(StartTime, 0, nameof(StartTime));
        RunwayAIParts.RequireAtLeast(EndTime, 1, nameof(EndTime));
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
                RunwayAIParts.RequireForEdit(HasTimes, Trim, "-StartTime or -EndTime");
                break;
            case AddFilter or AdjustSpeed:
                RunwayAIParts.RefuseForEdit(HasTimes, EditType, "-StartTime or -EndTime");
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
            var (missing, command) = EditType == AddFilter ? ("the name of the filter", "Set-RunwayAIVideoFilter") : ("the factor", "Set-RunwayAIVideoSpeed");
            throw new RunwayException(
                RunwayAIErrors.EditIncomplete,
                $"The edit '{EditType}' of a video has no documented way to give {missing}.",
                $"Use {command}, or give it with -AdditionalProperty if you know its name.");
        }
    }
}
