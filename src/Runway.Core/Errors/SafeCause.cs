using Runway.Texts;

namespace Runway.Errors;

/// <summary>
/// Stands for the cause of an error whose words hold what must not be shown, such as a proxy's password or a control sequence:
/// the kind of the exception and its words, without that.
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

    /// <summary>The cause itself where nothing of it has to be taken out, as nearly always.</summary>
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
