using Runway.Texts;

namespace Runway.Errors;

/// <summary>
/// A copy of an inner exception without the secrets and control characters of its text, such as the password of a proxy.
/// </summary>
internal sealed class SafeCause : Exception
{
    private readonly string _text;

    private SafeCause(Exception cause)
        : base(RunwayException.Safe(cause.Message), Of(cause.InnerException)) => _text = RunwayException.Safe(cause.ToString());

    /// <inheritdoc/>
    public override string? StackTrace => null;

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>The cause itself where nothing has to be removed, which is the usual case.</summary>
    public static Exception? Of(Exception? cause)
    {
        if (cause is null or RunwayException or SafeCause)
        {
            return cause;
        }

        var text = cause.ToString().ReplaceLineEndings("\n");
        return OutsideText.Visible(Redaction.Redact(text)) == text ? cause : new SafeCause(cause);
    }
}
