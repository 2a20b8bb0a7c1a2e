using System.Management.Automation;
using System.Runtime.CompilerServices;
using Runway.Media;
using Runway.Texts;

namespace Runway.PowerShell.Errors;

/// <summary>Creates error records with id, category, target object and recommended action.</summary>
internal static class ErrorRecords
{
    // PowerShell shows the recommended action from 7.5 on. In 7.4 it is part of the message.
    private static readonly bool ActionIsShown = typeof(ErrorRecord).Assembly.GetName().Version >= new Version(7, 5);

    // Several rows may have the same error, such as one about a name that is looked for once.
    private static readonly ConditionalWeakTable<RunwayException, object> Reported = [];

    /// <summary>Creates a record.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The input object of the user.</param>
    /// <param name="advice">Advice of the command, instead of that of <see cref="RunwayAdvice"/>.</param>
    public static ErrorRecord From(Exception exception, object? target, Func<RunwayException, string?>? advice = null)
    {
        var known = exception as RunwayException
            ?? new RunwayException(RunwayErrors.UnexpectedError, exception.Message, innerException: exception);
        if (!Reported.TryAdd(known, known))
        {
            // PowerShell keeps one object only once in $Error.
            known = known.With(known.Message);
        }

        // Also set on the exception, for scripts that catch it.
        known.RecommendedAction = advice?.Invoke(known) ?? RunwayAdvice.For(known);
        var id = known.RequestId is null ? string.Empty : $" (request id {known.RequestId})";
        var action = ActionIsShown ? string.Empty : Environment.NewLine + known.RecommendedAction;
        var task = (known as RunwayTaskException)?.Task;
        var row = target as InputRow ?? InputRow.Of(task, target) ?? InputRow.Of(target as RunwayTask) ?? new InputRow(null, null, target);
        var record = new ErrorRecord(known, known.ErrorId, CategoryOf(known.Kind), Safe(row.Target) ?? task)
        {
            ErrorDetails = new ErrorDetails(known.Message + id + row.ToLine() + action) { RecommendedAction = known.RecommendedAction },
        };

        // The object is unchanged, so that it can be piped again. Only the text that is shown is cleaned.
        record.CategoryInfo.TargetName = OutsideText.Line(record.CategoryInfo.TargetName);
        return record;
    }

    // The input object of the user; texts and addresses without secrets.
    private static object? Safe(object? target) => target switch
    {
        string text => Redaction.Redact(text),
        Uri address => Redaction.Redact(address.OriginalString),
        MediaSource { IsFile: false } media => media.ToString(),
        _ => target,
    };

    /// <summary>The error category of PowerShell for a class of errors.</summary>
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
