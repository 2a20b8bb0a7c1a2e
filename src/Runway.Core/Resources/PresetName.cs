namespace Runway.Resources;

/// <summary>
/// The name of a preset with <c>preset:</c> before it, which means the preset alone: a voice or an avatar of the organization may have
/// the same name. An object of a preset is given as such a name.
/// </summary>
internal static class PresetName
{
    private const string Prefix = "preset:";

    /// <summary>The name of a preset as a text that means no other.</summary>
    public static string With(string preset) => Prefix + preset;

    /// <summary>The name after the prefix; null for a text without it.</summary>
    public static string? Of(string text) => text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..].Trim() : null;

    /// <summary>The name without the prefix, where it has one.</summary>
    public static string Plain(string text) => Of(text) ?? text;
}
