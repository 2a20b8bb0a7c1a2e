namespace Runway.Help.Reading;

/// <summary>The parameters that PowerShell adds for SupportsShouldProcess, for which it has no text.</summary>
internal static class EngineParameters
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["WhatIf"] = "Shows what would happen, and does nothing.",
        ["Confirm"] = "Asks before each action. `-Confirm:$false` never asks, which a script that runs unattended wants.",
    };

    public static IReadOnlyList<ParameterShape> Shapes { get; } =
        [ParameterShape.AddedSwitch("WhatIf", "wi"), ParameterShape.AddedSwitch("Confirm", "cf")];

    public static string Text(string name) => Texts[name];
}
