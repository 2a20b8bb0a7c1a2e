using Runway.Catalogue;
using Runway.Media;
using Runway.Operations;

namespace Runway.PowerShell.Costs;

/// <summary>Of which operation and model the task of an input would be, as the New- commands decide it.</summary>
internal static class CostOperation
{
    /// <summary>The operation that is named, else the only one of the model that is; null where what is given decides.</summary>
    public static string? Named(string? operation, string? model) =>
        operation ?? (model is not null && ModelCatalogue.Current.OperationsOf(model) is [var only] ? only : null);

    /// <summary>The operation that what is given decides, as it does for New-RunwayVideo; a prompt without a duration is one for a picture.</summary>
    /// <exception cref="RunwayException">It does not decide.</exception>
    public static string Of(MediaSource? source, string? model, bool hasLastImage, bool hasDuration)
    {
        var video = (source?.Kind ?? source?.RequireKind(MediaKind.Image | MediaKind.Video | MediaKind.Audio)) switch
        {
            MediaKind.Audio => throw new RunwayException(RunwayErrors.OperationRequired, $"'{source}' is a sound, and several operations take one.", "Pass -Operation speech_to_speech, voice_dubbing or voice_isolation."),
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

    /// <summary>The model that the command of an operation takes by default.</summary>
    /// <exception cref="RunwayException">There is no such operation.</exception>
    public static string DefaultModelOf(string operation) => OperationTable.Find(operation)?.DefaultModel ?? throw new RunwayException(
        RunwayErrors.ModelNotFound,
        $"No model is known for the operation '{operation}'.",
        "Pass -Model, or an operation that Get-RunwayModel lists.");

    /// <summary>Whether an operation has a prompt; one that is not known may.</summary>
    public static bool TakesPrompt(string operation) =>
        ModelCatalogue.Current.ModelsOf(operation) is not { Count: > 0 } models || models.Any(m => m.Member("promptText") is not null);

    /// <summary>Whether an operation has a medium in a member of its request.</summary>
    public static bool TakesMedia(string? operation, string member) => OperationTable.Find(operation)?.MediaMembers.Contains(member) == true;
}
