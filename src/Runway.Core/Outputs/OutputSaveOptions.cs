namespace Runway;

/// <summary>Where the files of finished tasks go, and under which names.</summary>
public sealed record OutputSaveOptions
{
    /// <summary>How many files are fetched at once when nothing else is said.</summary>
    public const int DefaultThrottleLimit = 16;

    /// <summary>The most bytes that a file may have when nothing else is said: more than the longest video in single frames has.</summary>
    public const long DefaultSizeLimit = 128L << 30;

    /// <summary>The folder; it exists.</summary>
    public required string Directory { get; init; }

    /// <summary>The one file to write, as a full path; null takes names from <see cref="NameTemplate"/>.</summary>
    public string? OutFile { get; init; }

    /// <summary>The names; see <see cref="OutputNameTemplate"/>.</summary>
    public OutputNameTemplate NameTemplate { get; init; } = OutputNameTemplate.Default;

    /// <summary>Whether a file that is already there is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a description of where it comes from is written beside each file, as its name and <c>.json</c>.</summary>
    public bool IncludeMetadata { get; init; }

    /// <summary>How many times a task that fails in a way that may pass is created again; each time is paid for.</summary>
    public int RetryFailed { get; init; }

    /// <summary>How many files are fetched at once.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>The most bytes that a file may have; a larger one is refused.</summary>
    public long SizeLimit { get; init; } = DefaultSizeLimit;

    /// <summary>Whether a download that has begun goes on when the time for waiting is up.</summary>
    public bool FinishDownloads { get; init; } = true;

    /// <summary>How long a download may bring no byte before it is taken up anew. Default 60 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
