namespace Runway.Emulator.Routing;

/// <summary>What a router knows of a model.</summary>
internal sealed record RoutedModel
{
    public required string Name { get; init; }

    public required string Provider { get; init; }

    /// <summary>What it makes, of <see cref="RoutedInput.Kind"/>.</summary>
    public required string Kind { get; init; }

    public double LeastSeconds { get; init; }

    public double MostSeconds { get; init; } = double.PositiveInfinity;

    public string[] Resolutions { get; init; } = [];

    public string[] Shapes { get; init; } = [];

    /// <summary>Whether its videos have sound: yes, no, or as wanted (null).</summary>
    public bool? Sound { get; init; }

    public bool TakesSeed { get; init; }

    public int MostImages { get; init; } = 1;

    public required int LongestPrompt { get; init; }

    /// <summary>The inputs that it takes, of <see cref="RoutedInput.Inputs"/>.</summary>
    public string[] Inputs { get; init; } = [];

    /// <summary>An input without which it does nothing, or null.</summary>
    public string? Needs { get; init; }

    /// <summary>The order by speed, 1 is the fastest.</summary>
    public required int Latency { get; init; }

    /// <summary>The order by quality, 1 is the best.</summary>
    public required int Quality { get; init; }

    /// <summary>The credits of one output.</summary>
    public required Func<RoutedInput, decimal> Price { get; init; }

    /// <summary>Whether it does whatever is wanted, as models of fixtures do.</summary>
    public bool DoesAll { get; init; }

    /// <summary>Whether it makes the kind of output.</summary>
    public bool Makes(RoutedInput input) => DoesAll || Kind == input.Kind;

    /// <summary>Whether it can do what is wanted, apart from its inputs.</summary>
    public bool IsCapable(RoutedInput input) => DoesAll
        || ((input.Seconds is not { } seconds || (seconds >= LeastSeconds && seconds <= MostSeconds))
            && (input.Resolution is not { } resolution || Resolutions.Contains(resolution))
            && (input.AspectRatio is not { } shape || Shapes.Contains(shape))
            && (input.Sound is not { } sound || Sound is null || Sound == sound)
            && (input.Seed is null || TakesSeed)
            && input.Count <= MostImages);

    /// <summary>Whether it takes the inputs.</summary>
    public bool Takes(RoutedInput input) => DoesAll || (input.Inputs.All(Inputs.Contains) && (Needs is null || input.Inputs.Contains(Needs)));

    /// <summary>The whole credits of a request.</summary>
    public long CreditsOf(RoutedInput input) => Math.Max(1, (long)Math.Ceiling(Price(input) * input.Count));
}
