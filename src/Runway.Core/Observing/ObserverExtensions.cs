namespace Runway.Observing;

/// <summary>Notifies observers and ignores their exceptions.</summary>
internal static class ObserverExtensions
{
    /// <summary>Notifies an observer if there is one.</summary>
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
            // An exception of an observer must not lose a paid task or end the wait of another caller.
        }
    }

    /// <summary>Whether an observer receives bodies.</summary>
    public static bool NeedsBodies(this IRequestObserver? observer)
    {
        var wanted = false;
        observer.Notify(o => wanted = o.IncludesBodies);
        return wanted;
    }
}
