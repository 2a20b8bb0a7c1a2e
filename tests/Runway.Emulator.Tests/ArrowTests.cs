using Runway.Tests;

namespace Runway.Emulator.Tests;

/// <summary>Which folder of the emulator uses which other folder. The namespace of an internal type is its folder.</summary>
public sealed class ArrowTests
{
    // Each row uses only rows above it, so there is no cycle. The last is the emulator itself, which no other row uses.
    private static readonly (string Folder, string Uses)[] Arrows =
    [
        ("Streams", ""),
        ("Media", "Streams"),
        ("Faults", "Streams"),
        ("Checking", "Media"),
        ("Http", "Checking Media"),
        ("Fixtures", ""),
        ("Contract", "Faults Fixtures"),
        ("Account", "Contract Media"),
        ("Tasks", "Account Contract Media"),
        ("Uploads", "Http Checking Contract"),
        ("Workflows", "Account Contract Media Tasks"),
        ("Routing", ""),
        ("Avatars", "Contract Tasks"),
        ("Workspace", ""),
        ("Serving", "Account Avatars Http Checking Contract Fixtures Media Routing Tasks Uploads Workflows Workspace"),
        ("", "Account Http Checking Contract Faults Serving Tasks Uploads"),
    ];

    private static readonly FolderArrows Emulator = new("Runway.Emulator", "Runway.Emulator", "src/Runway.Emulator");

    [Fact]
    public void Each_folder_uses_only_the_folders_that_the_table_lists() => Emulator.RequireTable(Arrows);

    [Fact]
    public void The_namespace_of_an_internal_type_is_its_folder() => Emulator.RequireNamespaces();

    [Fact]
    public void No_cycle_has_more_than_a_few_types() => Emulator.RequireKnots(2);
}
