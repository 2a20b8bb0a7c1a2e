using Runway.Texts;

namespace Runway.Sessions;

/// <summary>The errors of the ids of sessions and conversations.</summary>
internal static class SessionErrors
{
    /// <summary>Refuses a text that no session or conversation can have as its id.</summary>
    /// <exception cref="RunwayException">It is no id.</exception>
    public static void RequireId(string id)
    {
        if (!ResourceId.IsOne(id))
        {
            throw new RunwayException(RunwayErrors.AvatarSessionNotFound, $"'{OutsideText.Line(id, OutsideText.LongestName)}' is not the id of a live session or a conversation, which is a UUID. Nothing was sent.");
        }
    }

    /// <summary>Names what was not found.</summary>
    public static async Task<T> TranslateAsync<T>(Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.IsNotFound)
        {
            throw e.As(RunwayErrors.AvatarSessionNotFound);
        }
    }

    /// <summary>Whether it was found.</summary>
    public static async Task<bool> FoundAsync(Task<bool> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.IsNotFound)
        {
            return false;
        }
    }
}
