using System.Buffers;
using System.Globalization;
using Runway.Files;
using Runway.Http;
using Runway.Media;
using Runway.Texts;

namespace Runway.Outputs;

/// <summary>Writes the body of one response to a partial file: decodes it and checks its format before anything is written.</summary>
/// <param name="response">The response, with the whole file or the missing range.</param>
/// <param name="part">The partial file.</param>
/// <param name="expected">The expected formats.</param>
/// <param name="sizeLimit">The maximum size of the file in bytes.</param>
internal sealed class OutputTransfer(HttpResponseMessage response, PartFile part, ExpectedOutput expected, long sizeLimit)
{
    private const int BufferSize = 128 * 1024;

    // For a small file, writing the ETag file costs more than the download. An interrupted download writes it at the interruption;
    // only a killed process loses up to this number of bytes.
    private const int WorthResuming = 1 << 20;

    /// <summary>Called after each block with the bytes so far, and the total where the server returned it.</summary>
    public required Action<long, long?> Moved { get; init; }

    /// <summary>Called when the format was recognised.</summary>
    public required Action<MediaFormat> Recognised { get; init; }

    /// <summary>Creates the error for a failure that a retry would repeat.</summary>
    public required Func<string, RunwayException> Refused { get; init; }

    /// <summary>Creates the error for a file that is larger than the limit.</summary>
    public required Func<string, RunwayException> TooLarge { get; init; }

    private string? MediaType => response.Content.Headers.ContentType?.MediaType;

    /// <summary>Reads the body to its end.</summary>
    /// <param name="resume">Whether it is appended to the partial file.</param>
    /// <param name="cancellationToken">Ends it; the received bytes stay in the partial file.</param>
    /// <exception cref="IOException">The body was interrupted or is not an expected format: another attempt may succeed.</exception>
    public async Task RunAsync(bool resume, CancellationToken cancellationToken)
    {
        var encodings = ContentCoding.Of(response.Content);
        if (!ContentCoding.IsKnown(encodings))
        {
            throw Refused($"The response has the Content-Encoding '{OutsideText.Visible(string.Join(", ", encodings))}', which was not requested and cannot be decoded.");
        }

        var total = encodings.Length == 0 ? RangeResponse.TotalOf(response) : null;
        RequireSize(total ?? 0);
        var version = RangeResponse.VersionOf(response);
        var encoded = new CountingStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        var body = ContentCoding.Decode(encoded, encodings);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        await using var closing = body.ConfigureAwait(false);
        try
        {
            // The format is checked before a byte is written.
            var count = await ReadHeadAsync(body, buffer, cancellationToken).ConfigureAwait(false);
            if (!resume)
            {
                part.Discard();
                RequireMedium(buffer.AsSpan(0, count));
            }

            var file = part.Open(resume);
            part.SetVersion(version, onDisk: false);
            var length = file.Length;
            for (; count > 0; count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
            {
                RequireSize(length + count);
                Write(file, buffer.AsSpan(0, count));
                length += count;
                Moved(length, total);
                if (length >= WorthResuming)
                {
                    part.SetVersion(version, onDisk: true);
                }
            }

            RequireWhole(encoded.Count, encodings.Length == 0 ? total : null, length);
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"The response could not be decoded as '{string.Join(", ", encodings)}'.", e);
        }
        catch
        {
            if (part.Length > 0)
            {
                part.SetVersion(version, onDisk: true);
            }

            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // The beginning of a resumed file came from an earlier response.
        if (resume)
        {
            var head = new byte[ExpectedOutput.HeadLength];
            RequireMedium(head.AsSpan(0, part.ReadHead(head)));
        }
    }

    private async Task<int> ReadHeadAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        var count = 0;
        int piece;
        while (count < ExpectedOutput.HeadLength && (piece = await body.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false)) > 0)
        {
            count += piece;
            Moved(part.Length, null);
        }

        return count;
    }

    private void RequireMedium(ReadOnlySpan<byte> head)
    {
        if (expected.Recognise(head, MediaType) is { } format)
        {
            Recognised(format);
            return;
        }

        part.Discard();
        var contentType = MediaType is { } type ? $" (Content-Type {OutsideText.Visible(type)})" : string.Empty;
        throw new IOException(head.IsEmpty ? "The response is empty." : $"The response{contentType} is not {expected.Description}, by its content.");
    }

    private void RequireSize(long length)
    {
        if (length > sizeLimit)
        {
            part.Discard();
            throw TooLarge(string.Create(CultureInfo.InvariantCulture, $"The file has at least {length:N0} bytes; {sizeLimit:N0} are allowed."));
        }
    }

    private void RequireWhole(long received, long? total, long length)
    {
        if (RangeResponse.LengthOf(response) is { } announced && received != announced)
        {
            if (received > announced)
            {
                // Where the surplus bytes come from is not known.
                part.Discard();
            }

            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{received:N0} bytes were received, {announced:N0} were expected."));
        }

        if (total is { } whole && length != whole)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"The file has {length:N0} of {whole:N0} bytes so far."));
        }
    }

    // Synchronous: an asynchronous write would use another thread to copy each block into the same file cache.
    private static void Write(FileStream file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            throw FileWork.FileError(e);
        }
    }
}
