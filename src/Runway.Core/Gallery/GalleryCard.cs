using Runway.Tasks;
using Runway.Texts;

namespace Runway.Gallery;

/// <summary>Writes one task of the page: its output or failure, and its request.</summary>
internal sealed class GalleryCard(HtmlWriter html, EmbedPlan plan, string folder, GalleryOptions options)
{
    // The first media load at once, since they are visible when the page opens. The others load lazily, which a page with thousands
    // of media needs.
    private const int MediaThatLoadAtOnce = 24;

    /// <summary>Writes a card.</summary>
    /// <param name="item">The task.</param>
    /// <param name="place">Its position on the page, from 0.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public void Write(GalleryItem item, int place, CancellationToken cancellationToken)
    {
        html.Write($"<li class=\"card {item.Group}\" data-group=\"{item.Group}\"><article aria-labelledby=\"c{place}\">\n");
        if (item.Media.Count > 0)
        {
            html.Write($"<div class=\"media {(item.Media.Count > 1 ? "several" : "one")}\">");
            for (var i = 0; i < item.Media.Count; i++)
            {
                var which = item.Media.Count > 1 ? $"{item.Caption} ({i + 1} of {item.Media.Count})" : item.Caption;
                if (item.Media[i].Node is { } node)
                {
                    html.WriteMarkup("<figure>");
                    WriteMedia(item.Media[i], $"{which}, {node}", place, cancellationToken);
                    html.Write($"<figcaption>{node}</figcaption></figure>");
                }
                else
                {
                    WriteMedia(item.Media[i], which, place, cancellationToken);
                }
            }

            html.Write($"</div>\n");
        }

        html.Write($"<div class=\"text\">\n<h3 id=\"c{place}\">{item.Caption}</h3>\n");
        WriteState(item);
        foreach (var node in TaskOutcome.NodeErrorsOf(item.Task))
        {
            html.Write($"<p class=\"reason\">{OutsideText.Line(node.Message)}</p>\n");
        }

        WriteFacts(item);
        WriteDetails(item);
        html.Write($"</div>\n</article></li>\n");
    }

    private void WriteMedia(GalleryMedia media, string caption, int place, CancellationToken cancellationToken)
    {
        if (!media.IsShown)
        {
            html.Write($"<a class=\"file\" href=\"{media.AddressFrom(folder)}\">{media.Name}<small>{GalleryText.Size(media.Length)}. Browsers do not show this format; it opens in another program.</small></a>");
            return;
        }

        switch (media.Kind)
        {
            case MediaKind.Image:
                var atOnce = place < MediaThatLoadAtOnce;
                html.Write($"<img alt=\"{caption}\" loading=\"{(atOnce ? "eager" : "lazy")}\" decoding=\"{(atOnce ? "sync" : "async")}\" src=\"");
                WriteAddress(media, cancellationToken);
                html.Write($"\">");
                break;
            case MediaKind.Video:
                html.Write($"<video controls playsinline preload=\"{(place < MediaThatLoadAtOnce ? "metadata" : "none")}\" aria-label=\"{caption}\" src=\"");
                WriteAddress(media, cancellationToken);
                html.Write($"\"></video>");
                break;
            default:
                html.WriteMarkup("<svg class=\"wave\" viewBox=\"0 0 120 32\" aria-hidden=\"true\"><path d=\"M4 14v4m8-9v14m8-20v26m8-18v10m8-14v18m8-22v26m8-16v6m8-11v16m8-22v28m8-20v12m8-9v6m8-13v20m8-15v10m8-7v4\"/></svg>");
                html.Write($"<audio controls preload=\"none\" aria-label=\"{caption}\" src=\"");
                WriteAddress(media, cancellationToken);
                html.Write($"\"></audio>");
                break;
        }
    }

    private void WriteAddress(GalleryMedia media, CancellationToken cancellationToken)
    {
        if (plan.IsEmbedded(media))
        {
            html.WriteDataUri(media, cancellationToken);
        }
        else
        {
            html.Write($"{media.AddressFrom(folder)}");
        }
    }

    private void WriteState(GalleryItem item)
    {
        var task = item.Task;
        if (item.IsLost)
        {
            html.Write($"<p class=\"state failed\"><strong>{GalleryText.Status(task)}</strong>");
            if (task.FailureCode is { Length: > 0 } code)
            {
                html.Write($" <code>{code}</code>");
            }

            html.Write($"</p>\n");
            if (task.Failure is { Length: > 0 } words)
            {
                html.Write($"<p class=\"reason\">{OutsideText.Line(words)}</p>\n");
            }

            html.Write($"<p class=\"hint\">{options.AdviceFor(TaskOutcome.ErrorOf(task) ?? new RunwayException(RunwayErrors.SubmissionOutcomeUnknown, task.Id))}</p>\n");
        }
        else if (item.Media.Count == 0)
        {
            html.Write($"<p class=\"state open\"><strong>{GalleryText.Status(task)}</strong></p>\n");
            html.Write($"<p class=\"hint\">{(item.Lost.Count == 0 ? "Not saved yet." : $"It was saved as {string.Join(", ", item.Lost)}, which is not there any more.")}");
            if (options.SaveCommand is { } command)
            {
                html.Write($" This saves it: <code>{command.Replace("{id}", task.Id, StringComparison.Ordinal)}</code>");
            }

            html.Write($"</p>\n");
        }
        else if (item.Lost.Count > 0)
        {
            html.Write($"<p class=\"hint\">Not there any more: {string.Join(", ", item.Lost)}.</p>\n");
        }
    }

    private void WriteFacts(GalleryItem item)
    {
        var task = item.Task;
        html.Write($"<dl class=\"meta\">");
        Fact("Model", task.Model);
        Fact("Router", task.Routing?.Router);
        Fact("Provider", task.Routing?.Provider);
        Fact("Seed", task.Seed?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Fact("Credits", task.Credits is { } charged ? GalleryText.Number(charged) : item.Expected > 0 ? $"about {GalleryText.Number(item.Expected)}" : task.IsRun ? "unknown" : null);
        Fact("Took about", GalleryText.Took(task));
        html.Write($"</dl>\n");
    }

    private void WriteDetails(GalleryItem item)
    {
        var task = item.Task;
        if (item.IsFileAlone)
        {
            return;
        }

        html.Write($"<details><summary>Details</summary><dl>");
        Fact("Task", task.Id);
        Fact("Operation", task.Operation);
        Fact("Run", task.Batch);
        Fact("Repeats", task.RetryOf);
        Fact("Created", task.CreatedAt is { } at ? $"{GalleryText.Minute(at)} UTC" : null);

        // Names without folders: pages are shared, and a path shows user and machine names.
        foreach (var input in task.Request?.Inputs ?? [])
        {
            Fact(input.Member, input.Path is { } path ? Path.GetFileName(path) : input.Address);
        }

        foreach (var (name, value) in task.Request?.Parameters ?? [])
        {
            Fact(name, value?.ToString());
        }

        foreach (var media in item.Media)
        {
            Fact("File", $"{media.Name}, {GalleryText.Size(media.Length)}");
        }

        html.Write($"</dl></details>\n");
    }

    private void Fact(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        }
    }
}
