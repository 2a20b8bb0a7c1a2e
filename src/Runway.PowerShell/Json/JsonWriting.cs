using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Numerics;
using System.Security;
using System.Text.Json;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Json;

/// <summary>
/// Writes a PowerShell value as JSON, independent of culture. A value without an unambiguous JSON representation is an error that
/// names the member.
/// </summary>
internal sealed class JsonWriting
{
    private const int MaxDepth = 64;
    private readonly Utf8JsonWriter _json;
    private readonly string _what;

    // The objects that are being written, from the root, to detect cycles.
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);

    private JsonWriting(Utf8JsonWriter json, string what) => (_json, _what) = (json, what);

    /// <exception cref="RunwayException">A part of it has no JSON representation.</exception>
    public static JsonElement ToElement(object? value, string what)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            new JsonWriting(json, what).Write(value, string.Empty);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth + 2 });
        return document.RootElement.Clone();
    }

    private void Write(object? value, string path)
    {
        switch (value)
        {
            // An empty column of a database is DBNull; a command without output returns AutomationNull.
            case null or DBNull or System.Reflection.Missing:
            case var nothing when ReferenceEquals(nothing, AutomationNull.Value):
                _json.WriteNullValue();
                break;
            case PSObject { BaseObject: not PSCustomObject and var inner }:
                Write(inner, path);
                break;
            case string text:
                Text(text, path);
                break;
            case bool flag:
                _json.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                _json.WriteBooleanValue(flag.IsPresent);
                break;
            case Enum name:
                Text(name.ToString(), path);
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger:
                _json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
            case double or float or Half:
                Number(Convert.ToDouble(value is Half half ? (double)half : value, CultureInfo.InvariantCulture), value, path);
                break;
            case byte[] bytes:
                _json.WriteBase64StringValue(bytes);
                break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or char or Uri or Version:
                Text(QueryText.Of(value)!, path);
                break;
            case IDictionary map:
                Inside(map, path, () => Members(map, path));
                break;
            case PSObject bag:
                Inside(bag, path, () => Members(bag, path));
                break;
            default:
                Other(value, path);
                break;
        }
    }

    private void Other(object value, string path)
    {
        switch (value)
        {
            case SecureString or PSCredential:
                throw Refuse(path, "is a secret, which must not be part of a request");
            case ScriptBlock:
                throw Refuse(path, "is a script block; pass its result: (& { … })");
            case FileSystemInfo:
                throw Refuse(path, "is a file, which cannot be written as JSON; pass its path as text, or the output of New-RunwayUpload");
            case Delegate or Type or Stream or System.Xml.XmlNode:
                throw Refuse(path, $"is a {value.GetType().Name}, which cannot be written as JSON");
            case IEnumerable list:
                Inside(list, path, () => Items(list, path));
                break;

            // Objects of PowerShell classes and of this module are written as their properties.
            case var _ when value.GetType().Assembly.IsDynamic || value.GetType().Assembly == typeof(RunwayTask).Assembly:
                Inside(value, path, () => Members(value, path));
                break;
            default:
                throw Refuse(path, $"is a {value.GetType().FullName}, which cannot be written as JSON; pass text, numbers, lists or hashtables");
        }
    }

    private void Inside(object value, string path, Action write)
    {
        if (!_open.Add(value))
        {
            throw Refuse(path, "contains itself");
        }

        if (_open.Count > MaxDepth)
        {
            throw Refuse(string.Empty, $"is nested deeper than {MaxDepth} levels");
        }

        write();
        _open.Remove(value);
    }

    private void Items(IEnumerable list, string path)
    {
        _json.WriteStartArray();
        var index = 0;
        foreach (var item in Read(list, path))
        {
            Write(item, $"{path}[{index++}]");
        }

        _json.WriteEndArray();
    }

    private void Members(object bag, string path)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        _json.WriteStartObject();
        foreach (var (key, value) in PropertyBag.Of(bag).Read(problem => Refuse(path, problem)))
        {
            var name = QueryText.Of(key) is { Length: > 0 } text ? text : throw Refuse(path, "has a member without a name");
            var below = path.Length == 0 ? name : $"{path}.{name}";
            if (!names.Add(name))
            {
                throw Refuse(below, "occurs twice, perhaps in different case");
            }

            RequireWhole(name, below);
            _json.WritePropertyName(name);
            Write(value, below);
        }

        _json.WriteEndObject();
    }

    private List<object?> Read(IEnumerable list, string path)
    {
        try
        {
            return [.. list.Cast<object?>()];
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException or IOException or RuntimeException)
        {
            throw Refuse(path, $"cannot be read: {e.Message}");
        }
    }

    private void Number(double number, object value, string path)
    {
        if (!double.IsFinite(number))
        {
            throw Refuse(path, $"is {number.ToString(CultureInfo.InvariantCulture)}, which JSON does not support");
        }

        _ = value is float single ? Raw(single.ToString("R", CultureInfo.InvariantCulture)) : Raw(number.ToString("R", CultureInfo.InvariantCulture));
    }

    private bool Raw(string number)
    {
        _json.WriteRawValue(number);
        return true;
    }

    private void Text(string text, string path)
    {
        RequireWhole(text, path);
        _json.WriteStringValue(text);
    }

    private void RequireWhole(string text, string path)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])))
            {
                throw Refuse(path, "contains an incomplete character (a lone surrogate)");
            }
        }
    }

    private RunwayException Refuse(string path, string problem) => new(
        RunwayErrors.InvalidBody, $"{_what} cannot be sent as JSON: {(path.Length == 0 ? "it" : $"'{path}'")} {problem}.");
}
