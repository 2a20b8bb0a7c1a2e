using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Runway.Texts;

namespace Runway.Gallery;

/// <summary>Writes HTML and encodes every interpolated value as text.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    // A multiple of three, so that only the last block has base64 padding.
    private const int BlockSize = 3 * 16 * 1024;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes HTML; numbers are formatted in the invariant culture.</summary>
    public void Write(FormattableString html) =>
        output.Write(string.Format(CultureInfo.InvariantCulture, html.Format, [.. html.GetArguments().Select(Encode)]));

    /// <summary>Writes trusted HTML of the template without encoding.</summary>
    public void WriteMarkup(string markup) => output.Write(markup);

    /// <summary>Writes a file as a data URI, block by block.</summary>
    public void WriteDataUri(GalleryMedia media, CancellationToken cancellationToken)
    {
        output.Write($"data:{media.MediaType};base64,");
        using var file = new FileStream(media.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        var bytes = ArrayPool<byte>.Shared.Rent(BlockSize);
        var text = ArrayPool<char>.Shared.Rent(BlockSize / 3 * 4);
        try
        {
            int count;
            while ((count = file.ReadAtLeast(bytes.AsSpan(0, BlockSize), BlockSize, throwOnEndOfStream: false)) > 0)
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
