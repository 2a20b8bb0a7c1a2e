namespace Runway.Gallery;

/// <summary>
/// Credits by day and model: a table with a bar in each row. Days are UTC, as in the service's usage report; more than 31 days
/// are grouped by month.
/// </summary>
internal sealed class CreditChart
{
    private const int MaxDays = 31;
    private const int MaxModels = 7;
    private const string Rest = "other models";

    // In units of the bar, which is scaled to the width of its cell.
    private const double Width = 1000;

    private readonly List<(string Period, Dictionary<string, double> ByModel)> _rows;
    private readonly List<(string Model, double Credits)> _models;

    public CreditChart(IEnumerable<GalleryItem> items)
    {
        var spent = items.Where(i => i.Credits > 0 && i.Task.CreatedAt is not null)
            .Select(i => (Day: GalleryText.Day(i.Task.CreatedAt!.Value), Model: i.Task.Model ?? "model not known", i.Credits)).ToList();
        var byModel = spent.GroupBy(s => s.Model).Select(g => (Model: g.Key, Credits: g.Sum(s => s.Credits)))
            .OrderByDescending(m => m.Credits).ThenBy(m => m.Model, StringComparer.Ordinal).ToList();
        _models = byModel.Count <= MaxModels + 1 ? byModel : [.. byModel.Take(MaxModels), (Rest, byModel.Skip(MaxModels).Sum(m => m.Credits))];
        var named = _models.Select(m => m.Model).ToHashSet(StringComparer.Ordinal);
        var length = spent.Select(s => s.Day).Distinct().Count() > MaxDays ? "yyyy-MM".Length : "yyyy-MM-dd".Length;
        _rows = [.. spent.GroupBy(s => s.Day[..length])
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.GroupBy(s => named.Contains(s.Model) ? s.Model : Rest).ToDictionary(m => m.Key, m => m.Sum(s => s.Credits))))];
    }

    public void Write(HtmlWriter html)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        html.Write($"<section class=\"credits\" aria-labelledby=\"credits\">\n<h2 id=\"credits\">Credits by {(_rows[0].Period.Length > 7 ? "day" : "month")} and model</h2>\n<ul class=\"legend\">\n");
        for (var i = 0; i < _models.Count; i++)
        {
            html.Write($"<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"m{i}\" width=\"10\" height=\"10\" rx=\"2.5\"/></svg>{_models[i].Model} <b>{GalleryText.Number(_models[i].Credits)}</b></li>\n");
        }

        html.Write($"</ul>\n<table>\n<thead><tr><th scope=\"col\">{(_rows[0].Period.Length > 7 ? "Day (UTC)" : "Month (UTC)")}</th><th scope=\"col\">By model</th><th scope=\"col\">Credits</th></tr></thead>\n<tbody>\n");
        var most = _rows.Max(r => r.ByModel.Values.Sum());
        foreach (var (period, byModel) in _rows)
        {
            WriteRow(html, period, byModel, Width / most);
        }

        html.Write($"</tbody>\n</table>\n</section>\n");
    }

    private void WriteRow(HtmlWriter html, string period, Dictionary<string, double> byModel, double scale)
    {
        var parts = _models.Select((m, i) => (m.Model, Place: i, Credits: byModel.GetValueOrDefault(m.Model))).Where(p => p.Credits > 0).ToList();
        var words = string.Join(", ", parts.Select(p => $"{p.Model} {GalleryText.Number(p.Credits)}"));
        html.Write($"<tr><th scope=\"row\">{period}</th><td><svg class=\"bar\" viewBox=\"0 0 {Width} 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{words}\">");
        var x = 0.0;
        foreach (var (model, place, credits) in parts)
        {
            html.Write($"<rect class=\"m{place}\" x=\"{x:0.##}\" width=\"{credits * scale:0.##}\" height=\"10\"><title>{model}: {GalleryText.Number(credits)}</title></rect>");
            x += credits * scale;
        }

        html.Write($"</svg></td><td>{GalleryText.Number(byModel.Values.Sum())}</td></tr>\n");
    }
}
