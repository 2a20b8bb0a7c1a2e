using Runway.Outputs;

namespace Runway;

/// <summary>Where and how files of the "Runway AI" service are saved.</summary>
internal sealed record RunwayAISaveOptions
{
    /// <summary>An existing folder.</summary>
    public required string Directory { get; init; }

    /// <summary>The full path of the only file, or null for names from <see cref="NameTemplate"/>.</summary>
    public string? OutFile { get; init; }

    /// <summary>The file names. Default: the name in the URL, which is also the value of <c>{Id}</c>.</summary>
    public OutputNameTemplate? NameTemplate { get; init; }

    /// <summary>Whether an existing file is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>The maximum size of a file in bytes; a larger one is refused.</summary>
    public long SizeLimit { get; init; } = OutputSaveOptions.DefaultSizeLimit;

    /// <summary>How long a download may receive no byte before it is retried. Default: 60 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
