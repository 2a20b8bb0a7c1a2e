using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>
/// Reads catalogue.json, which the build derives from the reconciled API document. Without LINQ: over the structs of
/// System.Text.Json its code is compiled in every process, which took longer than reading.
/// </summary>
internal static class CatalogueReader
{
    public static RunwayModel Model(string operation, JsonProperty entry)
    {
        var rule = entry.Value;
        return new()
        {
            Model = entry.Name,
            Operation = operation,
            Status = Text(rule, "status") switch
            {
                "retired" => RunwayModelStatus.Retired,
                "unverified" => RunwayModelStatus.Unverified,
                _ => RunwayModelStatus.Live,
            },
            Note = Text(rule, "note"),
            IsStrict = rule.GetProperty("strict").GetBoolean(),
            Required = Strings(rule, "required"),
            Members = Members(rule, "members"),
            Conditions = ConditionReader.Read(rule),
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
        of.TryGetProperty(name, out var list) ? Each(list, Scalar) : [];

    /// <summary>The entries of a list, each converted by <paramref name="read"/>.</summary>
    public static T[] Each<T>(JsonElement list, Func<JsonElement, T> read)
    {
        var result = new T[list.GetArrayLength()];
        var next = 0;
        foreach (var entry in list.EnumerateArray())
        {
            result[next++] = read(entry);
        }

        return result;
    }

    public static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? Scalar(value) : null;

    /// <summary>A scalar as in JSON, without quotes.</summary>
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
        Members = Members(schema, "properties"),
        Required = Strings(schema, "required"),
        Forms = schema.TryGetProperty("forms", out var forms) ? Each(forms, form => Member("", form)) : [],
        TextForm = Text(schema, "pattern") is { } pattern ? new(pattern, Text(schema, "form") ?? $"matches {pattern}") : null,
        EntryRules = schema.TryGetProperty("entries", out var entries) ? Entries(entries) : null,
        IsClosed = schema.TryGetProperty("closed", out var closed) && closed.GetBoolean(),
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
        Kinds = Strings(media, "kinds"),
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
        foreach (var kind in kinds.ValueKind == JsonValueKind.Array ? Each(kinds, Scalar) : [Scalar(kinds)])
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

        return new() { Needs = needs, AtMost = atMost, Unique = Text(entries, "unique"), AllOrNone = Text(entries, "allOrNone") };
    }

    private static double? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static int? Integer(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetInt32() : null;
}
