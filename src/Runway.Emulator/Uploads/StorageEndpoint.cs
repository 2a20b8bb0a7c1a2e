using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;

namespace Runway.Emulator.Uploads;

/// <summary>
/// The storage for uploads. Like a signed browser upload, it accepts a form with the given fields first, unchanged, and the file
/// last, without an Authorization header.
/// </summary>
internal sealed partial class StorageEndpoint(UploadStore uploads)
{
    // The limits of uploads in the API document.
    private const long FewestBytes = 512;
    private const long MostBytes = 200L * 1024 * 1024;
    private const int LongestField = 64 * 1024;

    public async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.Method != HttpMethod.Post)
        {
            return Responses.Xml(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed", "Files are posted here.");
        }

        if (request.Headers.Contains("Authorization") || request.Headers.Contains("X-Runway-Version"))
        {
            return Refuse("InvalidRequest", "The signed fields are the only credentials here; send no API headers.");
        }

        var id = request.RequestUri!.AbsolutePath["/storage/".Length..];
        if (!Guid.TryParse(id, out var guid) || !uploads.TryFind(guid, out var placeholder) || now >= placeholder.Until)
        {
            return Responses.Xml(HttpStatusCode.Forbidden, "AccessDenied", "There is no such placeholder, or its time is over.");
        }

        var type = request.Content?.Headers.ContentType;
        var boundary = type?.Parameters.FirstOrDefault(p => p.Name == "boundary")?.Value?.Trim('"');
        if (type?.MediaType != "multipart/form-data" || string.IsNullOrEmpty(boundary))
        {
            return Refuse("MalformedPOSTRequest", "The body must be multipart/form-data.");
        }

        var stream = await request.Content!.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await TakeFormAsync(new MultipartReader(stream, boundary), placeholder, now, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> TakeFormAsync(
        MultipartReader form, Placeholder placeholder, DateTimeOffset now, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var more = await form.BeginAsync(cancellation).ConfigureAwait(false);
        while (more)
        {
            var headers = await form.HeadersAsync(cancellation).ConfigureAwait(false);
            if (headers is null || PartName().Match(headers) is not { Success: true } name)
            {
                break;
            }

            if (name.Groups["name"].Value == "file")
            {
                return await TakeFileAsync(form, fields, placeholder, now, cancellation).ConfigureAwait(false);
            }

            var value = new MemoryStream();
            var whole = await form.CopyPartAsync(bytes => KeepField(value, bytes), cancellation).ConfigureAwait(false);
            fields[name.Groups["name"].Value] = System.Text.Encoding.UTF8.GetString(value.ToArray());
            more = whole && await form.AnotherFollowsAsync(cancellation).ConfigureAwait(false);
        }

        return Refuse("MalformedPOSTRequest", "The form is not complete or has no file.");
    }

    private async Task<HttpResponseMessage> TakeFileAsync(
        MultipartReader form, Dictionary<string, string> fields, Placeholder placeholder, DateTimeOffset now, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (length, head) = (0L, new MemoryStream());
        var whole = await form.CopyPartAsync(
            bytes =>
            {
                hash.AppendData(bytes.Span);
                head.Write(bytes.Span[..(int)Math.Min(bytes.Length, PictureSides.HeadBytes - head.Length)]);
                length += bytes.Length;
            },
            cancellation).ConfigureAwait(false);
        if (!whole)
        {
            return Refuse("RequestTimeout", "The file is not complete.");
        }

        if (await form.AnotherFollowsAsync(cancellation).ConfigureAwait(false))
        {
            return Refuse("InvalidArgument", "The file must be the last part of the form.");
        }

        if (placeholder.Fields.Any(field => fields.GetValueOrDefault(field.Key) != field.Value))
        {
            return Responses.Xml(HttpStatusCode.Forbidden, "AccessDenied", "A signed field is missing before the file, or was changed.");
        }

        return length switch
        {
            < FewestBytes => Refuse("EntityTooSmall", "The file is smaller than 512 bytes."),
            > MostBytes => Refuse("EntityTooLarge", "The file is larger than 200 MB."),
            _ when uploads.TryFill(placeholder, length, Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant(), PictureSides.Read(head.ToArray()), now) =>
                Responses.Empty(HttpStatusCode.NoContent),
            _ => Responses.Xml(HttpStatusCode.Forbidden, "AccessDenied", "This placeholder has been used."),
        };
    }

    private static void KeepField(MemoryStream value, ReadOnlyMemory<byte> bytes)
    {
        if (value.Length < LongestField)
        {
            value.Write(bytes.Span);
        }
    }

    private static HttpResponseMessage Refuse(string code, string message) =>
        Responses.Xml(HttpStatusCode.BadRequest, code, message);

    [GeneratedRegex(@"^Content-Disposition:\s*form-data;.*?\bname=""?(?<name>[^"";\r\n]+)""?", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PartName();
}
