using Runway.Catalogue;
using Runway.Media;
using Runway.Operations;

namespace Runway.PowerShell.Costs;

/// <summary>Selects operation and model of an input, like the New- commands.</summary>
internal static class CostOperation
{
    /// <summary>The given operation, or the only one of the model; null where the other parameters decide.</summary>
    public static string? Named(string? operation, string? model) =>
        operation ?? (model is not null && ModelCatalogue.Current.OperationsOf(model) is [var only] ? only : null);

    /// <summary>The operation for the given media, like New-RunwayVideo; text_to_image for a prompt without a duration.</summary>
    /// <exception cref="RunwayException">The media do not decide it.</exception>
    public static string Of(MediaSource? source, string? model, bool hasLastImage, bool hasDuration)
    {
        var video = (source?.Kind ?? source?.RequireKind(MediaKind.Image | MediaKind.Video | MediaKind.Audio)) switch
        {
            MediaKind.Audio => throw new RunwayException(RunwayErrors.OperationRequired, $"'{source}' is a sound, and several operations accept sounds.", "Pass -Operation speech_to_speech, voice_dubbing or voice_isolation."),
            MediaKind.Video => "video_to_video",
            MediaKind.Image => "image_to_video",
            _ => hasLastImage ? "image_to_video" : "text_to_video",
        };
        if (model is null)
        {
            return video == "text_to_video" && !hasDuration ? "text_to_image" : video;
        }

        var all = ModelCatalogue.Current.OperationsOf(model);
        return all.Contains(video) ? video
            : all.Count == 0 && ModelCatalogue.Current.CheckModel(video, model).ToException() is { } misspelled ? throw new RunwayException(misspelled.Error, misspelled.Message)
            : throw new RunwayException(
                RunwayErrors.OperationRequired,
                all.Count == 0 ? $"The catalogue does not know the model '{model}'." : $"The model '{model}' has several operations: {string.Join(", ", all)}.");
    }

    /// <summary>The default model of the command for an operation.</summary>
    /// <exception cref="RunwayException">The operation does not exist.</exception>
    public static string DefaultModelOf(string operation) => OperationTable.Find(operation)?.DefaultModel ?? throw new RunwayException(
        RunwayErrors.ModelNotFound,
        $"No model is known for the operation '{operation}'.",
        "Pass -Model, or an operation that Get-RunwayModel lists.");

    /// <summary>Whether an operation has a prompt; true for an unknown one.</summary>
    public static bool TakesPrompt(string operation) =>
        ModelCatalogue.Current.ModelsOf(operation) is not { Count: > 0 } models || models.Any(m => m.Member("promptText") is not null);

    /// <summary>Whether an operation has a medium in a member of its request.</summary>
    public static bool TakesMedia(string? operation, string member) => OperationTable.Find(operation)?.MediaMembers.Contains(member) == true;
}
