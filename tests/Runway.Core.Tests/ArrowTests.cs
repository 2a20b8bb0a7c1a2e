namespace Runway.Tests;

/// <summary>Which folder of the engine uses which other folder. The namespace of an internal type is its folder.</summary>
public sealed class ArrowTests
{
    // Each row uses only rows above it, so there is no cycle.
    private static readonly (string Folder, string Uses)[] Arrows =
    [
        ("Texts", ""),
        ("Json", ""),
        ("Observing", ""),
        ("Errors", "Texts"),
        ("Files", "Errors"),
        ("Http", "Errors Observing Texts"),
        ("Settings", "Errors Http Texts"),
        ("Account", "Errors Http Observing Texts"),
        ("Workspace", "Errors Http Observing Texts"),
        ("Media", "Errors Files Http Observing Texts"),
        ("Catalogue", "Errors Media Texts"),
        ("Tasks", "Errors Json Media Observing Texts"),
        ("Operations", "Catalogue Errors Json Media Observing Tasks Texts"),
        ("Recipes", "Catalogue Errors Media Operations"),
        ("Routing", "Catalogue Errors Http Media Observing Operations Tasks Texts"),
        ("Workflows", "Catalogue Errors Http Media Observing Operations Tasks Texts"),
        ("Journal", "Errors Files Json Observing Tasks Texts"),
        ("Batches", "Journal Observing Operations Tasks"),
        ("Submission", "Account Batches Catalogue Errors Http Journal Media Observing Operations Tasks Texts"),
        ("Waiting", "Errors Http Observing Tasks Texts"),
        ("Resources", "Catalogue Errors Http Journal Media Observing Operations Submission Tasks Texts Waiting"),
        ("Documents", "Catalogue Errors Http Observing Operations Resources Submission Tasks Texts"),
        ("Voices", "Catalogue Errors Http Media Observing Operations Resources Submission Tasks Texts"),
        ("Avatars", "Catalogue Errors Http Media Observing Operations Resources Submission Tasks Texts Voices"),
        ("Sessions", "Avatars Catalogue Errors Http Journal Media Observing Operations Resources Settings Submission Tasks Texts"),
        ("Lifecycle", "Account Catalogue Errors Http Journal Media Observing Operations Resources Routing Submission Tasks Texts Waiting"),
        ("Outputs", "Errors Files Http Journal Lifecycle Media Observing Operations Submission Tasks Texts"),
        ("Rest", "Errors Files Http Journal Json Lifecycle Observing Operations Submission Tasks Texts"),
        ("Gallery", "Errors Files Journal Media Outputs Tasks Texts"),
        ("Assets", "Avatars Errors Http Media Observing Outputs Resources Sessions Tasks Voices"),
        ("Connections", "Account Assets Avatars Documents Errors Files Http Journal Lifecycle Media Rest Routing Sessions Settings Submission Voices Waiting Workflows Workspace"),
        ("Diagnostics", "Connections Files Http Journal Observing Submission Tasks Texts"),
    ];

    private static readonly FolderArrows Engine = new("Runway.Core", "Runway", "src/Runway.Core");

    [Fact]
    public void Each_folder_uses_only_the_folders_that_the_table_lists() => Engine.RequireTable(Arrows);

    [Fact]
    public void The_namespace_of_an_internal_type_is_its_folder() => Engine.RequireNamespaces();

    [Fact]
    public void No_cycle_has_more_than_a_few_types() => Engine.RequireKnots(7);
}
