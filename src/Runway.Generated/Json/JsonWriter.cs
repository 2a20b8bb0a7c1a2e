using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>
/// Writes models as JSON, without members that are null. Escapes only what JSON requires: the default encoder would write each
/// plus sign of a base64 data URI as six bytes, and nothing here is embedded in HTML.
/// </summary>
internal sealed class JsonWriter : ISerializationWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _bytes = new(512);
    private readonly Utf8JsonWriter _json;

    // The name of a member with several types, whose value is written without a name.
    private string? _pending;

    public JsonWriter() => _json = new(_bytes, Options);

    /// <summary>The bytes so far; still valid after disposal.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            _json.Flush();
            return _bytes.WrittenMemory;
        }
    }

    public Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    public Action<IParsable>? OnAfterObjectSerialization { get; set; }

    public Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    // Without a copy, since a body with a data URI has megabytes.
    public Stream GetSerializedContent() => MemoryMarshal.TryGetArray(Written, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false, publiclyVisible: true)
        : throw new InvalidOperationException("The buffer is no array.");

    public void Dispose() => _json.Dispose();

    public void WriteStringValue(string? key, string? value)
    {
        if (value is null)
            return;

        Name(key);
        _json.WriteStringValue(value);
    }

    public void WriteBoolValue(string? key, bool? value)
    {
        if (value is not { } flag)
            return;

        Name(key);
        _json.WriteBooleanValue(flag);
    }

    public void WriteIntValue(string? key, int? value) => WriteLongValue(key, value);

    public void WriteLongValue(string? key, long? value)
    {
        if (value is not { } number)
            return;

        Name(key);
        _json.WriteNumberValue(number);
    }

    public void WriteDoubleValue(string? key, double? value)
    {
        if (value is not { } number)
            return;

        Name(key);
        _json.WriteNumberValue(number);
    }

    public void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value)
    {
        if (value is not { } time)
            return;

        Name(key);
        _json.WriteStringValue(time);
    }

    public void WriteDateValue(string? key, Date? value)
    {
        if (value is { } date)
            WriteStringValue(key, ((DateOnly)date).ToString("O", CultureInfo.InvariantCulture));
    }

    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values)
    {
        if (values is null)
            return;

        Name(key);
        _json.WriteStartArray();
        foreach (var value in values)
            _json.WriteStringValue(value is null or string ? (string?)(object?)value : throw Unused());
        _json.WriteEndArray();
    }

    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable
    {
        if (values is null)
            return;

        Name(key);
        _json.WriteStartArray();
        foreach (var value in values)
            WriteObjectValue(null, value);
        _json.WriteEndArray();
    }

    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable
    {
        switch (value)
        {
            case null:
                break;
            case RawJson raw:
                WriteElement(key, raw.Value);
                break;
            case IComposedTypeWrapper:
                _pending = key;
                value.Serialize(this);
                _pending = null;
                break;
            default:
                Name(key);
                _json.WriteStartObject();
                value.Serialize(this);
                _json.WriteEndObject();
                break;
        }
    }

    /// <summary>Unknown members, and the entries of maps.</summary>
    public void WriteAdditionalData(IDictionary<string, object>? value)
    {
        foreach (var (name, member) in value ?? new Dictionary<string, object>(0))
        {
            switch (member)
            {
                case JsonElement json:
                    WriteElement(name, json);
                    break;
                case string text:
                    WriteStringValue(name, text);
                    break;
                default:
                    WriteObjectValue(name, (IParsable)member);
                    break;
            }
        }
    }

    public void WriteByteValue(string? key, byte? value) => throw Unused();

    public void WriteSbyteValue(string? key, sbyte? value) => throw Unused();

    public void WriteFloatValue(string? key, float? value) => throw Unused();

    public void WriteDecimalValue(string? key, decimal? value) => throw Unused();

    public void WriteGuidValue(string? key, Guid? value) => throw Unused();

    public void WriteTimeSpanValue(string? key, TimeSpan? value) => throw Unused();

    public void WriteTimeValue(string? key, Time? value) => throw Unused();

    public void WriteByteArrayValue(string? key, byte[]? value) => throw Unused();

    public void WriteNullValue(string? key) => throw Unused();

    public void WriteEnumValue<T>(string? key, T? value)
        where T : struct, Enum => throw Unused();

    public void WriteCollectionOfEnumValues<T>(string? key, IEnumerable<T?>? values)
        where T : struct, Enum => throw Unused();

    private static NotSupportedException Unused() => new("No member of the API's models has this type.");

    private void WriteElement(string? key, JsonElement value)
    {
        Name(key);
        value.WriteTo(_json);
    }

    private void Name(string? key)
    {
        if ((key ?? _pending) is { } name)
            _json.WritePropertyName(name);
        _pending = null;
    }
}
