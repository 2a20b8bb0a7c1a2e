namespace Runway;

/// <content>The errors about a request that is wrong, or cannot be told to be right; nothing was sent.</content>
public static partial class RunwayErrors
{
    /// <summary>The prompt is empty, or there is nothing else to make something from.</summary>
    public static RunwayError InvalidPrompt { get; } = new(
        "RunwayInvalidPrompt", RunwayErrorKind.InvalidArgument,
        "The prompt is empty, or there is nothing else to make something from.",
        "Give a prompt; leave blank lines out of the input.");

    /// <summary>The model is empty.</summary>
    public static RunwayError InvalidModel { get; } = new(
        "RunwayInvalidModel", RunwayErrorKind.InvalidArgument,
        "The model is empty.",
        "Leave -Model out to use the default.");

    /// <summary>The seed is out of range.</summary>
    public static RunwayError InvalidSeed { get; } = new(
        "RunwayInvalidSeed", RunwayErrorKind.InvalidArgument,
        "The seed is out of range.",
        "Use a whole number from 0 to 4294967295.");

    /// <summary>The value is not a threshold for public figures.</summary>
    public static RunwayError InvalidPublicFigureThreshold { get; } = new(
        "RunwayInvalidPublicFigureThreshold", RunwayErrorKind.InvalidArgument,
        "The value is not a threshold for public figures.",
        "Use one of those that the error names, or leave the parameter out.");

    /// <summary>The text is not a duration.</summary>
    public static RunwayError InvalidDuration { get; } = new(
        "RunwayInvalidDuration", RunwayErrorKind.InvalidArgument,
        "The text is not a duration.",
        "Use a number of seconds such as 5, or auto where the model takes it.");

    /// <summary>The text is not a number.</summary>
    public static RunwayError InvalidNumber { get; } = new(
        "RunwayInvalidNumber", RunwayErrorKind.InvalidArgument,
        "The text is not a number.",
        "Write it with a decimal point, such as 5 or 2.5.");

    /// <summary>The text is not a tag for a reference image.</summary>
    public static RunwayError InvalidReferenceTag { get; } = new(
        "RunwayInvalidReferenceTag", RunwayErrorKind.InvalidArgument,
        "The text is not a tag for a reference image.",
        "A tag has 3 to 16 characters, begins with a letter and goes on with letters, digits or underscores.");

    /// <summary>The value is not a keyframe.</summary>
    public static RunwayError InvalidKeyframe { get; } = new(
        "RunwayInvalidKeyframe", RunwayErrorKind.InvalidArgument,
        "The value is not a keyframe.",
        "Write @{ Image = './frame.png'; Seconds = 2.5 }, or At with a part of the whole (0 to 1) in place of Seconds.");

    /// <summary>A voice is given twice, by name and by a recording.</summary>
    public static RunwayError InvalidVoice { get; } = new(
        "RunwayInvalidVoice", RunwayErrorKind.InvalidArgument,
        "A voice is given twice, by name and by a recording.",
        "Pass -Voice or -VoiceSample, not both.");

    /// <summary>The voice is missing.</summary>
    public static RunwayError VoiceRequired { get; } = new(
        "RunwayVoiceRequired", RunwayErrorKind.InvalidArgument,
        "The voice is missing.",
        "Pass -Voice with a name that Tab completes.");

    /// <summary>The language to dub into is missing.</summary>
    public static RunwayError LanguageRequired { get; } = new(
        "RunwayLanguageRequired", RunwayErrorKind.InvalidArgument,
        "The language to dub into is missing.",
        "Pass -TargetLanguage, for example -TargetLanguage de.");

    /// <summary>The model needs a ratio, and there is no default that fits it.</summary>
    public static RunwayError RatioRequired { get; } = new(
        "RunwayRatioRequired", RunwayErrorKind.InvalidArgument,
        "The model needs a ratio, and there is no default that fits it.",
        "Pass -Ratio, for example -Ratio 1024:1024.");

