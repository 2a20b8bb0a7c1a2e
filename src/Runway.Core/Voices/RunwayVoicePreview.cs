namespace Runway;

/// <summary>A sound of a voice that was designed from words and not kept.</summary>
public sealed record RunwayVoicePreview
{
    /// <summary>The words.</summary>
    public required string PromptText { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>The URL of the sound. It is signed and expires after 24 hours.</summary>
    public required string Url { get; init; }

    /// <summary>The words.</summary>
    public override string ToString() => PromptText;
}
