using System.Globalization;

namespace Runway.Emulator.Workspace;

/// <summary>The workspaces of the linked organization.</summary>
internal static class WorkspaceNames
{
    /// <summary>The number of the workspace of most entries.</summary>
    public const long First = 4711;

    public static string Of(long workspace) => workspace == First ? "Studio" : "Workspace " + workspace.ToString(CultureInfo.InvariantCulture);
}
