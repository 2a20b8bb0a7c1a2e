using System.Text.Json;
using Runway.Emulator.Avatars;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Writes conversations. What was said is the start script, a greeting, a call of the first tool, and an answer.</summary>
internal sealed class ConversationWriter(AvatarWorld world, AvatarWriter avatars, OutputLinks links)
{
    private const string InProgress = "in_progress";
    private const string Ended = "ended";
    private const string Failed = "failed";

    /// <summary>Writes an entry of a list.</summary>
    public void WriteEntry(Utf8JsonWriter json, Session session, DateTimeOffset now)
    {
        WriteHead(json, session, now);
        WriteAvatar(json, session, call: null);
        json.WriteBoolean("hasTools", session.Tools.Count > 0);
    }

    /// <summary>Writes the whole conversation.</summary>
    public void WriteWhole(Utf8JsonWriter json, Session session, ApiCall call)
    {
        var now = call.Now;
        var joined = session.JoinsAt <= now ? session.JoinsAt : null;
        WriteHead(json, session, now);
        WriteAvatar(json, session, call);
        json.WriteString("startedAt", joined is { } started ? IsoTime.Text(started) : null);
        json.WriteNumber("maxDuration", session.MaxSeconds);
        json.WriteStartArray("transcript");
        if (joined is { } from)
        {
            WriteTranscript(json, session, from, session.HasEndedAt(now) ? session.EndsAt : now);
        }

        json.WriteEndArray();
        json.WriteString("recordingUrl", joined is not null && session.HasEndedAt(now) ? links.For(session.Id, 0, MediaFormat.Mp4, call.BaseAddress, now) : null);
        json.WriteStartArray("tools");
        foreach (var tool in session.Tools)
        {
            json.WriteStartObject();
            foreach (var name in new[] { "type", "name", "description" })
            {
                json.WriteString(name, tool![name]!.GetValue<string>());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (session.HasEndedAt(now))
        {
            json.WriteString("endedAt", IsoTime.Text(session.EndsAt));
        }

        if (StatusOf(session, now) == Failed)
        {
            json.WriteString("failure", FailureText.For(session.FailureCode));
            json.WriteString("failureCode", session.FailureCode ?? "INTERNAL");
        }
    }

    private static void WriteHead(Utf8JsonWriter json, Session session, DateTimeOffset now)
    {
        json.WriteString("id", session.Id);
        json.WriteString("name", session.Name);
        json.WriteString("status", StatusOf(session, now));
        json.WriteString("createdAt", IsoTime.Text(session.CreatedAt));
        if (session.HasEndedAt(now) && session.JoinsAt is not null)
        {
            json.WriteNumber("duration", session.Seconds);
        }
        else
        {
            json.WriteNull("duration");
        }
    }

    // A list has the name of the avatar, one conversation its picture.
    private void WriteAvatar(Utf8JsonWriter json, Session session, ApiCall? call)
    {
        json.WriteStartObject("avatar");
        if (session.Avatar.PresetId is { } preset)
        {
            json.WriteString("type", "runway-preset");
            json.WriteString("presetId", preset);
            if (call is null)
            {
                json.WriteString("name", AvatarChoice.NameOf(preset));
            }
        }
        else
        {
            var avatar = world.Avatars.Find(session.Avatar.AvatarId!.Value);
            json.WriteString("type", "custom");
            json.WriteString("id", avatar?.Id.ToString());
            json.WriteString("name", avatar?.Name);
            if (call is not null)
            {
                json.WriteString("imageUrl", avatar is null ? null : avatars.PictureOf(avatar, call));
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTranscript(Utf8JsonWriter json, Session session, DateTimeOffset from, DateTimeOffset until)
    {
        Say("assistant", session.StartScript ?? "Hello.", 0);
        Say("user", "Good day.", 1);
        if (session.Tools.Count > 0)
        {
            var tool = session.Tools[0]!["name"]!.GetValue<string>();
            Say("assistant", null, 2, () =>
            {
                json.WriteStartArray("toolCalls");
                json.WriteStartObject();
                json.WriteString("id", "call_1");
                json.WriteString("name", tool);
                json.WriteStartObject("arguments");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteStartArray("toolResults");
                json.WriteStartObject();
                json.WriteString("id", "call_1");
                json.WriteString("name", tool);
                json.WriteString("result", "done");
                json.WriteNumber("durationMs", 40);
                json.WriteEndObject();
                json.WriteEndArray();
            });
        }

        Say("assistant", "What can I do for you?", 3);

        void Say(string role, string? content, int seconds, Action? more = null)
        {
            if (from.AddSeconds(seconds) > until)
            {
                return;
            }

            json.WriteStartObject();
            json.WriteString("role", role);
            json.WriteString("content", content);
            json.WriteString("timestamp", IsoTime.Text(from.AddSeconds(seconds)));
            more?.Invoke();
            json.WriteEndObject();
        }
    }

    private static string StatusOf(Session session, DateTimeOffset now) => session.StatusAt(now) switch
    {
        Session.Failed => Failed,
        Session.Completed or Session.Cancelled => Ended,
        _ => InProgress,
    };
}
