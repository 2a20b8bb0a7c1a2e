namespace Runway.Gallery;

/// <summary>
/// Selects the files that are embedded in the page, up to the limit: first pictures, then sounds, then videos, each in the order
/// of the page.
/// </summary>
internal sealed class EmbedPlan
{
    private static readonly MediaKind[] Order = [MediaKind.Image, MediaKind.Audio, MediaKind.Video];
    private readonly HashSet<GalleryMedia> _embedded = new(ReferenceEqualityComparer.Instance);

    public EmbedPlan(IEnumerable<GalleryItem> items, long limit)
    {
        var files = items.SelectMany(i => i.Media).ToList();
        foreach (var file in Order.SelectMany(kind => files.Where(f => f.Kind == kind && f.IsShown && f.Length <= GalleryOptions.MaxEmbeddedFile)))
        {
            if (file.Length <= limit)
            {
                limit -= file.Length;
                _embedded.Add(file);
            }
        }

        Embedded = _embedded.Count;
        Linked = files.Count - Embedded;
    }

    public int Embedded { get; }

    public int Linked { get; }

    public bool IsEmbedded(GalleryMedia file) => _embedded.Contains(file);
}
