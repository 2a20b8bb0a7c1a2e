namespace Runway.Sessions;

/// <summary>The error where no session or conversation has an id.</summary>
internal static class SessionErrors
{
    /// <summary>Names what was not found.</summary>
    public static async Task<T> TranslateAsync<T>(Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (RunwayException e) when (e is { StatusCode: 404, IsFromService: true })
        {
            throw new RunwayException(RunwayErrors.AvatarSessionNotFound, e.Message, innerException: e) { StatusCode = e.StatusCode, RequestId = e.RequestId, IsFromService = true };
        }
    }

    /// <summary>Whether it was found.</summary>
    public static async Task<bool> FoundAsync(Task<bool> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (RunwayException e) when (e is { StatusCode: 404, IsFromService: true })
        {
            return false;
        }
    }
}
