namespace Runway;

/// <summary>One kind of error that this module raises.</summary>
public sealed record RunwayError
{
    internal RunwayError(string id, RunwayErrorKind kind, string meaning, string? advice = null) =>
        (Id, Kind, Meaning, Advice) = (id, kind, meaning, advice);

    /// <summary>The stable id; scripts match on it.</summary>
    public string Id { get; }

    /// <summary>The class of the error.</summary>
    public RunwayErrorKind Kind { get; }

    /// <summary>What went wrong, in general; the message of an error says what went wrong this time.</summary>
    public string Meaning { get; }

    /// <summary>What to do; null where the surface says it.</summary>
    internal string? Advice { get; }
}
