using System.Globalization;

namespace Runway;

/// <summary>The ids of one error.</summary>
/// <param name="Id">The stable error id, and the command that reported it.</param>
/// <param name="StatusCode">The HTTP status code of the response, or null.</param>
/// <param name="RequestId">The service's correlation id.</param>
/// <param name="TaskId">The task it is about.</param>
public sealed record DiagnosticError(string Id, int? StatusCode, string? RequestId, string? TaskId)
{
    /// <summary>The error on one line.</summary>
    public override string ToString() =>
        string.Join(' ', new[] { Id, StatusCode?.ToString(CultureInfo.InvariantCulture), RequestId, TaskId }.Where(p => !string.IsNullOrEmpty(p)));
}
