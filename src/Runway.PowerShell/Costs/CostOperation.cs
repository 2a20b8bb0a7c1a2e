using Runway.Avatars;
using Runway.Catalogue;
using Runway.Operations;
using Runway.Routing;
using Runway.Workflows;

namespace Runway.PowerShell.Costs;

/// <summary>Selects the operation of an input, like the user who chooses a New- command for it.</summary>
internal static class CostOperation
{
    /// <summary>The given operation, or the only one of the model; null where the other parameters decide.</summary>
    public static string? Named(string? operation, string? model) =>
        operation
        ?? (model is null ? null : ModelCatalogue.Current.OperationsOf(model) is [var only] ? only : OperationTable.Find("recipes/" + model)?.Name);

    /// <summary>The operation for a medium, like New-RunwayVideo; text_to_image for a prompt without a duration.</summary>
    /// <param name="kind">The kind of the medium; null for a prompt.</param>
    /// <param name="model">The model, or null.</param>
    /// <param name="hasDuration">Whether a duration is given.</param>
    /// <exception cref="RunwayException">They do not decide it.</exception>
    public static string Of(MediaKind? kind, string? model, bool hasDuration)
    {
        var video = kind switch
        {
            MediaKind.Audio => throw new RunwayException(RunwayErrors.OperationRequired, "The input is a sound, and several operations accept sounds.", "Pass -Operation speech_to_speech, voice_dubbing or voice_isolation."),
            MediaKind.Video => "video_to_video",
            MediaKind.Image => "image_to_video",
            _ => "text_to_video",
        };
        if (model is null)
        {
            return kind is null && !hasDuration ? "text_to_image" : video;
        }

        var all = ModelCatalogue.Current.OperationsOf(model);
        return all.Contains(video) ? video
            : all.Count > 0 ? throw new RunwayException(RunwayErrors.OperationRequired, $"The model '{model}' has several operations: {string.Join(", ", all)}.")
            : ModelCatalogue.Current.CheckModel(video, model).ToException() is { } misspelled ? throw new RunwayException(misspelled.Error, misspelled.Message)
            : throw new RunwayException(
                RunwayErrors.OperationRequired,
                $"The catalogue does not know the model '{model}'.",
                "For the price of a prompt, pipe it or pass it with -PromptText. For a new model, pass -Operation too.");
    }

    /// <summary>Why no task of an operation has a known price; null for the others.</summary>
    public static string? WhyUnknown(string? operation) => operation switch
    {
        RunwayTask.WorkflowOperation => WorkflowRun.NoPrice,
        "avatar_videos" => AvatarVideoRequest.NoPrice,
        "generate/image" or "generate/video" or "generate/audio" => RoutedRequest.NoPrice,
        _ => null,
    };

    /// <summary>The default model of an operation.</summary>
    /// <exception cref="RunwayException">The operation does not exist.</exception>
    public static string DefaultModelOf(string operation) => OperationTable.Find(operation)?.DefaultModel ?? throw Unknown(operation);

    /// <summary>The error for an operation that does not exist.</summary>
    public static RunwayException Unknown(string operation) => new(
        RunwayErrors.ModelNotFound,
        $"No model is known for the operation '{operation}'.",
        "Pass an operation that Get-RunwayModel lists.");
}
