using System.Runtime.InteropServices;
using System.Text;

namespace Runway.Files;

/// <summary>
/// Refuses a file that others than its user could have written: by their own right, by the folder that it lies in, or because it is
/// a link to somewhere else. Administrators may write it. On Windows the folder of a user is its own.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <exception cref="RunwayException">Others could have written the file, or put another one in its place.</exception>
    public static void Require(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        RequireFolder(Path.GetDirectoryName(path)!);
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw Refuse($"'{path}' is a link, and what it leads to may be somebody else's.", $"Put the file itself there: look at what it says, then: cp --remove-destination \"$(readlink -f '{path}')\" '{path}'.");
        }

        if ((File.GetUnixFileMode(path) & WritableByOthers) != 0)
        {
            throw Refuse($"Other users than its owner may change '{path}', and with it where the API key is sent.", $"Check what it says, then: chmod 600 '{path}'.");
        }

        RequireOwner(path);
    }

    /// <exception cref="RunwayException">Others may put files into the folder.</exception>
    public static void RequireFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if ((File.GetUnixFileMode(folder) & WritableByOthers) != 0)
        {
            throw Refuse($"Other users than its owner may put files into '{folder}', and with them say where the API key is sent.", $"Check what is in it, then: chmod 700 '{folder}'.");
        }

        RequireOwner(folder);
    }

    private static void RequireOwner(string path)
    {
        if (Owner(path) is { } owner && owner != 0 && owner != GetEffectiveUser())
        {
            throw Refuse($"'{path}' belongs to another user (uid {owner}), who says with it where the API key is sent.", $"Look at what it says, then: chown $(id -u) '{path}'.");
        }
    }

    private static RunwayException Refuse(string message, string action) => new(RunwayErrors.ProfileNotPrivate, message, action);

    // .NET has no call of its own for the owner of a file. This is what its own file system classes use; the first members of the
    // answer are flags, mode and owner, four bytes each.
    private static uint? Owner(string path)
    {
        const int OwnerAt = 8;
        var status = new byte[512];
        return Stat(Encoding.UTF8.GetBytes(path + '\0'), status) == 0 ? BitConverter.ToUInt32(status, OwnerAt) : null;
    }

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(byte[] path, byte[] status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUser();
}
