namespace Runway;

/// <summary>The right to have one request under way; given back when it is disposed of.</summary>
internal readonly struct RequestSlot : IDisposable
{
    private readonly SemaphoreSlim? _slots;

    private RequestSlot(SemaphoreSlim? slots) => _slots = slots;

    /// <summary>Waits for a free slot; where there is no limit, not at all.</summary>
    public static async ValueTask<RequestSlot> EnterAsync(SemaphoreSlim? slots, CancellationToken cancellationToken)
    {
        if (slots is not null)
        {
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return new RequestSlot(slots);
    }

    public void Dispose() => _slots?.Release();
}
