using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Runway.Emulator.Media;

namespace Runway.Emulator.Serving;

/// <summary>Signs and checks the URLs of outputs. A URL is valid for its path until it expires.</summary>
internal sealed class OutputLinks(TimeSpan lifetime)
{
    private const int SignatureBytes = 20;

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>A signed URL of an output.</summary>
    /// <param name="id">The id of the task or the run.</param>
    /// <param name="index">The index of the output, from 0.</param>
    /// <param name="format">The format of the file.</param>
    /// <param name="baseAddress">The base address of the URL.</param>
    /// <param name="now">The time from which it is valid.</param>
    public string For(Guid id, int index, MediaFormat format, Uri baseAddress, DateTimeOffset now)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/outputs/{id}/{index}.{format.Extension()}");
        var until = (now + lifetime).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return $"{baseAddress.GetLeftPart(UriPartial.Authority)}{path}?_jwt={until}.{Sign(path, until)}";
    }

    /// <summary>The status code for a URL: 200, 401 with a wrong signature, 403 when it has expired.</summary>
    public HttpStatusCode Check(Uri link, DateTimeOffset now)
    {
        var token = link.Query.StartsWith("?_jwt=", StringComparison.Ordinal) ? link.Query["?_jwt=".Length..] : string.Empty;
        if (token.Split('.') is not [var until, var signature]
            || signature != Sign(link.AbsolutePath, until)
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return HttpStatusCode.Unauthorized;
        }

        return now.ToUnixTimeMilliseconds() < milliseconds ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
    }

    private string Sign(string path, string until)
    {
        var hash = HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{path}\n{until}"));
        return Convert.ToHexString(hash, 0, SignatureBytes).ToLowerInvariant();
    }
}
