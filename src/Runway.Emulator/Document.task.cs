using System.IO;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes the API document without descriptions and indentation, for the emulator, which checks bodies and shows no text of it.
/// That makes the package smaller.
/// </summary>
public sealed class ShortenDocument : Task
{
    private const string Text = "\"(?:description|summary)\": \"(?:[^\"\\\\]|\\\\.)*\"";

    [Required]
    public string Document { get; set; }

    [Required]
    public string Output { get; set; }

    public override bool Execute()
    {
        var line = Regex.Replace(File.ReadAllText(Document), "\\n\\s*", string.Empty);
        var withoutFirst = Regex.Replace(line, "(?<=\\{)(?:" + Text + ",?)+", string.Empty);
        File.WriteAllText(Output, Regex.Replace(withoutFirst, "," + Text, string.Empty));
        return true;
    }
}
