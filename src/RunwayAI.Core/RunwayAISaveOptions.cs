namespace Runway;

/// <summary>Where files of the "Runway AI" service go, and under which names.</summary>
public sealed record RunwayAISaveOptions
{
    /// <summary>The folder; it exists.</summary>
    public required string Directory { get; init; }

    /// <summary>The one file to write, as a full path; null takes names from <see cref="NameTemplate"/>.</summary>
    public string? OutFile { get; init; }

    /// <summary>The names; null takes that of the URL. <c>{Id}</c> is that name too, as ids are nowhere else.</summary>
    public OutputNameTemplate? NameTemplate { get; init; }

    /// <summary>Whether a file that is already there is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>The most bytes that a file may have; a larger one is refused.</summary>
    public long SizeLimit { get; init; } = OutputSaveOptions.DefaultSizeLimit;

    /// <summary>How long a download may bring no byte before it is taken up anew. Default 60 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
