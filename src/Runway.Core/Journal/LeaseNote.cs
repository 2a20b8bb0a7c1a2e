using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Runway.Json;

namespace Runway.Journal;

/// <summary>The content of a lease file. Its length does not change, so that a heartbeat overwrites the one before.</summary>
/// <param name="Token">The unique id of this lease.</param>
/// <param name="Owner">The process that holds it.</param>
/// <param name="User">The account of the process, for display.</param>
/// <param name="Since">When it was acquired, by the clock of its owner, for display.</param>
/// <param name="Batch">The name of the batch.</param>
/// <param name="Beat">The number of the heartbeat.</param>
internal sealed record LeaseNote(string Token, JournalOwner Owner, string User, DateTimeOffset Since, string Batch, long Beat)
{
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("token"u8, Token);
            writer.WriteString("beat"u8, Beat.ToString("D19", CultureInfo.InvariantCulture));
            writer.WriteString("batch"u8, Batch);
            writer.WriteString("user"u8, User);
            writer.WriteString("since"u8, Since);
            JournalForm.Write(writer, Owner);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a file; null where it is incomplete or has an unknown format.</summary>
    public static LeaseNote? Read(byte[] bytes)
    {
        try
        {
            return JsonBody.Read(bytes, json =>
            {
                var members = new JsonMembers(json, nameof(LeaseNote));
                return new LeaseNote(
                    members.Required("token").Text()!,
                    JournalForm.ReadOwner(members.Required("owner").Any()!.Value),
                    members["user"].Text() ?? string.Empty,
                    members["since"].Timestamp() ?? default,
                    members["batch"].Text() ?? string.Empty,
                    long.TryParse(members["beat"].Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var beat) ? beat : 0);
            });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
