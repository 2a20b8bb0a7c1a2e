using System.Text.Json;

namespace Runway;

/// <content>The check of texts: addresses, lengths, forms and sizes.</content>
internal sealed partial class BodyCheck
{
    // Decoding a text costs more than all the rest, so it is done only where something is asked of it.
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
                Warn($"{JsonKind.Show(value)} is not a known {MemberText.Name(path)} of {model.Model}; it is sent as it is. Known: {string.Join(", ", rule.KnownValues)}.");
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
            var length = text.Length == 0 ? "is empty" : $"has {MemberText.Counted(text.Length, "character", "characters")} (UTF-16 code units)";
            Refuse(RunwayErrors.TextLength, path, $"The {MemberText.Name(path)} {length}, which {model.Model} does not take.", shown.Limits);
        }
        else if (rule.TextForm is { } form && !form.Fits(text))
        {
            Refuse(RunwayErrors.TextForm, path, $"{JsonKind.Show(value)} cannot be the {MemberText.Name(path)}.", shown.Limits);
        }
        else if (rule.Pixels is { } pixels && !pixels.Holds(text))
        {
            Refuse(RunwayErrors.ValueOutOfRange, path, $"The {MemberText.Name(path, text)} is out of the range of {model.Model}.", shown.Limits);
        }
    }

    private void CheckAddress(string address, MediaKind kinds, string path)
    {
        if (localFiles?.Contains(address) != true && MediaAddress.Broken(address, kinds) is var (wrong, _))
        {
            Refuse(RunwayErrors.InvalidMedia, path, $"{path}: {wrong}", MediaAddress.Forms);
        }
    }
}