    /// <summary>The ratio is a shape for which the model has several sizes.</summary>
    public static RunwayError RatioAmbiguous { get; } = new(
        "RunwayRatioAmbiguous", RunwayErrorKind.InvalidArgument,
        "The ratio is a shape for which the model has several sizes.",
        "Pass one of the sizes that the error names.");

    /// <summary>A parameter does not go with the others, or with the operation that they decide on.</summary>
    public static RunwayError ParameterNotApplicable { get; } = new(
        "RunwayParameterNotApplicable", RunwayErrorKind.InvalidArgument,
        "A parameter does not go with the others, or with the operation that they decide on.",
        "Leave it out, or give what it needs; the error says which.");

    /// <summary>The model has several operations, and nothing says which is meant.</summary>
    public static RunwayError OperationRequired { get; } = new(
        "RunwayOperationRequired", RunwayErrorKind.InvalidArgument,
        "The model has several operations, and nothing says which is meant.",
        "Pass -Operation; Get-RunwayModel shows which operations a model has.");

    /// <summary>-SkipExisting has no name of a run to go by.</summary>
    public static RunwayError BatchRequired { get; } = new(
        "RunwayBatchRequired", RunwayErrorKind.InvalidArgument,
        "-SkipExisting has no name of a run to go by.",
        "Name the run with -Batch, for example -Batch nightly-2026-11-21.");

    /// <summary>The last day does not lie after the first.</summary>
    public static RunwayError InvalidDateRange { get; } = new(
        "RunwayInvalidDateRange", RunwayErrorKind.InvalidArgument,
        "The last day does not lie after the first.",
        "-BeforeDate is the first day that is not reported; it lies after -StartDate. All days are UTC.");

    /// <summary>The template cannot name a file.</summary>
    public static RunwayError InvalidNameTemplate { get; } = new(
        "RunwayInvalidNameTemplate", RunwayErrorKind.InvalidArgument,
        "The template cannot name a file.",
        "Use text with tokens such as {Id}, {Index:0000}, {Prompt}, {InputName}, {Seed}, {Batch} and {Date:yyyy-MM-dd}.");

    /// <summary>The history is asked for a status that there is not.</summary>
    public static RunwayError StatusNotKnown { get; } = new(
        "RunwayStatusNotKnown", RunwayErrorKind.InvalidArgument,
        "The history is asked for a status that is not known, and that no task of the journal has.",
        "Use one of those that the error names.");

    /// <summary>What the request costs is not known, so it cannot be kept within -CreditLimit.</summary>
    public static RunwayError CostUnknown { get; } = new(
        "RunwayCostUnknown", RunwayErrorKind.QuotaExceeded,
        "What the request costs is not known, so it cannot be kept within -CreditLimit.",
        "Leave -CreditLimit out for it, or choose a model whose price Get-RunwayModel shows.");

    /// <summary>The request may cost more than is left of -CreditLimit.</summary>
    public static RunwayError CreditLimitReached { get; } = new(
        "RunwayCreditLimitReached", RunwayErrorKind.QuotaExceeded,
        "The request may cost more than is left of -CreditLimit.",
        "What is running goes on. Raise -CreditLimit, or choose a cheaper model, ratio or duration.");

    /// <summary>The text is not a path of the API. Nothing was sent.</summary>
    public static RunwayError InvalidPath { get; } = new(
        "RunwayInvalidPath", RunwayErrorKind.InvalidArgument,
        "The text is not a path of the API. Nothing was sent.",
        "Give a path as the documentation of the API writes it, such as /v1/tasks/<id>, and what follows a '?' with -Query.");

    /// <summary>The body has no form in JSON. Nothing was sent.</summary>
    public static RunwayError InvalidBody { get; } = new(
        "RunwayInvalidBody", RunwayErrorKind.InvalidArgument,
        "The body has no form in JSON. Nothing was sent.",
        "Give a hashtable, an object, or a text that is JSON.");

    /// <summary>The answer to -Paginate is not a page of a list.</summary>
    public static RunwayError NotAList { get; } = new(
        "RunwayNotAList", RunwayErrorKind.InvalidData,
        "The answer to -Paginate is not a page of a list.",
        "Leave -Paginate out: the path answers with one object.");
}
