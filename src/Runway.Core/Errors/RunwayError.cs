namespace Runway;

/// <summary>One kind of error that this module raises.</summary>
public sealed record RunwayError
{
    internal RunwayError(string id, RunwayErrorKind kind, string meaning, string? advice = null) =>
        (Id, Kind, Meaning, Advice) = (id, kind, meaning, advice);

    /// <summary>The stable id, for scripts.</summary>
    public string Id { get; }

    /// <summary>The class of the error.</summary>
    public RunwayErrorKind Kind { get; }

    /// <summary>What the error means. The message of an exception has the details.</summary>
    public string Meaning { get; }

    /// <summary>What to do; null where the advice table of the module has it.</summary>
    internal string? Advice { get; }
}
