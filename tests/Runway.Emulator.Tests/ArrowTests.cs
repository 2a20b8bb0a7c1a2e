using System.Text.RegularExpressions;

namespace Runway.Emulator.Tests;

/// <summary>Which folder of the emulator uses which. A folder is a namespace for what is internal, so its usings say it.</summary>
public sealed class ArrowTests
{
    private static readonly (string Folder, string[] Uses)[] Arrows =
    [
        ("Streams", []),
        ("Media", ["Streams"]),
        ("Faults", ["Streams"]),
        ("Checking", ["Media"]),
        ("Answering", ["Checking", "Media"]),
        ("Contract", ["Faults"]),
        ("Account", ["Media"]),
        ("Tasks", ["Account", "Media"]),
        ("Uploads", ["Answering", "Checking"]),
        ("Serving", ["Account", "Answering", "Checking", "Media", "Tasks", "Uploads"]),
    ];

    private static readonly string Sources = Path.Combine(Root(), "src", "Runway.Emulator");

    [Fact]
    public void Each_folder_uses_those_below_it_and_none_that_uses_it()
    {
        var known = new HashSet<string>();
        foreach (var (folder, used) in Arrows)
        {
            Assert.All(used, other => Assert.Contains(other, known));
            known.Add(folder);
        }

        var folders = Directory.GetDirectories(Sources).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));
        Assert.Equal(Arrows.Select(arrow => arrow.Folder).Order(), folders.Order());
    }

    [Fact]
    public void No_file_uses_what_the_table_does_not_allow()
    {
        foreach (var (folder, allowed) in Arrows)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Sources, folder), "*.cs", SearchOption.AllDirectories))
            {
                var code = Regex.Replace(File.ReadAllText(file), "//.*", "");
                var used = Regex.Matches(code, @"\bRunway\.Emulator\.(\w+)").Select(match => match.Groups[1].Value).Distinct();
                Assert.All(used, other => Assert.True(other == folder || allowed.Contains(other), $"{file} uses {other}"));

                // What is at the top makes all the others, and none of them knows it.
                Assert.DoesNotMatch(@"\bRunwayEmulator\b(?! *;)", code.Replace("Runway.Emulator", ""));
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
