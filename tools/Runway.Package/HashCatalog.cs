using System.Security.Cryptography;
using System.Text;

namespace Runway.Package;

/// <summary>
/// The checksums of the module's files, in the format of <c>sha256sum --check</c>. Unlike a Windows catalogue (.cat) for
/// Test-FileCatalog, it works on every system.
/// </summary>
internal static class HashCatalog
{
    /// <summary>One line for each file: SHA-256 in lower-case hexadecimal, two spaces, the path.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> files)
    {
        var lines = new StringBuilder();
        foreach (var (path, content) in files)
            lines.Append(Convert.ToHexStringLower(SHA256.HashData(content))).Append("  ").Append(path).Append('\n');
        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
