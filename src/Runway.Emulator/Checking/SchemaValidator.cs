using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Emulator.Checking;

/// <summary>
/// Checks a value against a schema, with the keywords of JSON Schema that the document uses. Unknown keywords are ignored, as the
/// standard says.
/// </summary>
internal sealed class SchemaValidator(ApiDocument document)
{
    /// <summary>Adds the issues of the value to <paramref name="issues"/>.</summary>
    public void Check(JsonElement schema, JsonElement value, JsonLocation at, List<Issue> issues)
    {
        schema = document.Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (!JsonTypes.Matches(schema, value, out var expected))
        {
            issues.Add(Issue.WrongType(at, expected, JsonTypes.NameOf(value)));
            return;
        }

        CheckCombinations(schema, value, at, issues);
        if (!IsListed(schema, value, out var listed))
        {
            issues.Add(Issue.NotAllowed(at, listed.Select(one => JsonNode.Parse(one.GetRawText()))));
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                ScalarChecks.Text(schema, value.GetString()!, at, issues);
                break;
            case JsonValueKind.Number:
                ScalarChecks.Number(schema, value, at, issues);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, at, issues);
                break;
            case JsonValueKind.Object:
                CheckObject(schema, value, at, issues);
                break;
        }
    }

    // A list of known values is open to clients, who must live with tomorrow's; the service knows its own of today, but
    // for one that also takes other texts of a form.
    private static bool IsListed(JsonElement schema, JsonElement value, out IReadOnlyList<JsonElement> listed)
    {
        listed = schema.TryGetProperty("const", out var only) ? [only]
            : schema.TryGetProperty("enum", out var several) || (!schema.TryGetProperty("pattern", out _) && schema.TryGetProperty("x-extensible-enum", out several))
                ? [.. several.EnumerateArray()]
            : [];
        return listed.Count == 0 || listed.Any(one => JsonTypes.AreEqual(one, value));
    }

    private void CheckCombinations(JsonElement schema, JsonElement value, JsonLocation at, List<Issue> issues)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
            {
                Check(part, value, at, issues);
            }
        }

        // The service takes the first form that fits, and so a value that fits two is no error.
        if (schema.TryGetProperty("oneOf", out var forms) || schema.TryGetProperty("anyOf", out forms))
        {
            CheckForms([.. forms.EnumerateArray().Select(document.Resolve)], value, at, issues);
        }
    }

    private void CheckForms(JsonElement[] forms, JsonElement value, JsonLocation at, List<Issue> issues)
    {
        var errors = new List<List<Issue>>();
        foreach (var form in forms)
        {
            var found = new List<Issue>();
            Check(form, value, at, found);
            if (found.Count == 0)
            {
                return;
            }

            errors.Add(found);
        }

        // If only one form has the type of the value, its errors are reported.
        var meant = errors.Where((error, i) => JsonTypes.Matches(forms[i], value, out _)).ToList();
        if (meant.Count == 1)
        {
            issues.AddRange(meant[0]);
        }
        else
        {
            issues.Add(Issue.NoAlternative(at, errors));
        }
    }

    private void CheckArray(JsonElement schema, JsonElement value, JsonLocation at, List<Issue> issues)
    {
        ScalarChecks.Count(schema, value.GetArrayLength(), at, issues);
        EntryRules.Check(schema, value, at, issues);
        if (schema.TryGetProperty("items", out var items))
        {
            var position = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, at.Item(position++), issues);
            }
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, JsonLocation at, List<Issue> issues)
    {
        foreach (var name in schema.Texts("required"))
        {
            if (!value.TryGetProperty(name, out _))
            {
                issues.Add(Issue.WrongType(at.Member(name), ExpectedOf(schema, name), "nothing"));
            }
        }

        var open = !schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind != JsonValueKind.False;
        var unknown = new List<string>();
        foreach (var member in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out var own))
            {
                CheckMember(own, member.Value, at.Member(member.Name), issues);
            }
            else if (!open)
            {
                unknown.Add(member.Name);
            }
            else if (others.ValueKind == JsonValueKind.Object)
            {
                CheckMember(others, member.Value, at.Member(member.Name), issues);
            }
        }

        if (unknown.Count > 0)
        {
            issues.Add(Issue.UnknownKeys(at, unknown));
        }

        if (issues.Count == 0 && schema.TryGetProperty("x-runway-conditions", out var conditions))
        {
            Conditions.Check(conditions, value, at, issues);
        }
    }

    /// <summary>Checks a member of an object. Like the service, it refuses null unless the schema allows it.</summary>
    public void CheckMember(JsonElement schema, JsonElement value, JsonLocation at, List<Issue> issues)
    {
        schema = document.Resolve(schema);
        if (value.ValueKind == JsonValueKind.Null && !JsonTypes.AllowsNull(schema))
        {
            issues.Add(Issue.WrongType(at, JsonTypes.ExpectedBy(schema), "null"));
            return;
        }

        Check(schema, value, at, issues);
    }

    private string ExpectedOf(JsonElement schema, string member) =>
        schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member, out var own)
            ? JsonTypes.ExpectedBy(document.Resolve(own))
            : "value";
}
