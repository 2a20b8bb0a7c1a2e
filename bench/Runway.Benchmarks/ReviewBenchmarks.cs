using BenchmarkDotNet.Attributes;
using Runway.Media;
using Runway.Operations;

namespace Runway.Benchmarks;

/// <summary>The cost of the review of a request: a small one, and one with a picture of four megabytes.</summary>
public class ReviewBenchmarks
{
    private static readonly ImageRequest Small = new() { Model = "gen4_image", PromptText = "a lighthouse in the fog, seen from the sea", Ratio = "1280:720" };
    private static readonly ImageRequest Large = Small with
    {
        ReferenceImages = [new ImageReference(MediaSource.FromAddress("data:image/png;base64," + new string('A', 4 << 20)))],
    };

    [Benchmark]
    public object Review() => RequestReview.Of(Small);

    [Benchmark]
    public object ReviewOfFourMegabytes() => RequestReview.Of(Large);
}
