using System.Globalization;
using System.Text.Json;
using Runway.Media;
using Runway.Texts;

namespace Runway.Catalogue;

/// <content>Checks texts: addresses, lengths, patterns and sizes.</content>
internal sealed partial class BodyCheck
{
    // A text is decoded only where a rule needs it, since that takes most of the time of a check.
    private void CheckText(ModelMember rule, ModelMember shown, JsonElement value, string path)
    {
        if (rule.Address is { } kinds)
        {
            CheckAddress(value.GetString()!, kinds, path);
        }
        else if (rule.KnownValues.Count > 0 && rule.TextForm is null)
        {
            if (!JsonKind.IsListed(rule.KnownValues, value))
            {
                Warn($"{JsonKind.Show(value)} is not a known {MemberText.Name(path)} of {model.Subject}; it is sent as it is. Known: {string.Join(", ", rule.KnownValues)}.");
            }
        }
        else if (rule is { MinLength: not null } or { MaxLength: not null } or { TextForm: not null })
        {
            CheckText(rule, shown, value, value.GetString()!, path);
        }
    }

    private void CheckText(ModelMember rule, ModelMember shown, JsonElement value, string text, string path)
    {
        if (text.Length < rule.MinLength || text.Length > rule.MaxLength)
        {
            var length = text.Length == 0 ? "is empty" : $"has {NumberText.Counted(text.Length, "character", "characters")} (UTF-16 code units)";
            Refuse(RunwayErrors.TextLength, path, $"The {MemberText.Name(path)} {length}, which {model.Subject} does not take.", shown.Limits);
        }
        else if (rule.TextForm is { } form && !form.Matches(text))
        {
            Refuse(RunwayErrors.TextForm, path, $"{JsonKind.Show(value)} cannot be the {MemberText.Name(path)}.", shown.Limits);
        }
        else if (rule.Pixels is { } pixels && !pixels.Contains(text))
        {
            Refuse(RunwayErrors.ValueOutOfRange, path, $"The {MemberText.Name(path, text)} is out of the range of {model.Subject}.", shown.Limits);
        }
    }

    private void CheckAddress(string address, MediaKind kinds, string path)
    {
        var isFile = localFiles?.Contains(address) == true;
        if (!isFile && MediaAddress.Broken(address, kinds) is var (wrong, _))
        {
            Refuse(RunwayErrors.InvalidMedia, path, $"{MemberText.Place(path)}: {wrong}", MediaAddress.Forms);
        }
        else if (_media is { HasSizes: true } media && SizeOf(address, isFile) is { } size && PictureLimits.Broken(size, media, Factor) is { } what)
        {
            Refuse(
                RunwayErrors.InvalidMedia, path,
                $"{(isFile ? $"'{address}'" : $"The picture in {MemberText.Place(path)}")} has {size.Width} x {size.Height} pixels{(Factor > 1 ? $", to be enlarged {Factor} times" : "")}: {what} that {model.Subject} does not take.",
                $"{PictureLimits.Describe(media)}. Resize or crop the picture, or choose another model");
        }
    }

    // The scale factor of an upscale, else 1.
    private int Factor => model.Member("scaleFactor") is not { } rule ? 1
        : _body.TryGetProperty(rule.Name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var factor) ? factor
        : rule.Default is { } standard ? int.Parse(standard, CultureInfo.InvariantCulture)
        : 1;

    // Null for https URLs and uploads, which are not downloaded for a check.
    private static PictureSize? SizeOf(string address, bool isFile) =>
        isFile ? PictureHeader.OfFile(address)
        : address.StartsWith("data:image/", StringComparison.Ordinal) ? PictureHeader.OfDataUri(address)
        : null;
}
