namespace Runway.Gallery;

/// <summary>
/// Decides which files go into the page: pictures first, since they are what a page is looked at for, then sounds, then
/// videos, each in the order of the page, as long as the limit lasts.
/// </summary>
internal sealed class EmbedPlan
{
    private static readonly MediaKind[] Order = [MediaKind.Image, MediaKind.Audio, MediaKind.Video];
    private readonly HashSet<GalleryMedia> _inside = new(ReferenceEqualityComparer.Instance);

    public EmbedPlan(IEnumerable<GalleryItem> items, long limit)
    {
        var files = items.SelectMany(i => i.Media).ToList();
        foreach (var file in Order.SelectMany(kind => files.Where(f => f.Kind == kind && f.IsShown && f.Length <= GalleryOptions.MaxEmbeddedFile)))
        {
            if (file.Length <= limit)
            {
                limit -= file.Length;
                _inside.Add(file);
            }
        }

        Embedded = _inside.Count;
        Linked = files.Count - Embedded;
    }

    public int Embedded { get; }

    public int Linked { get; }

    public bool IsInside(GalleryMedia file) => _inside.Contains(file);
}
