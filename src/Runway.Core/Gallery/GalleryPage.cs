namespace Runway.Gallery;

/// <summary>Writes a page from the template.</summary>
internal sealed class GalleryPage
{
    /// <summary>The value of the meta tag "generator", by which a page is recognised.</summary>
    public const string Generator = "Runway for PowerShell gallery";

    private readonly HtmlWriter _html;
    private readonly IReadOnlyList<GalleryItem> _items;
    private readonly GalleryOptions _options;
    private readonly EmbedPlan _plan;
    private readonly GalleryCard _card;

    public GalleryPage(TextWriter output, IReadOnlyList<GalleryItem> items, string folder, GalleryOptions options)
    {
        _html = new HtmlWriter(output);
        _items = items;
        _options = options;
        _plan = new EmbedPlan(items, options.EmbedLimit);
        _card = new GalleryCard(_html, _plan, folder, options);
    }

    /// <summary>Writes the page.</summary>
    public GallerySummary Write(CancellationToken cancellationToken)
    {
        var pieces = GalleryTemplate.Pieces;
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 0)
            {
                _html.WriteMarkup(pieces[i]);
            }
            else
            {
                WritePlaceholder(pieces[i], cancellationToken);
            }
        }

        return new GallerySummary(_items.Count, _plan.Embedded, _plan.Linked);
    }

    private void WritePlaceholder(string name, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case "generator": _html.Write($"{Generator}"); break;
            case "policy": _html.Write($"{GalleryTemplate.Policy(_plan.Linked > 0)}"); break;
            case "title": _html.Write($"{_options.Title}"); break;
            case "style": _html.WriteMarkup(GalleryTemplate.Style); break;
            case "script": _html.WriteMarkup(GalleryTemplate.Script); break;
            case "period": WritePeriod(); break;
            case "facts": WriteFacts(); break;
            case "credits": new CreditChart(_items).Write(_html); break;
            case "filters": WriteFilters(); break;
            case "cards": WriteCards(cancellationToken); break;
            default: throw new InvalidOperationException($"The template has the unknown placeholder '{name}'.");
        }
    }

    private void WritePeriod()
    {
        var times = _items.Select(i => i.Task.CreatedAt).OfType<DateTimeOffset>().ToList();
        if (times.Count > 0)
        {
            var (first, last) = (GalleryText.Day(times.Min()), GalleryText.Day(times.Max()));
            _html.Write($"<time>{first}</time>");
            if (first != last)
            {
                _html.Write($" to <time>{last}</time>");
            }

            _html.Write($" · ");
        }

        _html.Write($"made <time datetime=\"{GalleryText.Machine(_options.Now)}\">{GalleryText.Minute(_options.Now)}</time> UTC");
    }

    private void WriteFacts()
    {
        Fact(GalleryText.Number(_items.Count), _items.Count == 1 ? "task" : "tasks");
        foreach (var (kind, one, many) in new[] { (MediaKind.Image, "picture", "pictures"), (MediaKind.Video, "video", "videos"), (MediaKind.Audio, "sound", "sounds") })
        {
            var count = _items.Sum(i => i.Media.Count(m => m.Kind == kind));
            if (count > 0)
            {
                Fact(GalleryText.Number(count), count == 1 ? one : many);
            }
        }

        if (_items.Count(i => i.IsLost) is > 0 and var lost)
        {
            Fact(GalleryText.Number(lost), "without a result");
        }

        if (_items.Any(i => i.Task.Credits is not null))
        {
            Fact(GalleryText.Number(_items.Sum(i => i.Task.Credits ?? 0)), "credits charged");
        }

        if (_items.Sum(i => i.Expected) is > 0 and var expected)
        {
            Fact(GalleryText.Number(expected), "credits expected");
        }
    }

    private void Fact(string value, string what) => _html.Write($"<div><dt>{what}</dt><dd>{value}</dd></div>\n");

    private void WriteFilters()
    {
        Filter("all", "All", _items.Count);
        foreach (var (group, label) in new[] { ("image", "Pictures"), ("video", "Videos"), ("audio", "Sounds"), ("open", "Not saved"), ("failed", "Without a result") })
        {
            if (_items.Count(i => i.Group == group) is > 0 and var count && count < _items.Count)
            {
                Filter(group, label, count);
            }
        }
    }

    private void Filter(string group, string label, int count)
    {
        _html.Write($"<label><input type=\"radio\" name=\"show\" value=\"{group}\"");
        _html.WriteMarkup(group == "all" ? " checked>" : ">");
        _html.Write($"<span>{label} <small>{GalleryText.Number(count)}</small></span></label>\n");
    }

    private void WriteCards(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _card.Write(_items[i], i, cancellationToken);
        }
    }
}
