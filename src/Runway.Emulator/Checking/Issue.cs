using System.Text.Json.Nodes;

namespace Runway.Emulator.Checking;

/// <summary>
/// One issue of a body in the format of the live API: a code, the path, a message, and further values of the code, such as a
/// maximum or the allowed values. The texts of the messages are the emulator's own.
/// </summary>
internal sealed record Issue(string Code, JsonLocation At, string Message)
{
    public IReadOnlyList<KeyValuePair<string, JsonNode?>> Details { get; private init; } = [];

    public static Issue WrongType(JsonLocation at, string expected, string received) =>
        new Issue("invalid_type", at, $"Expected {expected}, but got {received}.").With("expected", expected);

    public static Issue NotAllowed(JsonLocation at, IEnumerable<JsonNode?> values)
    {
        JsonNode?[] allowed = [.. values];
        var list = string.Join(", ", allowed.Select(value => value?.ToString()));
        return new Issue("invalid_value", at, $"Expected one of {list}.").With("values", new JsonArray(allowed));
    }

    public static Issue TooSmall(JsonLocation at, string origin, JsonNode minimum) =>
        new Issue("too_small", at, $"Expected {Measured(origin)} at least {minimum.ToJsonString()}.")
            .With("origin", origin).With("minimum", minimum).With("inclusive", true);

    public static Issue TooBig(JsonLocation at, string origin, JsonNode maximum) =>
        new Issue("too_big", at, $"Expected {Measured(origin)} at most {maximum.ToJsonString()}.")
            .With("origin", origin).With("maximum", maximum).With("inclusive", true);

    public static Issue WrongFormat(JsonLocation at, string format, string message) =>
        new Issue("invalid_format", at, message).With("format", format);

    public static Issue UnknownKeys(JsonLocation at, IReadOnlyCollection<string> keys) =>
        new Issue("unrecognized_keys", at, $"Not a member here: {string.Join(", ", keys)}.")
            .With("keys", new JsonArray([.. keys.Select(key => JsonValue.Create(key))]));

    public static Issue NoAlternative(JsonLocation at, IEnumerable<IEnumerable<Issue>> errors) =>
        new Issue("invalid_union", at, "None of the allowed forms fits.").With(
            "errors",
            new JsonArray([.. errors.Select(one => new JsonArray([.. one.Select(issue => issue.ToJson())]))]));

    public static Issue NoSuchModel(JsonLocation at) =>
        new Issue("invalid_union", at, "This operation has no such model.")
            .With("errors", new JsonArray()).With("note", "No matching discriminator").With("discriminator", "model");

    public static Issue Custom(JsonLocation at, string message) => new("custom", at, message);

    public JsonObject ToJson()
    {
        var json = new JsonObject(Details) { ["code"] = Code, ["path"] = At.ToJson() };
        json["message"] = Message;
        return json;
    }

    /// <summary>Fails where there are issues.</summary>
    /// <param name="what">What has them, for the message.</param>
    /// <param name="issues">The issues.</param>
    /// <exception cref="FormatException">The first issue.</exception>
    public static void Require(string what, IReadOnlyList<Issue> issues)
    {
        if (issues.Count > 0)
        {
            throw new FormatException($"{what} is not valid at {issues[0].At.ToJson().ToJsonString()}: {issues[0].Message.TrimEnd('.')}");
        }
    }

    private static string Measured(string origin) => origin == "number" ? "a number of" : "a length of";

    private Issue With(string name, JsonNode? value) =>
        this with { Details = [.. Details, new KeyValuePair<string, JsonNode?>(name, value)] };
}
