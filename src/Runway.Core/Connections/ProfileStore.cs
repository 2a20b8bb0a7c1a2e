using System.Text.Json;
using System.Text.RegularExpressions;

namespace Runway;

/// <summary>The profiles of a user: a folder with one JSON file for each, readable by nobody else.</summary>
public static partial class ProfileStore
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Extension = ".json";

    /// <summary>The folder: the one that <c>RUNWAY_PROFILES</c> names, else the user's own.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable(RunwayEnvironment.ProfilesVariable) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Runway", "Profiles");

    /// <summary>The names of all profiles, in order.</summary>
    public static IReadOnlyList<string> Names() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => Name().IsMatch(n)).Order(StringComparer.OrdinalIgnoreCase)]
        : [];

    /// <summary>Reads a profile.</summary>
    /// <exception cref="RunwayException">There is none of that name, it cannot be read, or others could have changed it.</exception>
    public static RunwayProfile Read(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            var names = Names();
            throw new RunwayException(
                RunwayErrors.ProfileNotFound,
                $"There is no profile '{name}'.",
                names.Count > 0 ? $"These are there: {string.Join(", ", names)}." : "Make one with Connect-Runway -SecretName <name> -SaveProfile <name>.");
        }

        PrivateFile.Require(path);

        try
        {
            using var stream = File.OpenRead(path);
            var profile = JsonSerializer.Deserialize(stream, ProfileJson.Default.RunwayProfile) ?? throw new JsonException("It is empty.");
            return profile with { Name = name, Path = path };
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new RunwayException(RunwayErrors.FileNotReadable, $"The profile in '{path}' could not be read. {e.Message}", "Correct the file, or save the profile again with Connect-Runway -SaveProfile.", e);
        }
    }

    /// <summary>Writes a profile, in place of the one of the same name.</summary>
    /// <exception cref="RunwayException">The name is not usable, or the folder cannot be written.</exception>
    public static void Save(RunwayProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var path = PathOf(profile.Name);
        var fresh = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Folder);
            }
            else
            {
                Directory.CreateDirectory(Folder, OnlyOwner | UnixFileMode.UserExecute);
                PrivateFile.RequireFolder(Folder);
                options.UnixCreateMode = OnlyOwner;
            }

            // What a process that died while writing left behind.
            foreach (var leftover in Directory.EnumerateFiles(Folder, Path.GetFileName(path) + ".*.new"))
            {
                File.Delete(leftover);
            }

            using (var stream = new FileStream(fresh, options))
            {
                JsonSerializer.Serialize(stream, profile, ProfileJson.Default.RunwayProfile);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunwayException(RunwayErrors.FileNotWritable, $"The profile could not be written to '{path}'. {e.Message}", $"Set {RunwayEnvironment.ProfilesVariable} to a folder that you may write to.", e);
        }
    }

    private static string PathOf(string name) => Name().IsMatch(name)
        ? Path.Combine(Folder, name + Extension)
        : throw new RunwayException(RunwayErrors.InvalidProfileName, $"'{name}' is no name for a profile.");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
