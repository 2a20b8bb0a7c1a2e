using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>
/// Reads catalogue.json, which the build derives from the reconciled API document. Without LINQ: see <see cref="CatalogueJson"/>.
/// </summary>
internal static class CatalogueReader
{
    public static RunwayModel Model(string operation, string model, JsonElement rule) => new()
    {
        Model = model,
        Operation = operation,
        Status = CatalogueJson.Text(rule, "status") switch
        {
            "retired" => RunwayModelStatus.Retired,
            "unverified" => RunwayModelStatus.Unverified,
            _ => RunwayModelStatus.Live,
        },
        Note = CatalogueJson.Text(rule, "note"),
        IsStrict = rule.GetProperty("strict").GetBoolean(),
        Required = CatalogueJson.Strings(rule, "required"),
        Members = Members(rule, "members"),
        Conditions = ConditionReader.Read(rule),
        PriceRule = rule.TryGetProperty("price", out var price) ? PriceReader.Read(price) : null,
    };

    public static MediaLimits Limits(JsonProperty entry) => new(
        entry.Name,
        CatalogueJson.Strings(entry.Value, "types"),
        entry.Value.GetProperty("urlBytes").GetInt64(),
        entry.Value.GetProperty("dataUriCharacters").GetInt32(),
        entry.Value.GetProperty("uploadMinBytes").GetInt64(),
        entry.Value.GetProperty("uploadBytes").GetInt64());

    private static ModelMember Member(string name, JsonElement schema) => new ModelMember
    {
        Name = name,
        Type = CatalogueJson.Text(schema, "type"),
        AllowedValues = CatalogueJson.Strings(schema, "enum"),
        KnownValues = CatalogueJson.Strings(schema, "known"),
        Minimum = Number(schema, "minimum"),
        Maximum = Number(schema, "maximum"),
        MinLength = Integer(schema, "minLength"),
        MaxLength = Integer(schema, "maxLength"),
        MinItems = Integer(schema, "minItems"),
        MaxItems = Integer(schema, "maxItems"),
        Default = CatalogueJson.Text(schema, "default"),
        IsDeprecated = schema.TryGetProperty("deprecated", out var deprecated) && deprecated.GetBoolean(),
        Media = schema.TryGetProperty("media", out var media) ? Media(media) : null,
        Items = schema.TryGetProperty("items", out var items) ? Member("", items) : null,
        Members = Members(schema, "properties"),
        Required = CatalogueJson.Strings(schema, "required"),
        Forms = schema.TryGetProperty("forms", out var forms) ? CatalogueJson.Each(forms, form => Member("", form)) : [],
        TextForm = CatalogueJson.Text(schema, "pattern") is { } pattern ? new(pattern, CatalogueJson.Text(schema, "form") ?? $"matches {pattern}") : null,
        EntryRules = schema.TryGetProperty("entries", out var entries) ? Entries(entries) : null,
        IsClosed = schema.TryGetProperty("closed", out var closed) && closed.GetBoolean(),
        IsNullable = schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean(),
        Conditions = ConditionReader.Read(schema),
        Pixels = schema.TryGetProperty("pixels", out var pixels) ? new(pixels.GetProperty("minimum").GetInt64(), pixels.GetProperty("maximum").GetInt64()) : null,
        Address = schema.TryGetProperty("address", out var kinds) ? Kinds(kinds) : null,
    }.WithNumbers();

    private static IReadOnlyList<ModelMember> Members(JsonElement of, string name)
    {
        var result = new List<ModelMember>();
        if (of.TryGetProperty(name, out var members))
        {
            foreach (var member in members.EnumerateObject())
            {
                result.Add(Member(member.Name, member.Value));
            }
        }

        return result;
    }

    private static MemberMedia Media(JsonElement media) => new()
    {
        Kinds = CatalogueJson.Strings(media, "kinds"),
        MinSeconds = Number(media, "minSeconds"),
        MaxSeconds = Number(media, "maxSeconds"),
        MaxTotalSeconds = Number(media, "maxTotalSeconds"),
        MinSide = Integer(media, "minSide"),
        MaxSide = Integer(media, "maxSide"),
        MinShape = Number(media, "minShape"),
        MaxShape = Number(media, "maxShape"),
        MaxOutputPixels = Integer(media, "maxOutputPixels"),
    };

    private static MediaKind Kinds(JsonElement kinds)
    {
        var result = default(MediaKind);
        foreach (var kind in kinds.ValueKind == JsonValueKind.Array ? CatalogueJson.Each(kinds, CatalogueJson.Scalar) : [CatalogueJson.Scalar(kinds)])
        {
            result |= kind switch { "image" => MediaKind.Image, "video" => MediaKind.Video, _ => MediaKind.Audio };
        }

        return result;
    }

    private static ModelEntryRules Entries(JsonElement entries)
    {
        var needs = new List<EntryValue>();
        var atMost = new List<EntryValue>();
        if (entries.TryGetProperty("needs", out var wanted))
        {
            foreach (var member in wanted.EnumerateObject())
            {
                needs.Add(new(member.Name, member.Value.GetString()!, 1));
            }
        }

        if (entries.TryGetProperty("atMost", out var limited))
        {
            foreach (var member in limited.EnumerateObject())
            {
                foreach (var value in member.Value.EnumerateObject())
                {
                    atMost.Add(new(member.Name, value.Name, value.Value.GetInt32()));
                }
            }
        }

        return new() { Needs = needs, AtMost = atMost, Unique = CatalogueJson.Text(entries, "unique"), AllOrNone = CatalogueJson.Text(entries, "allOrNone") };
    }

    private static double? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static int? Integer(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetInt32() : null;
}
