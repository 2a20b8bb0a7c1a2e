using Runway.Tests;

namespace Runway.Emulator.Tests;

/// <summary>Which folder of the emulator uses which, as the assembly says. A folder is a namespace for what is internal.</summary>
public sealed class ArrowTests
{
    // Each row uses rows above it alone, so that no way leads in a circle. The last is the emulator itself, which none of them knows.
    private static readonly (string Folder, string Uses)[] Arrows =
    [
        ("Streams", ""),
        ("Media", "Streams"),
        ("Faults", "Streams"),
        ("Checking", "Media"),
        ("Answering", "Checking Media"),
        ("Contract", "Faults"),
        ("Account", "Contract Media"),
        ("Tasks", "Account Contract Media"),
        ("Uploads", "Answering Checking Contract"),
        ("Serving", "Account Answering Checking Contract Media Tasks Uploads"),
        ("", "Account Answering Checking Contract Faults Serving Tasks Uploads"),
    ];

    private static readonly FolderArrows Emulator = new("Runway.Emulator", "Runway.Emulator", "src/Runway.Emulator");

    [Fact]
    public void Each_folder_uses_what_the_table_says_and_nothing_else() => Emulator.RequireTable(Arrows);

    [Fact]
    public void What_is_internal_has_its_folder_for_a_namespace() => Emulator.RequireNamespaces();

    [Fact]
    public void No_more_than_a_few_types_need_each_other() => Emulator.RequireKnots(2);
}
