namespace Runway.Outputs;

/// <summary>Where and how the files of finished tasks are saved.</summary>
internal sealed record OutputSaveOptions
{
    /// <summary>The default of <see cref="ThrottleLimit"/>.</summary>
    public const int DefaultThrottleLimit = 16;

    /// <summary>The default of <see cref="SizeLimit"/>: 128 GiB, more than the longest video has as single frames.</summary>
    public const long DefaultSizeLimit = 128L << 30;

    /// <summary>An existing folder; it may be missing where nothing is saved.</summary>
    public required string Directory { get; init; }

    /// <summary>The full path of the only file, or null for names from <see cref="NameTemplate"/>.</summary>
    public string? OutFile { get; init; }

    /// <summary>The file names.</summary>
    public OutputNameTemplate NameTemplate { get; init; } = OutputNameTemplate.Default;

    /// <summary>Whether an existing file is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether metadata is written beside each file, under its name and <c>.json</c>.</summary>
    public bool IncludeMetadata { get; init; }

    /// <summary>The maximum number of times that a task is created again after a transient failure; each may be charged.</summary>
    public int RetryFailed { get; init; }

    /// <summary>The number of concurrent downloads. Default: 16.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>The maximum size of a file in bytes; a larger one is refused. Default: 128 GiB.</summary>
    public long SizeLimit { get; init; } = DefaultSizeLimit;

    /// <summary>Whether a download that has started continues after the wait timed out.</summary>
    public bool FinishDownloads { get; init; } = true;

    /// <summary>How long a download may receive no byte before it is retried. Default: 60 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
