namespace Runway;

/// <summary>What support asks for, in one object that may be pasted anywhere: no key, no signature, no password.</summary>
public sealed record RunwayDiagnostic
{
    /// <summary>When it was put together (UTC).</summary>
    public DateTimeOffset At { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>The module with its version.</summary>
    public required string Module { get; init; }

    /// <summary>The version of PowerShell.</summary>
    public required string PowerShell { get; init; }

    /// <summary>The .NET that runs it.</summary>
    public required string DotNet { get; init; }

    /// <summary>The operating system and its architecture.</summary>
    public required string OS { get; init; }

    /// <summary>The culture of the session.</summary>
    public required string Culture { get; init; }

    /// <summary>The variables of the environment that have a say; of a secret only that it is there.</summary>
    public required IReadOnlyList<string> Environment { get; init; }

    /// <summary>The connection in force; null where there is none.</summary>
    public DiagnosticConnection? Connection { get; init; }

    /// <summary>Why there is no connection; null where there is one.</summary>
    public string? ConnectionProblem { get; init; }

    /// <summary>The newest requests of the connection, oldest first.</summary>
    public IReadOnlyList<DiagnosticRequest> Requests { get; init; } = [];

    /// <summary>The newest errors of the session that are of this module, newest first.</summary>
    public IReadOnlyList<DiagnosticError> Errors { get; init; } = [];
}
