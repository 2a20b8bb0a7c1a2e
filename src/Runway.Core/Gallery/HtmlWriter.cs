using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Runway.Gallery;

/// <summary>Writes markup in which every value is text: what stands in a hole of the format is made visible and encoded, always.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    // Three bytes make four characters, so pieces of a multiple of three need no padding but the last.
    private const int Piece = 3 * 16 * 1024;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes markup; numbers go by the invariant culture.</summary>
    public void Write(FormattableString html) =>
        output.Write(string.Format(CultureInfo.InvariantCulture, html.Format, [.. html.GetArguments().Select(Encode)]));

    /// <summary>Writes what is markup already: a part of our own template.</summary>
    public void WriteMarkup(string markup) => output.Write(markup);

    /// <summary>Writes a file as a data URI, piece by piece.</summary>
    public void WriteDataUri(GalleryMedia media, CancellationToken cancellationToken)
    {
        output.Write($"data:{media.MediaType};base64,");
        using var file = new FileStream(media.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        var bytes = ArrayPool<byte>.Shared.Rent(Piece);
        var text = ArrayPool<char>.Shared.Rent(Piece / 3 * 4);
        try
        {
            int count;
            while ((count = file.ReadAtLeast(bytes.AsSpan(0, Piece), Piece, throwOnEndOfStream: false)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                output.Write(text, 0, Convert.ToBase64CharArray(bytes, 0, count, text, 0));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static object? Encode(object? value) => value is IFormattable ? value : Encoder.Encode(OutsideText.Visible(value?.ToString() ?? string.Empty));
}
