using System.Buffers;
using Runway.Files;
using Runway.Http;
using Runway.Media;

namespace Runway.Outputs;

/// <summary>The body of one answer on its way into a part: decoded where it is encoded, and looked at before it is written.</summary>
/// <param name="response">The answer, with the whole file or what is missing of it.</param>
/// <param name="part">Where the bytes go.</param>
/// <param name="expected">What it has to be.</param>
/// <param name="sizeLimit">The most bytes that the file may have.</param>
internal sealed class OutputTransfer(HttpResponseMessage response, PartFile part, ExpectedOutput expected, long sizeLimit)
{
    private const int BufferSize = 128 * 1024;

    // A file that is through in a moment needs no second one beside it, which costs more than its bytes: what breaks off is
    // noted as it breaks off, and only a process that is killed loses as much as this.
    private const int WorthResuming = 1 << 20;

    /// <summary>Told after each piece: the bytes so far, and in all where the server said so.</summary>
    public required Action<long, long?> Moved { get; init; }

    /// <summary>Told what it is, as soon as that is known.</summary>
    public required Action<MediaFormat> Recognised { get; init; }

    /// <summary>Makes the error of what no further attempt would change.</summary>
    public required Func<string, RunwayException> Refused { get; init; }

    private string? MediaType => response.Content.Headers.ContentType?.MediaType;

    /// <summary>Takes the body to its end.</summary>
    /// <param name="resume">Whether it goes behind the bytes that are there.</param>
    /// <param name="cancellationToken">Ends it; what came stays in the part.</param>
    /// <exception cref="IOException">It broke off, or is not what was wanted: another attempt may bring more.</exception>
    public async Task RunAsync(bool resume, CancellationToken cancellationToken)
    {
        var encodings = ContentCoding.Of(response.Content);
        if (!ContentCoding.IsKnown(encodings))
        {
            throw Refused($"What came is encoded as '{OutsideText.Visible(string.Join(", ", encodings))}', which was not asked for and cannot be read.");
        }

        var total = encodings.Length == 0 ? RangeAnswer.TotalOf(response) : null;
        RequireSize(total ?? 0);
        var version = RangeAnswer.VersionOf(response);
        var encoded = new CountingStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        var body = ContentCoding.Decode(encoded, encodings);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        await using var closing = body.ConfigureAwait(false);
        try
        {
            // The first bytes tell what it is, before any of them is written.
            var count = await ReadHeadAsync(body, buffer, cancellationToken).ConfigureAwait(false);
            if (!resume)
            {
                part.Discard();
                RequireMedium(buffer.AsSpan(0, count));
            }

            var file = part.Open(resume);
            part.Note(version, onDisk: false);
            var length = file.Length;
            for (; count > 0; count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
            {
                RequireSize(length + count);
                Write(file, buffer.AsSpan(0, count));
                length += count;
                Moved(length, total);
                if (length >= WorthResuming)
                {
                    part.Note(version, onDisk: true);
                }
            }

            RequireWhole(encoded.Count, encodings.Length == 0 ? total : null, length);
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"What came is not what its encoding '{string.Join(", ", encodings)}' says.", e);
        }
        catch
        {
            if (part.Length > 0)
            {
                part.Note(version, onDisk: true);
            }

            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // Of a part that was resumed the beginning came some other day.
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
        var said = MediaType is { } type ? $" (Content-Type {OutsideText.Visible(type)})" : string.Empty;
        throw new IOException(head.IsEmpty ? "An empty file came." : $"What came{said} is not {expected.Description}, by its content.");
    }

    private void RequireSize(long length)
    {
        if (length > sizeLimit)
        {
            part.Discard();
            throw Refused($"The file has {length:N0} bytes or more, and {sizeLimit:N0} are allowed.");
        }
    }

    private void RequireWhole(long received, long? total, long length)
    {
        if (RangeAnswer.LengthOf(response) is { } announced && received != announced)
        {
            if (received > announced)
            {
                // Whose bytes these are, nobody knows.
                part.Discard();
            }

            throw new IOException($"{received:N0} bytes came where {announced:N0} were announced.");
        }

        if (total is { } whole && length != whole)
        {
            throw new IOException($"The file has {length:N0} bytes so far, of {whole:N0}.");
        }
    }

    // Not asynchronous: .NET would hand each piece to another thread, to copy it into the same cache of the system.
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
