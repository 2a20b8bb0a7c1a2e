namespace Runway.Tests;

/// <summary>Which folder of the cmdlets uses which other folder. The namespace of an internal type is its folder.</summary>
public sealed class ArrowTests
{
    // Each row uses only rows above it, so there is no cycle. The completer of a parameter is not visible here: the
    // attribute has its name as text.
    private static readonly (string Folder, string Uses)[] Arrows =
    [
        ("Values", ""),
        ("Errors", "Values"),
        ("Views", ""),
        ("Progress", ""),
        ("Connections", "Values"),
        ("Json", "Values"),
        ("Media", "Values"),
        ("Binding", "Errors Values"),
        ("Costs", ""),
        ("Module", "Connections"),
        ("Cmdlets", "Binding Connections Errors Progress Values Views"),
        ("Completion", "Binding Connections Values"),
        ("Generation", "Binding Cmdlets Completion Connections Costs Errors Media Progress Values"),
        ("Recipes", "Generation Media Values"),
        ("Workflows", "Json Media Values"),
        ("Documents", "Cmdlets Values"),
        ("Commands", "Binding Cmdlets Completion Connections Costs Documents Errors Generation Json Media Recipes Values Views Workflows"),
    ];

    private static readonly (string Folder, string Uses)[] ArrowsOfRunwayAI =
    [
        ("", ""),
        ("Errors", ""),
        ("Connections", ""),
        ("Cmdlets", "Connections Errors"),
        ("Commands", "Cmdlets Connections Errors"),
    ];

    private static readonly FolderArrows Cmdlets = new("Runway.PowerShell", "Runway.PowerShell", "src/Runway.PowerShell");
    private static readonly FolderArrows CmdletsOfRunwayAI = new("RunwayAI.PowerShell", "Runway.PowerShell", "src/RunwayAI.PowerShell");

    [Fact]
    public void Each_folder_uses_only_the_folders_that_the_table_lists() => Cmdlets.RequireTable(Arrows);

    [Fact]
    public void Each_folder_of_RunwayAI_uses_only_the_folders_that_the_table_lists() => CmdletsOfRunwayAI.RequireTable(ArrowsOfRunwayAI);

    [Fact]
    public void The_namespace_of_an_internal_type_is_its_folder()
    {
        Cmdlets.RequireNamespaces();
        CmdletsOfRunwayAI.RequireNamespaces();
    }

    [Fact]
    public void No_cycle_has_more_than_a_few_types()
    {
        Cmdlets.RequireKnots(2);
        CmdletsOfRunwayAI.RequireKnots(1);
    }
}
