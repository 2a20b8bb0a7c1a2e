using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>
/// The size limits of pictures in a request. This table is independent of the API document, so that it can test a client that
/// reads its limits there. Data URIs and uploads are checked; URLs are not downloaded.
/// </summary>
internal static class PictureLimits
{
    private static readonly Dictionary<(string Model, string Member), Limit> Table = new()
    {
        [("gen4.5", "promptImage")] = new() { Narrowest = 0.5, Widest = 2 },
        [("gen4_turbo", "promptImage")] = new() { Narrowest = 0.5, Widest = 2.358 },
        [("seedance2_5", "promptImage")] = new() { Narrowest = 0.4, Widest = 4 },
        [("seedance2_5", "references")] = new() { Narrowest = 0.4, Widest = 4 },
        [("h3_max", "promptImage")] = new() { ShortestSide = 256 },
        [("product_ugc", "characterImage")] = new() { Narrowest = 0.4, Widest = 4 },
        [("product_ugc", "productImage")] = new() { Narrowest = 0.4, Widest = 4 },
        [("magnific_precision_upscaler_v2", "imageUri")] = new() { ShortestSide = 300, LongestSide = 8000, MostEnlarged = 25_300_000 },
    };

    /// <summary>Adds the issues of the pictures in one member of a body.</summary>
    public static void Check(string model, JsonElement body, JsonProperty member, JsonLocation at, List<Issue> issues, Func<string, PictureSides?> ofUpload)
    {
        if (Table.TryGetValue((model, member.Name), out var limit))
        {
            var factor = body.TryGetProperty("scaleFactor", out var scale) && scale.ValueKind == JsonValueKind.Number && scale.TryGetInt32(out var stated) ? stated : 2;
            Walk(member.Value, limit, factor, at, issues, ofUpload);
        }
    }

    private static void Walk(JsonElement value, Limit limit, int factor, JsonLocation at, List<Issue> issues, Func<string, PictureSides?> ofUpload)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var position = 0;
            foreach (var entry in value.EnumerateArray())
            {
                Walk(entry, limit, factor, at.Item(position++), issues, ofUpload);
            }
        }
        else if (value.TryMember("uri", out var uri))
        {
            Walk(uri, limit, factor, at.Member("uri"), issues, ofUpload);
        }
        else if (value.ValueKind == JsonValueKind.String && SidesOf(value.GetString()!, ofUpload) is { } sides && limit.Complaint(sides, factor) is { } complaint)
        {
            issues.Add(Issue.Custom(at, complaint));
        }
    }

    private static PictureSides? SidesOf(string uri, Func<string, PictureSides?> ofUpload) =>
        uri.StartsWith("data:", StringComparison.Ordinal) ? PictureSides.Read(Convert.FromBase64String(uri[(uri.IndexOf(',') + 1)..]))
        : uri.StartsWith("runway:", StringComparison.Ordinal) ? ofUpload(uri)
        : null;

    private sealed record Limit
    {
        public int ShortestSide { get; init; } = 1;

        public int LongestSide { get; init; } = int.MaxValue;

        public double Narrowest { get; init; }

        public double Widest { get; init; } = double.PositiveInfinity;

        public long MostEnlarged { get; init; } = long.MaxValue;

        public string? Complaint(PictureSides sides, int factor)
        {
            var (width, height) = (sides.Width, sides.Height);
            if (width < ShortestSide || height < ShortestSide || width > LongestSide || height > LongestSide)
            {
                return $"Asset is {width}x{height} pixels; each side must be from {ShortestSide} to {LongestSide}.";
            }

            if (!HasShape(width, height) && !(sides.MayBeTurned && HasShape(height, width)))
            {
                return $"Asset is {width}x{height} pixels; its width / height must be from {Narrowest} to {Widest}.";
            }

            return width * factor > MostEnlarged / (height * factor)
                ? $"Asset is {width}x{height} pixels; {factor} times as large it must have at most {MostEnlarged} pixels."
                : null;
        }

        private bool HasShape(long width, long height) => width >= Narrowest * height && width <= Widest * height;
    }
}
