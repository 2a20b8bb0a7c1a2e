using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Runway.Files;

/// <summary>
/// The name of a file on its way: the name of what it becomes, who writes it, and what tells it from any other. So each
/// writer has a file of its own, on this machine and on a share, and another knows when it may take it over.
/// </summary>
/// <param name="Key">What it becomes: a file name, with its extension or without.</param>
/// <param name="Owner">Machine, process and its start; null for what its writer has left behind in good order.</param>
/// <param name="Random">Sixteen hexadecimal digits.</param>
internal sealed partial record PartName(string Key, string? Owner, string Random)
{
    /// <summary>What ends the name of a file on its way.</summary>
    public const string Extension = ".part";

    /// <summary>What ends the name of the note beside it: which version of which content it is the beginning of.</summary>
    public const string TagExtension = Extension + ".etag";

    // File systems take 255 bytes, and what is added here has at most 60.
    private const int MostKeyBytes = 190;

    // Longer than any pause of a download that goes on: its writer, on another machine, is gone.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);
    private static readonly string Machine = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)).AsSpan(0, 4)).ToLowerInvariant();
    private static readonly string Mine = Of(Process.GetCurrentProcess());

    /// <summary>A new name of this process.</summary>
    public static PartName New(string key) => new(Shortened(key), Mine, NewRandom());

    /// <summary>The same file, left for anybody to go on with.</summary>
    public PartName Released => this with { Owner = null, Random = NewRandom() };

    /// <summary>The name of the file.</summary>
    public string File => $"{Key}.{(Owner is null ? string.Empty : Owner + "-")}{Random}{Extension}";

    /// <summary>The name of the note beside it.</summary>
    public string Tag => $"{Key}.{(Owner is null ? string.Empty : Owner + "-")}{Random}{TagExtension}";

    /// <summary>Reads the name of a file or of its note; null for any other name.</summary>
    public static PartName? Parse(string name) =>
        name.Contains(Extension, StringComparison.Ordinal) && Form().Match(name) is { Success: true } match
            ? new PartName(match.Groups["key"].Value, match.Groups["owner"] is { Success: true } owner ? owner.Value : null, match.Groups["random"].Value)
            : null;

    /// <summary>A name that is too long for what is added to it, cut, with a hash in place of the rest.</summary>
    public static string Shortened(string key)
    {
        if (Encoding.UTF8.GetByteCount(key) <= MostKeyBytes)
        {
            return key;
        }

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8)).ToLowerInvariant();
        var kept = new StringBuilder();
        var bytes = hash.Length;
        foreach (var rune in key.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostKeyBytes)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append(hash).ToString();
    }

    /// <summary>Whether nobody writes it any more.</summary>
    /// <param name="changed">When it was last written.</param>
    /// <param name="isAtWork">Whether this process writes the file with such random digits.</param>
    public bool IsLeft(DateTime changed, Func<string, bool> isAtWork) =>
        Owner is null
        || (Owner == Mine ? !isAtWork(Random)
            : Owner.StartsWith(Machine + "-", StringComparison.Ordinal) ? !IsAlive()
            : changed < DateTime.UtcNow - Abandoned);

    // An id may have been given to another process since; its start tells. Each process works that out from the clock of its
    // own, to a second or so.
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
            // A process of somebody else, who need not tell when it began.
            return true;
        }
    }

    private static string Of(Process process) => string.Create(CultureInfo.InvariantCulture, $"{Machine}-{process.Id}-{StartOf(process):x}");

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();

    private static string NewRandom() => System.Random.Shared.NextInt64().ToString("x16", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<key>.+)\.((?<owner>[0-9a-f]{8}-[0-9]{1,10}-[0-9a-f]{1,12})-)?(?<random>[0-9a-f]{16})\.part(\.etag)?\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();
}
