namespace Runway;

/// <summary>The information that support asks for. It contains no key, no signature and no password.</summary>
/// <remarks>Its lists are ReadOnlyCollection or arrays: PowerShell cannot index the list type that the compiler generates.</remarks>
public sealed record RunwayDiagnostic
{
    /// <summary>The time of the diagnosis (UTC).</summary>
    public DateTimeOffset At { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>The module with its version.</summary>
    public required string Module { get; init; }

    /// <summary>The version of PowerShell.</summary>
    public required string PowerShell { get; init; }

    /// <summary>The version of .NET.</summary>
    public required string DotNet { get; init; }

    /// <summary>The operating system and its architecture.</summary>
    public required string OS { get; init; }

    /// <summary>The culture of the session.</summary>
    public required string Culture { get; init; }

    /// <summary>The environment variables that the module uses; of a secret only that it is set.</summary>
    public required IReadOnlyList<string> Environment { get; init; }

    /// <summary>Other modules of the same name, and commands of others that hide those of this module.</summary>
    public IReadOnlyList<DiagnosticClash> Clashes { get; init; } = [];

    /// <summary>The current connection, or null.</summary>
    public DiagnosticConnection? Connection { get; init; }

    /// <summary>Why there is no connection; null where there is one.</summary>
    public string? ConnectionProblem { get; init; }

    /// <summary>The newest requests of the connection, oldest first.</summary>
    public IReadOnlyList<DiagnosticRequest> Requests { get; init; } = [];

    /// <summary>The newest errors of this module in the session, newest first.</summary>
    public IReadOnlyList<DiagnosticError> Errors { get; init; } = [];
}
