using System.Management.Automation;
using Runway.Media;
using Runway.Texts;

namespace Runway.PowerShell.Errors;

/// <summary>Makes error records: a stable id, the right category, the user's own object, what to do next.</summary>
internal static class ErrorRecords
{
    // PowerShell shows the recommended action from 7.5 on; before, it has to be part of what it does show.
    private static readonly bool ActionIsShown = typeof(ErrorRecord).Assembly.GetName().Version >= new Version(7, 5);

    /// <summary>Makes a record.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="target">The user's own object.</param>
    /// <param name="advice">What to do about it, where a command knows better than <see cref="RunwayAdvice"/>.</param>
    public static ErrorRecord From(Exception exception, object? target, Func<RunwayException, string?>? advice = null)
    {
        var known = exception as RunwayException
            ?? new RunwayException(RunwayErrors.UnexpectedError, exception.Message, innerException: exception);

        // On the exception, too: a script that catches it reads the advice there.
        known.RecommendedAction = advice?.Invoke(known) ?? RunwayAdvice.For(known);
        var id = known.RequestId is null ? string.Empty : $" (request id {known.RequestId})";
        var action = ActionIsShown ? string.Empty : Environment.NewLine + known.RecommendedAction;
        var task = (known as RunwayTaskException)?.Task;
        var row = target as InputRow ?? InputRow.Of(task, target) ?? InputRow.Of(target as RunwayTask) ?? new InputRow(null, null, target);
        var record = new ErrorRecord(known, known.ErrorId, CategoryOf(known.Kind), Safe(row.Target) ?? task)
        {
            ErrorDetails = new ErrorDetails(known.Message + id + row.ToLine() + action) { RecommendedAction = known.RecommendedAction },
        };

        // The object stays what it is, to be given to a command again; what is shown of it goes through the gate.
        record.CategoryInfo.TargetName = OutsideText.Line(record.CategoryInfo.TargetName);
        return record;
    }

    // The user's own object; of an address, and of a text with an address in it, without what is secret in it.
    private static object? Safe(object? target) => target switch
    {
        string text => Redaction.Redact(text),
        Uri address => Redaction.Redact(address.OriginalString),
        MediaSource { IsFile: false } media => media.ToString(),
        _ => target,
    };

    /// <summary>What PowerShell calls a class of errors.</summary>
    public static ErrorCategory CategoryOf(RunwayErrorKind kind) => kind switch
    {
        RunwayErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        RunwayErrorKind.Authentication => ErrorCategory.AuthenticationError,
        RunwayErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        RunwayErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        RunwayErrorKind.Conflict => ErrorCategory.ResourceExists,
        RunwayErrorKind.InvalidData => ErrorCategory.InvalidData,
        RunwayErrorKind.LimitExceeded => ErrorCategory.LimitsExceeded,
        RunwayErrorKind.QuotaExceeded => ErrorCategory.QuotaExceeded,
        RunwayErrorKind.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        RunwayErrorKind.Connection => ErrorCategory.ConnectionError,
        RunwayErrorKind.Timeout => ErrorCategory.OperationTimeout,
        RunwayErrorKind.TaskFailed => ErrorCategory.InvalidResult,
        RunwayErrorKind.OutcomeUnknown => ErrorCategory.OperationStopped,
        RunwayErrorKind.Security => ErrorCategory.SecurityError,
        RunwayErrorKind.FileRead => ErrorCategory.ReadError,
        RunwayErrorKind.FileWrite => ErrorCategory.WriteError,
        _ => ErrorCategory.NotSpecified,
    };
}
