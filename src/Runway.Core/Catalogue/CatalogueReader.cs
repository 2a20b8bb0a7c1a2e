using System.Text.Json;

namespace Runway;

/// <summary>Reads catalogue.json, which the build derives from the reconciled API document.</summary>
internal static class CatalogueReader
{
    public static RunwayModel Model(string operation, JsonProperty entry)
    {
        var rule = entry.Value;
        var required = Strings(rule, "required");
        return new()
        {
            Model = entry.Name,
            Operation = operation,
            Status = Enum.Parse<RunwayModelStatus>(rule.GetProperty("status").GetString()!, ignoreCase: true),
            Note = Text(rule, "note"),
            IsStrict = rule.GetProperty("strict").GetBoolean(),
            Required = required,
            Members = [.. rule.GetProperty("members").EnumerateObject().Select(m => Member(m.Name, m.Value))],
            PriceRule = rule.TryGetProperty("price", out var price) ? PriceReader.Read(price) : null,
        };
    }

    public static MediaLimits Limits(JsonProperty entry) => new(
        entry.Name,
        Strings(entry.Value, "types"),
        entry.Value.GetProperty("urlBytes").GetInt64(),
        entry.Value.GetProperty("dataUriCharacters").GetInt32(),
        entry.Value.GetProperty("uploadMinBytes").GetInt64(),
        entry.Value.GetProperty("uploadBytes").GetInt64());

    /// <summary>The entries of a list of scalars as text; empty where there is no such list.</summary>
    public static string[] Strings(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(Scalar)] : [];

    public static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? Scalar(value) : null;

    /// <summary>A scalar as it would be written in JSON, without quotes.</summary>
    public static string Scalar(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static ModelMember Member(string name, JsonElement schema) => new ModelMember
    {
        Name = name,
        Type = Text(schema, "type"),
        AllowedValues = Strings(schema, "enum"),
        KnownValues = Strings(schema, "known"),
        Minimum = Number(schema, "minimum"),
        Maximum = Number(schema, "maximum"),
        MinLength = Integer(schema, "minLength"),
        MaxLength = Integer(schema, "maxLength"),
        MinItems = Integer(schema, "minItems"),
        MaxItems = Integer(schema, "maxItems"),
        Default = Text(schema, "default"),
        IsDeprecated = schema.TryGetProperty("deprecated", out var deprecated) && deprecated.GetBoolean(),
        Media = schema.TryGetProperty("media", out var media) ? Media(media) : null,
        Items = schema.TryGetProperty("items", out var items) ? Member("", items) : null,
        Members = schema.TryGetProperty("properties", out var members) ? [.. members.EnumerateObject().Select(m => Member(m.Name, m.Value))] : [],
        Required = Strings(schema, "required"),
        Forms = schema.TryGetProperty("forms", out var forms) ? [.. forms.EnumerateArray().Select(f => Member("", f))] : [],
        TextForm = Text(schema, "pattern") is { } pattern ? new(pattern, Text(schema, "form") ?? $"matches {pattern}") : null,
        EntryRules = schema.TryGetProperty("entries", out var entries) ? Entries(entries) : null,
    }.WithNumbers();

    private static MemberMedia Media(JsonElement media) => new()
    {
        Kinds = Strings(media, "kinds"),
        MinSeconds = Number(media, "minSeconds"),
        MaxSeconds = Number(media, "maxSeconds"),
        MaxTotalSeconds = Number(media, "maxTotalSeconds"),
        MinSide = Integer(media, "minSide"),
        MaxSide = Integer(media, "maxSide"),
        MaxOutputPixels = Integer(media, "maxOutputPixels"),
    };

    private static ModelEntryRules Entries(JsonElement entries) => new()
    {
        Needs = entries.TryGetProperty("needs", out var needs)
            ? needs.EnumerateObject().Select(n => (n.Name, n.Value.GetString()!)).First()
            : null,
        Unique = Text(entries, "unique"),
        AllOrNone = Text(entries, "allOrNone"),
        AtMost = entries.TryGetProperty("atMost", out var atMost)
            ? [.. from member in atMost.EnumerateObject()
                  from value in member.Value.EnumerateObject()
                  select (member.Name, value.Name, value.Value.GetInt32())]
            : [],
    };

    private static double? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static int? Integer(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetInt32() : null;
}
