using System.Text.Json;
using Runway.Emulator.Avatars;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Writes avatars and the URLs of their pictures, of which there are two: as given and as prepared.</summary>
internal sealed class AvatarWriter(AvatarWorld world, OutputLinks links)
{
    private const int Width = 272;
    private const int Height = 176;

    public void Write(Utf8JsonWriter json, Avatar avatar, ApiCall call)
    {
        json.WriteString("id", avatar.Id);
        json.WriteString("name", avatar.Name);
        json.WriteString("personality", avatar.Personality);
        json.WriteString("startScript", avatar.StartScript);
        WriteVoice(json, avatar.Voice);
        json.WriteString("referenceImageUri", PictureOf(avatar, call));
        json.WriteString("processedImageUri", avatar.Preparation.IsReadyAt(call.Now) && avatar.ImageProcessing == "optimize"
            ? links.For(avatar.Id, (2 * avatar.PicturesBefore) + 1, MediaFormat.Png, call.BaseAddress, call.Now)
            : null);
        json.WriteStartArray("documentIds");
        foreach (var id in avatar.DocumentIds)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
        json.WriteString("createdAt", IsoTime.Text(avatar.CreatedAt));
        json.WriteString("updatedAt", IsoTime.Text(avatar.UpdatedAt));
        json.WriteString("status", avatar.Preparation.StatusAt(call.Now));
        if (avatar.Preparation.StatusAt(call.Now) == Preparation.Failed)
        {
            json.WriteString("failureReason", avatar.Preparation.ReasonOf("No face was found in the picture."));
        }
    }

    /// <summary>The URL of its picture.</summary>
    public string PictureOf(Avatar avatar, ApiCall call) => links.For(avatar.Id, 2 * avatar.PicturesBefore, MediaFormat.Png, call.BaseAddress, call.Now);

    /// <summary>What its pictures show; null where there is no such avatar.</summary>
    public TaskPlan? OutputOf(Guid id) => world.Avatars.Find(id) is { } avatar
        ? new("avatar", avatar.Name, avatar.PicturesBefore, MediaFormat.Png, Width, Height, 0, 1, 0)
        : null;

    private void WriteVoice(Utf8JsonWriter json, VoiceChoice choice)
    {
        json.WriteStartObject("voice");
        if (choice.PresetId is { } preset)
        {
            json.WriteString("type", "runway-live-preset");
            json.WriteString("presetId", preset);
            json.WriteString("name", VoiceChoice.NameOf(preset));
            json.WriteString("description", "A voice of the emulator.");
        }
        else
        {
            var voice = world.Voices.Find(choice.VoiceId!.Value);
            json.WriteString("type", "custom");
            json.WriteString("id", choice.VoiceId.Value);
            json.WriteBoolean("deleted", voice is null);
            if (voice is not null)
            {
                json.WriteString("name", voice.Name);
                json.WriteString("description", voice.Description);
            }
        }

        json.WriteEndObject();
    }
}
