namespace Runway.Tasks;

/// <summary>
/// Advice for the service's failure codes. According to the service's documentation the leftmost part of a code is the most
/// general, so codes are matched by prefix, longer prefixes first.
/// </summary>
/// <param name="Text">The advice.</param>
/// <param name="RetryAfter">The delay before the same request may be retried; null if it must not be.</param>
internal sealed record FailureAdvice(string Text, TimeSpan? RetryAfter)
{
    /// <summary>The code of a failure without a code.</summary>
    public const string NoCode = "INTERNAL";

    private static readonly (string Prefix, FailureAdvice Advice)[] ByPrefix =
    [
        ("SAFETY.INPUT", new("The input was held back by moderation. Change the prompt or the media; the same request will fail again, and too many such requests suspend an account.", null)),
        ("INPUT_PREPROCESSING.SAFETY.THIRD_PARTY", new("The filter of the model's provider held the input back. Change the prompt or the media, or choose a model of another provider.", null)),
        ("INPUT_PREPROCESSING.SAFETY", new("The input was held back by moderation. Change the prompt or the media; the same request will fail again.", null)),
        ("INPUT_PREPROCESSING", new("The service could not prepare the input. Try again after a while, as a new task.", TimeSpan.FromSeconds(30))),
        ("SAFETY", new("The result was held back by moderation. Change the prompt or the seed before you try again.", null)),
        ("INTERNAL.BAD_OUTPUT", new("The result was not good enough to hand out. Leave overlaid text and logos out of prompt and input, then try again.", null)),
        ("ASSET", new("An input file is damaged or of the wrong form. Replace it.", null)),
        ("THIRD_PARTY", new("The model's provider is not available. Try again in a few minutes, as a new task.", TimeSpan.FromSeconds(120))),
        ("TALKING_AVATAR.NO_PARTICIPANT", new("Nobody joined the session in time. Start another, and join it within seconds.", null)),
        (NoCode, new("The service failed by itself. Try again after a while, as a new task.", TimeSpan.FromSeconds(30))),
    ];

    private static readonly FailureAdvice Unknown = new("This code is not known here. Look it up in the service's documentation before you try again.", null);

    /// <summary>The known prefixes with their advice, longer prefixes first.</summary>
    public static IReadOnlyList<(string Prefix, FailureAdvice Advice)> Known => ByPrefix;

    /// <summary>The advice for a code.</summary>
    public static FailureAdvice For(string? code)
    {
        code = string.IsNullOrEmpty(code) ? NoCode : code;
        return Array.Find(ByPrefix, p => code == p.Prefix || code.StartsWith(p.Prefix + ".", StringComparison.Ordinal)).Advice ?? Unknown;
    }
}
