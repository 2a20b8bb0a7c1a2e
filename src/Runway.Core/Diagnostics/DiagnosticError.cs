using System.Globalization;

namespace Runway;

/// <summary>One error, by what can be looked up.</summary>
/// <param name="Id">The stable id, and the command that reported it.</param>
/// <param name="StatusCode">The HTTP status, where the service answered.</param>
/// <param name="RequestId">The service's correlation id.</param>
/// <param name="TaskId">The task it is about.</param>
public sealed record DiagnosticError(string Id, int? StatusCode, string? RequestId, string? TaskId)
{
    /// <summary>One line.</summary>
    public override string ToString() =>
        string.Join(' ', new[] { Id, StatusCode?.ToString(CultureInfo.InvariantCulture), RequestId, TaskId }.Where(p => !string.IsNullOrEmpty(p)));
}
