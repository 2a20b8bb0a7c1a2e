using Runway.Emulator.Tasks;

namespace Runway.Emulator.Avatars;

/// <summary>How long an avatar or a voice is prepared, and what becomes of it.</summary>
/// <param name="Until">When it ends.</param>
/// <param name="Directives">The directives in its texts.</param>
internal sealed record Preparation(DateTimeOffset Until, PromptDirectives Directives)
{
    public const string Processing = "PROCESSING";
    public const string Ready = "READY";
    public const string Failed = "FAILED";

    /// <summary>One that begins now.</summary>
    public static Preparation Begin(RunwayEmulatorOptions options, DateTimeOffset now, params string?[] texts)
    {
        var directives = PromptDirectives.Parse(string.Join(' ', texts));
        return new(now + (directives.Duration ?? options.TaskDuration), directives);
    }

    /// <summary>PROCESSING, then READY or FAILED, unless a directive has another status.</summary>
    public string StatusAt(DateTimeOffset now) =>
        now < Until ? Directives.StatusWhileRunning ?? Processing
        : Directives.Fails ? Failed
        : Directives.StatusAtEnd ?? Ready;

    public bool IsReadyAt(DateTimeOffset now) => StatusAt(now) == Ready;

    /// <summary>Whether it goes on.</summary>
    public bool IsUnderWayAt(DateTimeOffset now) => now < Until;

    /// <summary>Why it failed: a text with the code of the directive, where it has one.</summary>
    public string ReasonOf(string text) => Directives.FailureCode is { } code ? $"{text} ({code})" : text;
}
