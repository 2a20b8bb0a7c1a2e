using System.Text.Json;

namespace Runway.Emulator.RunwayAI;

/// <summary>One parameter of an operation.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="IsRequired">Whether the documentation requires it.</param>
/// <param name="Problem">What is wrong with a value, as the end of a sentence; null if it is valid.</param>
internal sealed record ParameterDefinition(string Name, bool IsRequired, Func<JsonElement, string?> Problem)
{
    public static ParameterDefinition Text(string name, bool required = true) => new(name, required, static value =>
        value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? null : "must be a text that is not empty");

    public static ParameterDefinition Url(string name) => new(name, true, static value =>
        value.ValueKind == JsonValueKind.String
        && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? null : "must be a URL with http or https");

    /// <summary>A whole number in JSON: neither 5.0 nor "5".</summary>
    public static ParameterDefinition Whole(string name, int least, bool required = true) => new(name, required, value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least
            ? null : $"must be a whole number of at least {least}");

    public static ParameterDefinition Factor(string name) => new(name, true, static value =>
        value.ValueKind == JsonValueKind.Number && value.GetDouble() is > 0 and < double.PositiveInfinity ? null : "must be a number above 0");
}
