namespace Runway.Emulator;

/// <summary>A create that was accepted, whether or not the client received the response.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="Operation">The operation, as in its path: <c>text_to_image</c>.</param>
/// <param name="PromptText">The prompt; empty where the operation has none.</param>
/// <param name="At">When it was accepted, by the emulator's clock.</param>
public sealed record AcceptedCreate(string Id, string Operation, string PromptText, DateTimeOffset At);
