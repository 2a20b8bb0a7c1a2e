using System.Runtime.InteropServices;
using System.Text;

namespace Runway.Files;

/// <summary>What only the system knows of a file. .NET has no public API for it; this is what its file system classes call.</summary>
/// <param name="Owner">The id of the user.</param>
/// <param name="IsRegular">Whether it is a regular file, and no device, pipe or socket.</param>
internal sealed record FileStatus(uint Owner, bool IsRegular)
{
    private const uint TypeMask = 0xF000;
    private const uint RegularFile = 0x8000;

    /// <summary>The status of a file, or of the target of a link. Null on Windows, and where there is no such file.</summary>
    public static FileStatus? Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        // The first members of the result are flags, mode and owner, four bytes each.
        const int ModeAt = 4;
        const int OwnerAt = 8;
        var status = new byte[512];
        return Stat(Encoding.UTF8.GetBytes(path + '\0'), status) == 0
            ? new(BitConverter.ToUInt32(status, OwnerAt), (BitConverter.ToUInt32(status, ModeAt) & TypeMask) == RegularFile)
            : null;
    }

    /// <summary>Refuses a path that is a device, a pipe or a socket: a file would take its place.</summary>
    /// <exception cref="RunwayException">It is none that may be replaced.</exception>
    public static void RequireReplaceable(string path)
    {
        if (Of(path) is { IsRegular: false } && !Directory.Exists(path))
        {
            throw new RunwayException(RunwayErrors.FileNotWritable, $"'{path}' is a device, a pipe or a socket, and is not replaced by a file.", "Choose the name of a file.");
        }
    }

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(byte[] path, byte[] status);
}
