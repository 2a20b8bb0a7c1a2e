using System.Collections;
using System.Management.Automation.Language;
using Runway.Avatars;
using Runway.Catalogue;
using Runway.Journal;
using Runway.PowerShell.Connections;
using Runway.Resources;
using Runway.Voices;

namespace Runway.PowerShell;

/// <summary>
/// Completes the names of voices, avatars and documents that commands have seen, the presets where they can be used, then the
/// ids. Sends no request.
/// </summary>
public sealed class ResourceCompleter : ValueCompleter
{
    private protected override int Most => 100;

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) => parameter switch
    {
        "Model" => ModelCatalogue.Current.Requests["voices/preview"].Member("model")!.Values.Select(model => (model, model)),
        "Voice" => [.. Names(SeenNames.Voice), .. VoicePresets.OfAvatars.Select(id => (id, "preset")), .. Ids(SeenNames.Voice)],
        "ImageProcessing" => ImageProcessings.Select(value => (value, value)),
        "Status" => Statuses.Select(status => (status, status)),
        "Document" or "AddDocument" or "RemoveDocument" => [.. Names(SeenNames.Document), .. Ids(SeenNames.Document)],
        "Avatar" => [.. Names(SeenNames.Avatar), .. PresetsFor(command), .. Ids(SeenNames.Avatar)],
        "Name" when bound.Contains("Preset") => Presets(KindOf(command)),
        "Name" => Names(KindOf(command)),
        _ when KindOf(command) == SeenNames.Conversation => Ids(SeenNames.Conversation),
        "Id" when command.StartsWith("Get-", StringComparison.OrdinalIgnoreCase) => Ids(KindOf(command)),
        _ => [.. Names(KindOf(command)), .. Ids(KindOf(command))],
    };

    /// <summary>The values of -ImageProcessing.</summary>
    internal static IReadOnlyList<string> ImageProcessings => ModelCatalogue.Current.Requests["avatars"].Member("imageProcessing")!.Values;

    /// <summary>The known states of voices and avatars.</summary>
    internal static readonly string[] Statuses = [ResourceStatus.Processing, ResourceStatus.Ready, ResourceStatus.Failed];

    // Documents and conversations are those of avatars of the organization.
    private static IEnumerable<(string Value, string Tip)> PresetsFor(string command) =>
        command.StartsWith("New-", StringComparison.OrdinalIgnoreCase) ? AvatarChoice.Presets.Select(id => (id, "preset")) : [];

    private static IEnumerable<(string Value, string Tip)> Presets(string kind) => kind == SeenNames.Voice
        ? VoicePresets.All.Select(voice => (voice.Id, $"preset of {voice.WorksIn}"))
        : AvatarChoice.Presets.Select(id => (id, "preset"));

    private static string KindOf(string command) =>
        command.EndsWith("Document", StringComparison.OrdinalIgnoreCase) ? SeenNames.Document
        : command.EndsWith("Conversation", StringComparison.OrdinalIgnoreCase) || command.EndsWith("Session", StringComparison.OrdinalIgnoreCase) ? SeenNames.Conversation
        : command.EndsWith("Voice", StringComparison.OrdinalIgnoreCase) ? SeenNames.Voice
        : SeenNames.Avatar;

    private static IEnumerable<(string Value, string Tip)> Names(string kind) =>
        SessionConnection.Names(kind).Select(seen => seen.Name).OfType<string>().Distinct().Select(name => (name, name));

    private static IEnumerable<(string Value, string Tip)> Ids(string kind) => SessionConnection.Names(kind).Select(seen => (seen.Id, seen.Name ?? seen.Id));
}
