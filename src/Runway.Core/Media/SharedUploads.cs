namespace Runway.Media;

/// <summary>
/// Uploads by content: whoever needs a content that is on its way, or that is there and not yet forgotten, shares it.
/// An upload goes on while anyone waits for it, and is given up when the last one has lost interest.
/// </summary>
internal sealed class SharedUploads(TimeProvider clock)
{
    /// <summary>The service keeps a file for 24 hours; the last one is left to the requests that use it.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromHours(1);

    private readonly object _gate = new();
    private readonly Dictionary<string, Entry> _byContent = new(StringComparer.Ordinal);

    /// <summary>Gives the upload of a content, starting it where there is none.</summary>
    /// <param name="content">What tells this content from others.</param>
    /// <param name="upload">Uploads it; its token ends it when nobody waits any more.</param>
    /// <param name="cancellationToken">Ends this caller's waiting.</param>
    public async Task<RunwayUpload> GetAsync(string content, Func<CancellationToken, Task<RunwayUpload>> upload, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (_gate)
        {
            if (!_byContent.TryGetValue(content, out entry!) || !IsUsable(entry))
            {
                _byContent[content] = entry = new Entry(upload);
            }

            entry.Waiting++;
        }

        try
        {
            return await entry.Work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                if (--entry.Waiting == 0 && !entry.Work.IsCompletedSuccessfully)
                {
                    entry.GiveUp();
                    if (_byContent.GetValueOrDefault(content) == entry)
                    {
                        _byContent.Remove(content);
                    }
                }
            }
        }
    }

    private bool IsUsable(Entry entry) =>
        !entry.Work.IsCompleted || (entry.Work.IsCompletedSuccessfully && entry.Work.Result.ExpiresAt - Reserve > clock.GetUtcNow());

    private sealed class Entry
    {
        private readonly CancellationTokenSource _end = new();

        public Entry(Func<CancellationToken, Task<RunwayUpload>> upload) => Work = Task.Run(() => upload(_end.Token));

        public Task<RunwayUpload> Work { get; }

        public int Waiting { get; set; }

        public void GiveUp() => _end.Cancel();
    }
}
