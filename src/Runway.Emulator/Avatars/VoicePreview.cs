namespace Runway.Emulator.Avatars;

/// <summary>A recording of a voice that was not made.</summary>
/// <param name="Id">Its id, which only its URL has.</param>
/// <param name="Number">Its number.</param>
/// <param name="Prompt">The words for the voice.</param>
internal sealed record VoicePreview(Guid Id, long Number, string Prompt) : IResource;
