namespace Runway.Observing;

/// <summary>The only way in which the engine speaks to an observer: what an observer throws is its own affair, and ends nothing.</summary>
internal static class ObserverExtensions
{
    /// <summary>Tells an observer something, where there is one.</summary>
    public static void Notify<TObserver>(this TObserver? observer, Action<TObserver> what)
        where TObserver : class, IRequestObserver
    {
        try
        {
            if (observer is not null)
            {
                what(observer);
            }
        }
        catch (Exception)
        {
            // An observer only listens. A task that is paid for, or the wait of another, must not be lost to it.
        }
    }

    /// <summary>Whether an observer wants to see bodies.</summary>
    public static bool SeesBodies(this IRequestObserver? observer)
    {
        var wanted = false;
        observer.Notify(o => wanted = o.WantsBodies);
        return wanted;
    }
}
