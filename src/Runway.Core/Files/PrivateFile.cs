using System.Runtime.InteropServices;

namespace Runway.Files;

/// <summary>
/// Refuses a file that other users could have written: by its permissions, by those of its folder, or because it is a link.
/// Administrators may write it. On Windows the profile folder of a user is private.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <exception cref="RunwayException">Other users could have written or replaced the file.</exception>
    public static void Require(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        RequireFolder(Path.GetDirectoryName(path)!);
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw Refuse($"'{path}' is a link, and its target may belong to another user.", $"Check its content, then replace the link by the file: cp --remove-destination \"$(readlink -f '{path}')\" '{path}'.");
        }

        if ((File.GetUnixFileMode(path) & WritableByOthers) != 0)
        {
            throw Refuse($"Other users can write to '{path}', which determines where the API key is sent.", $"Check its content, then: chmod 600 '{path}'.");
        }

        RequireOwner(path);
    }

    /// <exception cref="RunwayException">Other users can create files in the folder.</exception>
    public static void RequireFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if ((File.GetUnixFileMode(folder) & WritableByOthers) != 0)
        {
            throw Refuse($"Other users can create files in '{folder}', which determine where the API key is sent.", $"Check its files, then: chmod 700 '{folder}'.");
        }

        RequireOwner(folder);
    }

    private static void RequireOwner(string path)
    {
        if (FileStatus.Of(path)?.Owner is { } owner && owner != 0 && owner != GetEffectiveUser())
        {
            throw Refuse($"'{path}' belongs to another user (uid {owner}), who can determine with it where the API key is sent.", $"Check its content, then: chown $(id -u) '{path}'.");
        }
    }

    private static RunwayException Refuse(string message, string action) => new(RunwayErrors.ProfileNotPrivate, message, action);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUser();
}
