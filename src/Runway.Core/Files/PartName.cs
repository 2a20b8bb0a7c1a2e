using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Runway.Files;

/// <summary>
/// The name of a partial file: the name of the final file, its writer and random digits. So each writer has its own file, also
/// on a file share, and another one can detect whether it may take it over.
/// </summary>
/// <param name="Key">The name of the final file, with or without its extension.</param>
/// <param name="Owner">Machine, process id and start of the writer; null for a file that its writer has released.</param>
/// <param name="Random">Sixteen hexadecimal digits.</param>
internal sealed partial record PartName(string Key, string? Owner, string Random)
{
    /// <summary>The extension of a partial file.</summary>
    public const string Extension = ".part";

    /// <summary>The extension of the ETag file beside it.</summary>
    public const string TagExtension = Extension + ".etag";

    // File systems allow 255 bytes, and at most 60 are added here.
    private const int MaxKeyBytes = 190;

    // Longer than any pause of a running download: a writer on another machine no longer runs.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);
    private static readonly string Machine = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)).AsSpan(0, 4)).ToLowerInvariant();
    private static readonly string ThisProcess = Of(Process.GetCurrentProcess());

    /// <summary>A new name of this process.</summary>
    public static PartName New(string key) => new(Shortened(key), ThisProcess, NewRandom());

    /// <summary>The name after its writer has released it.</summary>
    public PartName Released => this with { Owner = null, Random = NewRandom() };

    /// <summary>The name of the file.</summary>
    public string File => $"{Key}.{(Owner is null ? string.Empty : Owner + "-")}{Random}{Extension}";

    /// <summary>The name of the ETag file.</summary>
    public string Tag => $"{Key}.{(Owner is null ? string.Empty : Owner + "-")}{Random}{TagExtension}";

    /// <summary>Parses the name of a partial file or its ETag file; null for any other name.</summary>
    public static PartName? Parse(string name) =>
        name.Contains(Extension, StringComparison.Ordinal) && Form().Match(name) is { Success: true } match
            ? new PartName(match.Groups["key"].Value, match.Groups["owner"] is { Success: true } owner ? owner.Value : null, match.Groups["random"].Value)
            : null;

    /// <summary>Shortens a name that is too long for the added parts: a hash replaces the rest.</summary>
    public static string Shortened(string key)
    {
        if (Encoding.UTF8.GetByteCount(key) <= MaxKeyBytes)
        {
            return key;
        }

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8)).ToLowerInvariant();
        var kept = new StringBuilder();
        var bytes = hash.Length;
        foreach (var rune in key.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxKeyBytes)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append(hash).ToString();
    }

    /// <summary>Whether no process writes it.</summary>
    /// <param name="changed">The time of the last write (UTC).</param>
    /// <param name="isOpen">Whether this process writes the file with these random digits.</param>
    public bool IsAbandoned(DateTime changed, Func<string, bool> isOpen) =>
        Owner is null
        || (Owner == ThisProcess ? !isOpen(Random)
            : Owner.StartsWith(Machine + "-", StringComparison.Ordinal) ? !IsAlive()
            : IsOld(changed));

    /// <summary>Whether a file was written so long ago (UTC) that its writer no longer runs.</summary>
    public static bool IsOld(DateTime changed) => changed < DateTime.UtcNow - Abandoned;

    // Process ids are reused, so the start time must match; it is accurate to about a second.
    private bool IsAlive()
    {
        try
        {
            var parts = Owner!.Split('-');
            using var process = Process.GetProcessById(int.Parse(parts[1], CultureInfo.InvariantCulture));
            return Math.Abs(StartOf(process) - long.Parse(parts[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture)) <= 5;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OverflowException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // A process of another user, whose start time is not accessible.
            return true;
        }
    }

    private static string Of(Process process) => string.Create(CultureInfo.InvariantCulture, $"{Machine}-{process.Id}-{StartOf(process):x}");

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();

    private static string NewRandom() => System.Random.Shared.NextInt64().ToString("x16", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<key>.+)\.((?<owner>[0-9a-f]{8}-[0-9]{1,10}-[0-9a-f]{1,12})-)?(?<random>[0-9a-f]{16})\.part(\.etag)?\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();
}
