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
    public void Each_folder_uses_only_the_folders_that_the_table_lists() => Emulator.RequireTable(Arrows);

    [Fact]
    public void The_namespace_of_an_internal_type_is_its_folder() => Emulator.RequireNamespaces();

    [Fact]
    public void No_cycle_has_more_than_a_few_types() => Emulator.RequireKnots(2);
}
