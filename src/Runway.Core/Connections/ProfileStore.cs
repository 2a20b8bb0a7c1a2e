using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Runway.Files;
using Runway.Settings;

namespace Runway.Connections;

/// <summary>The profiles of a user: a folder with a JSON file for each, readable only by the user.</summary>
internal static partial class ProfileStore
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string Extension = ".json";
    private const int LongestFile = 64 * 1024;
    private const int MostTimeoutSec = 3600;
    private const int MostCredits = 10_000_000;

    /// <summary>The folder: that of <c>RUNWAY_PROFILES</c>, else the default for the user.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable(RunwayEnvironment.ProfilesVariable) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Runway", "Profiles");

    /// <summary>The names of all profiles, in order.</summary>
    public static IReadOnlyList<string> Names() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)).Where(IsName).Order(StringComparer.OrdinalIgnoreCase)]
        : [];

    /// <summary>Reads a profile.</summary>
    /// <exception cref="RunwayException">There is no such profile, it cannot be read, or other users could have changed it.</exception>
    public static RunwayProfile Read(string name)
    {
        var path = RequireExisting(name);
        PrivateFile.Require(path);

        try
        {
            var text = SafeFile.Read(path, LongestFile) ?? throw new JsonException("It is empty, no file, or too long to be a profile.");
            var profile = JsonSerializer.Deserialize(text, ProfileJson.Default.RunwayProfile) ?? throw new JsonException("It is empty.");
            Require(profile);
            return profile with { Name = name, Path = path };
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new RunwayException(RunwayErrors.FileNotReadable, $"The profile in '{path}' could not be read. {e.Message}", "Correct the file, or save the profile again.", e) { Case = ErrorCase.DamagedProfile };
        }
    }

    /// <summary>Checks that a profile exists.</summary>
    /// <returns>Its file.</returns>
    /// <exception cref="RunwayException">There is no such profile.</exception>
    public static string RequireExisting(string name)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            return path;
        }

        var names = Names();
        throw new RunwayException(
            RunwayErrors.ProfileNotFound,
            $"There is no profile '{name}'.",
            names.Count > 0 ? $"These are there: {string.Join(", ", names)}." : null);
    }

    /// <summary>Deletes a profile without reading it, so that a damaged one can be deleted, too.</summary>
    /// <exception cref="RunwayException">There is no such profile, or it cannot be deleted.</exception>
    public static void Remove(string name)
    {
        var path = RequireExisting(name);
        try
        {
            FileWork.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunwayException(RunwayErrors.FileNotWritable, $"The profile in '{path}' could not be removed. {e.Message}", "Correct the permissions of its folder, then remove it again.", e);
        }
    }

    /// <summary>Writes a profile and replaces one with the same name.</summary>
    /// <exception cref="RunwayException">The name is not valid, or the folder cannot be written.</exception>
    public static void Save(RunwayProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var path = PathOf(profile.Name);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Folder);
            }
            else
            {
                Directory.CreateDirectory(Folder, OnlyOwner);
                PrivateFile.RequireFolder(Folder);
            }

            // Deletes files of a process that was killed while writing.
            using var part = new PartFile(path, new PartFolder(Folder), isPrivate: true);
            part.TakeOver();
            part.Open(resume: false).Write(JsonSerializer.SerializeToUtf8Bytes(profile, ProfileJson.Default.RunwayProfile));
            part.Complete(path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || (e is RunwayException { Error: var error } && error == RunwayErrors.FileNotWritable))
        {
            throw new RunwayException(RunwayErrors.FileNotWritable, $"The profile could not be written to '{path}'. {(e.InnerException ?? e).Message}", $"Set {RunwayEnvironment.ProfilesVariable} to a folder that you may write to.", e);
        }
    }

    // A file may have values that are refused when a connection is created.
    private static void Require(RunwayProfile profile)
    {
        if (profile.TimeoutSec is < 1 or > MostTimeoutSec)
        {
            throw new JsonException($"Its timeoutSec is {profile.TimeoutSec}; allowed are whole numbers from 1 to {MostTimeoutSec}.");
        }

        if (profile.CreditLimit is < 0 or > MostCredits)
        {
            throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"Its creditLimit is {profile.CreditLimit}; allowed are numbers from 0 to {MostCredits}."));
        }
    }

    private static string PathOf(string name) => IsName(name)
        ? Path.Combine(Folder, name + Extension)
        : throw new RunwayException(
            RunwayErrors.InvalidProfileName,
            $"'{name}' cannot be the name of a profile.",
            FileName.IsReserved(name) ? $"Windows takes such a name for a device. Use another one, such as my-{name}." : null);

    private static bool IsName(string name) => Name().IsMatch(name) && !FileName.IsReserved(name);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
