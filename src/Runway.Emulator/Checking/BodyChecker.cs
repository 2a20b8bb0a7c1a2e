using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>Checks the body of a create as the service does: by the rules of the model it names.</summary>
internal sealed class BodyChecker(ApiDocument document, IUploads uploads, bool acceptUnverified)
{
    private readonly SchemaValidator _validator = new(document);

    /// <summary>What is wrong with the body; nothing when the list is empty.</summary>
    public IReadOnlyList<Issue> Check(CreateOperation operation, JsonElement body, DateTimeOffset now)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return [Issue.WrongType(JsonLocation.Body, "object", JsonTypes.NameOf(body))];
        }

        var modelAt = JsonLocation.Body.Member("model");
        if (!body.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String)
        {
            var received = model.ValueKind == JsonValueKind.Undefined ? "nothing" : JsonTypes.NameOf(model);
            return [Issue.WrongType(modelAt, "string", received)];
        }

        return operation.Models.TryGetValue(model.GetString()!, out var rule) && rule.IsServed(acceptUnverified)
            ? CheckAgainst(operation, rule, body, now)
            : [Issue.NoSuchModel(modelAt)];
    }

    /// <summary>Checks a body that has a plain schema and no models.</summary>
    public IReadOnlyList<Issue> Check(string path, JsonElement body)
    {
        var issues = new List<Issue>();
        if (document.TryBody(path, out var schema))
        {
            _validator.Check(schema, body, JsonLocation.Body, issues);
        }

        return issues;
    }

    private List<Issue> CheckAgainst(CreateOperation operation, ModelRule rule, JsonElement body, DateTimeOffset now)
    {
        var issues = new List<Issue>();
        foreach (var name in operation.Required.Union(rule.Required))
        {
            if (!body.TryGetProperty(name, out _))
            {
                issues.Add(Issue.WrongType(JsonLocation.Body.Member(name), ExpectedOf(operation, name), "nothing"));
            }
        }

        var unknown = new List<string>();
        foreach (var member in body.EnumerateObject())
        {
            if (rule.TryMember(member.Name, out var narrowed))
            {
                CheckMember(operation, narrowed, body, member, issues, now);
            }
            else if (member.Name != "model")
            {
                unknown.Add(member.Name);
            }
        }

        // A model that is not strict does not look at what it does not know.
        if (rule.Strict && unknown.Count > 0)
        {
            issues.Add(Issue.UnknownKeys(JsonLocation.Body, unknown));
        }

        // What is wrong with all of them together may follow from what is wrong with one.
        if (issues.Count == 0)
        {
            Conditions.Check(rule.Conditions, body, JsonLocation.Body, issues);
        }

        return issues;
    }

    private void CheckMember(
        CreateOperation operation, JsonElement narrowed, JsonElement body, JsonProperty member, List<Issue> issues, DateTimeOffset now)
    {
        var at = JsonLocation.Body.Member(member.Name);
        var before = issues.Count;
        if (operation.TryMember(member.Name, out var general))
        {
            _validator.CheckMember(general, member.Value, at, issues);
        }

        // One complaint per member is enough: what is not even of the right type need not be measured.
        if (issues.Count == before)
        {
            _validator.CheckMember(narrowed, member.Value, at, issues);
        }

        if (issues.Count == before)
        {
            MediaUris.Check(member.Name, member.Value, at, issues, uri => uploads.IsUsable(uri, now));
        }

        if (issues.Count == before)
        {
            PictureLimits.Check(body, member, at, issues, uploads.PictureOf);
        }
    }

    private string ExpectedOf(CreateOperation operation, string name) =>
        operation.TryMember(name, out var schema) ? JsonTypes.ExpectedBy(document.Resolve(schema)) : "value";
}
