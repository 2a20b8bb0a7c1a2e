namespace Runway.Media;

/// <summary>
/// Shares uploads of the same content, in progress or completed and not expired. An upload in progress is cancelled when no
/// caller waits for it any more.
/// </summary>
internal sealed class SharedUploads(TimeProvider clock)
{
    /// <summary>The service keeps a file for 24 hours; in the last hour it is not used for new requests.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromHours(1);

    private readonly object _gate = new();
    private readonly Dictionary<string, Entry> _byContent = new(StringComparer.Ordinal);

    /// <summary>Returns the upload of a content, and starts it where there is none.</summary>
    /// <param name="content">The checksum of the content.</param>
    /// <param name="upload">Uploads it. Its token is cancelled when no caller waits any more.</param>
    /// <param name="cancellationToken">Ends the wait of this caller.</param>
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
                    entry.Cancel();
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

        public void Cancel() => _end.Cancel();
    }
}
