using System.Text.Json;
using System.Text.RegularExpressions;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Tasks;

namespace Runway.Operations;

/// <summary>A request after all local checks, as it will be sent.</summary>
/// <param name="Request">The request; an aspect ratio was replaced by the model's ratio in pixels.</param>
/// <param name="Cost">The estimated cost.</param>
/// <param name="Warnings">Warnings, such as an unknown or unverified model, or a member without effect.</param>
/// <param name="Notes">Choices that were made for the user.</param>
internal sealed partial record RequestReview(GenerationRequest Request, CostEstimate Cost, IReadOnlyList<string> Warnings, IReadOnlyList<string> Notes)
{
    private readonly RequestBody? _body;
    private RequestNote? _note;

    /// <summary>The body that was checked. A local file is in it as its path.</summary>
    internal RequestBody Body
    {
        get => _body ?? Request.ToBody();
        private init => _body = value;
    }

    /// <summary>What is kept of it, with the media as the user gave them. Made when it is first asked for.</summary>
    internal RequestNote Note => _note ??= Request.NoteOf(Body.Json, Request.AllMedia);

    /// <summary>Reviews a request without the catalogue.</summary>
    /// <exception cref="RunwayException">A text of the request is not valid.</exception>
    internal static RequestReview WithoutCatalogue(GenerationRequest request)
    {
        request.Validate();
        var body = request.ToBody();
        _ = RequestText.Check(body.Json);
        return new RequestReview(request, request.CostOf(body.Json), [], []) { Body = body };
    }

    /// <summary>Checks a request against the catalogue, so that a request that the service would refuse is not sent.</summary>
    /// <exception cref="RunwayException">What is wrong, and what is allowed.</exception>
    public static RequestReview Of(GenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.IsInCatalogue)
        {
            return WithoutCatalogue(request);
        }

        if (ModelCatalogue.Current.SpellingOf(request.Operation, request.Model) is var spelling && spelling != request.Model)
        {
            request = request with { Model = spelling };
        }

        RequireModel(request);
        request.Validate();
        var notes = new List<string>();
        if (request.GivenRatio is { } asked && Shape().IsMatch(asked) && ModelCatalogue.Current.ChooseRatio(request.Operation, request.Model, asked) is { } choice && choice.Ratio != asked)
        {
            request = request.WithRatio(choice.Ratio);
            notes.Add(choice.Note ?? $"'{asked}' is sent as {choice.Ratio}.");
        }

        var body = request.ToBody();
        var doubtful = RequestText.Check(body.Json);
        var check = ModelCatalogue.Current.CheckDraft(request.Operation, request.Model, body.Json, LocalFiles(request));
        return check.ToException() is { } error
            ? throw error
            : new RequestReview(request, request.CostOf(body.Json), [.. check.Warnings, .. RequestText.Warnings(doubtful)], notes) { Body = body };
    }

    /// <summary>The estimated cost for input media of this length in seconds; null where it is not known.</summary>
    internal CostEstimate CostFor(double? inputSeconds) => Request.CostOf(Body.Json, inputSeconds);

    /// <summary>The number of outputs of the request.</summary>
    internal int OutputCount => (Body.Json.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Object ? input : Body.Json).TryGetProperty("outputCount", out var count) && count.TryGetInt32(out var number) ? number : 1;

    private static HashSet<string>? LocalFiles(GenerationRequest request) =>
        request.HasFiles ? [.. request.AllMedia.Where(m => m.IsFile).Select(m => m.Text)] : null;

    // The model is checked first: without it, other errors do not help.
    private static void RequireModel(GenerationRequest request)
    {
        if (ModelCatalogue.Current.CheckModel(request.Operation, request.Model).ToException() is { } error)
        {
            throw error;
        }
    }

    // A size in pixels is exact: if the model does not have it, it is an error and not replaced by a similar one.
    [GeneratedRegex("^[0-9]{1,2}:[0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
