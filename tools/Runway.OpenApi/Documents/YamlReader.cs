using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Runway.OpenApi.Documents;

/// <summary>Reads YAML 1.2 (core schema) into JSON nodes, keeping the order of the keys.</summary>
internal static partial class YamlReader
{
    /// <exception cref="ReconciliationException">The text is not one well-formed YAML mapping.</exception>
    public static JsonObject Read(string yaml, string name)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new ReconciliationException($"{name}({e.Start.Line},{e.Start.Column}): {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // The scanner throws this, without a position, for a flow sequence without an end.
            throw new ReconciliationException($"{name}: no well-formed YAML");
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? ReadMapping(root)
            : throw new ReconciliationException($"{name}: one YAML mapping is expected at the top");
    }

    private static JsonNode? ReadNode(YamlNode node) => node switch
    {
        YamlMappingNode mapping => ReadMapping(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ReadNode)]),
        YamlScalarNode scalar => ReadScalar(scalar),
        _ => throw new ReconciliationException($"unexpected YAML node {node.NodeType} at {node.Start}"),
    };

    private static JsonObject ReadMapping(YamlMappingNode mapping)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
            result.Add(((YamlScalarNode)key).Value!, ReadNode(value));
        return result;
    }

    // Only plain scalars have an implicit type: quoted ones, such as '2024-11-06' and '200', are text.
    private static JsonValue? ReadScalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
            return JsonValue.Create(text);

        return text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when Integer().IsMatch(text) => JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture)),
            _ when Float().IsMatch(text) => JsonValue.Create(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(text),
        };
    }

    [GeneratedRegex(@"^[-+]?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Float();
}
