using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>Checks the body of a create like the service, by the rules of its model.</summary>
internal sealed class BodyChecker(ApiDocument document, IUploads uploads, bool acceptUnverified)
{
    private readonly SchemaValidator _validator = new(document);

    /// <summary>The issues of the body; empty if it is valid.</summary>
    public IReadOnlyList<Issue> Check(CreateOperation operation, JsonElement body, DateTimeOffset now)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return [Issue.WrongType(JsonLocation.Body, "object", JsonTypes.NameOf(body))];
        }

        if (operation.Model is { } only)
        {
            return CheckAgainst(operation, operation.Models[only], only, body, now);
        }

        var modelAt = JsonLocation.Body.Member("model");
        if (!body.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String)
        {
            var received = model.ValueKind == JsonValueKind.Undefined ? "nothing" : JsonTypes.NameOf(model);
            return [Issue.WrongType(modelAt, "string", received)];
        }

        return operation.Models.TryGetValue(model.GetString()!, out var rule) && rule.IsServed(acceptUnverified)
            ? CheckAgainst(operation, rule, model.GetString()!, body, now)
            : [Issue.NoSuchModel(modelAt)];
    }

    /// <summary>Checks a body without a model against a schema.</summary>
    public IReadOnlyList<Issue> Check(string path, JsonElement body)
    {
        var issues = new List<Issue>();
        if (document.TryBody(path, out var schema))
        {
            _validator.Check(schema, body, JsonLocation.Body, issues);
        }

        return issues;
    }

    private List<Issue> CheckAgainst(CreateOperation operation, ModelRule rule, string model, JsonElement body, DateTimeOffset now)
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
                CheckMember(operation, narrowed, model, body, member, issues, now);
            }
            else if (member.Name != "model" || operation.Model is not null)
            {
                unknown.Add(member.Name);
            }
        }

        // A model that is not strict ignores unknown members.
        if (rule.Strict && unknown.Count > 0)
        {
            issues.Add(Issue.UnknownKeys(JsonLocation.Body, unknown));
        }

        // Only if each member is valid by itself, since an error in a member may cause a violation of the combination.
        if (issues.Count == 0)
        {
            Conditions.Check(rule.Conditions, body, JsonLocation.Body, issues);
        }

        return issues;
    }

    private void CheckMember(
        CreateOperation operation, JsonElement narrowed, string model, JsonElement body, JsonProperty member, List<Issue> issues, DateTimeOffset now)
    {
        var at = JsonLocation.Body.Member(member.Name);
        var before = issues.Count;
        if (operation.TryMember(member.Name, out var general))
        {
            _validator.CheckMember(general, member.Value, at, issues);
        }

        // One issue for each member: a value of the wrong type is not checked further.
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
            PictureLimits.Check(model, body, member, at, issues, uploads.PictureOf);
        }
    }

    private string ExpectedOf(CreateOperation operation, string name) =>
        operation.TryMember(name, out var schema) ? JsonTypes.ExpectedBy(document.Resolve(schema)) : "value";
}
