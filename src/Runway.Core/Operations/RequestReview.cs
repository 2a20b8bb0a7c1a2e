using System.Text.RegularExpressions;
using Runway.Generated;
using Runway.Operations;

namespace Runway;

/// <summary>A request as it will go out, after everything that can be known beforehand was looked at.</summary>
/// <param name="Request">The request; a ratio that was given as a shape has become the model's own.</param>
/// <param name="Cost">What it is expected to cost.</param>
/// <param name="Warnings">What is worth a warning: an unknown or unverified model, a member without effect.</param>
/// <param name="Notes">What was chosen on the user's behalf.</param>
public sealed partial record RequestReview(GenerationRequest Request, CostEstimate Cost, IReadOnlyList<string> Warnings, IReadOnlyList<string> Notes)
{
    private readonly RequestBody? _body;

    /// <summary>The body that was checked; a local file shows as its path.</summary>
    internal RequestBody Body
    {
        get => _body ?? Request.ToBody();
        private init => _body = value;
    }

    /// <summary>A request that is sent whatever the catalogue says of it.</summary>
    /// <exception cref="RunwayException">It cannot be what was meant.</exception>
    internal static RequestReview WithoutCatalogue(GenerationRequest request)
    {
        request.Validate();
        var body = request.ToBody();
        _ = RequestText.Check(body.Json);
        return new RequestReview(request, CostEstimate.For(request.Operation, request.Model, body.Json), [], []) { Body = body };
    }

    /// <summary>Checks a request against the catalogue, so that what the service would refuse is not even sent.</summary>
    /// <exception cref="RunwayException">What is wrong, and what is allowed.</exception>
    public static RequestReview Of(GenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (ModelCatalogue.Current.SpellingOf(request.Operation, request.Model) is var spelling && spelling != request.Model)
        {
            request = request with { Model = spelling };
        }

        RequireModel(request);
        request.Validate();
        var notes = new List<string>();
        if (request.AskedRatio is { } asked && Shape().IsMatch(asked) && ModelCatalogue.Current.ChooseRatio(request.Operation, request.Model, asked) is { } choice && choice.Ratio != asked)
        {
            request = request.WithRatio(choice.Ratio ?? throw new RunwayException(
                RunwayErrors.RatioAmbiguous,
                $"The ratio '{asked}' can mean several sizes of {request.Model}.",
                choice.Note));
            notes.Add(choice.Note ?? $"'{asked}' is sent as {choice.Ratio}.");
        }

        var body = request.ToBody();
        var doubtful = RequestText.Check(body.Json);
        var check = ModelCatalogue.Current.CheckDraft(request.Operation, request.Model, body.Json, LocalFiles(request));
        return check.ToException() is { } error
            ? throw error
            : new RequestReview(request, CostEstimate.For(request.Operation, request.Model, body.Json), [.. check.Warnings, .. RequestText.Warnings(doubtful)], notes) { Body = body };
    }

    /// <summary>How many outputs are asked for.</summary>
    internal int OutputCount => Body.Json.TryGetProperty("outputCount", out var count) && count.TryGetInt32(out var number) ? number : 1;

    private static HashSet<string>? LocalFiles(GenerationRequest request) =>
        request.HasFiles ? [.. request.AllMedia.Where(m => m.IsFile).Select(m => m.Text)] : null;

    // Whether there is such a model comes first: what its request lacks besides is of no use to anybody.
    private static void RequireModel(GenerationRequest request)
    {
        if (ModelCatalogue.Current.CheckModel(request.Operation, request.Model).ToException() is { } error)
        {
            throw error;
        }
    }

    // Sizes in pixels mean themselves: one that the model does not make is a mistake, and not a wish for something like it.
    [GeneratedRegex("^[0-9]{1,2}:[0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
