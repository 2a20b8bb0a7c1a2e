using System.Text.Json;
using Runway.Texts;

namespace Runway.Catalogue;

/// <summary>Checks one request body against the rules of its model, in one pass that copies only texts with a length limit.</summary>
/// <param name="model">The model.</param>
/// <param name="operation">The operation of the model.</param>
/// <param name="localFiles">The paths of local files in the body.</param>
internal sealed partial class BodyCheck(RunwayModel model, CatalogueOperation operation, IReadOnlySet<string>? localFiles = null)
{
    private List<ModelProblem>? _problems;
    private List<string>? _warnings;
    private JsonElement _body;
    private MemberMedia? _media;

    public ModelCheck Run(JsonElement body)
    {
        _body = body;
        var missing = new List<string>(model.Required);
        foreach (var member in body.EnumerateObject())
        {
            missing.Remove(member.Name);
            if (model.Member(member.Name) is { } rule)
            {
                _media = rule.Media;
                Check(rule, rule, member.Value, member.Name);
            }
            else if (!operation.NamesModel || member.Name != "model")
            {
                NotTaken(member.Name);
            }
        }

        foreach (var name in missing)
        {
            var rule = model.Member(name)!;
            Refuse(RunwayErrors.MemberRequired, name, $"{model.Subject} needs the {MemberText.Name(name)}.", rule.Limits);
        }

        CheckTogether(model.Conditions, body, "");
        return _problems is null && _warnings is null ? ModelCheck.Valid : new(_problems ?? [], _warnings ?? []);
    }

    // A model that refuses unknown members would also refuse those that only the catalogue does not know.
    private void NotTaken(string name)
    {
        if (model.IsStrict)
        {
            RefuseMember(
                name,
                operation.Members.Contains(name) ? $"{model.Subject} does not take the {MemberText.Name(name)}." : $"{model.Subject} refuses members that it does not know, and {name} is not a known member of {model.Operation}.",
                [.. operation.NamesModel ? ["model"] : Array.Empty<string>(), .. model.Members.Select(m => m.Name)]);
        }
        else
        {
            Warn(operation.Members.Contains(name)
                ? $"{model.Subject} does not take the {MemberText.Name(name)}; it has no effect."
                : $"{name} is not a known member of {model.Operation}; it is sent as it is.");
        }
    }

    // "shown" has the limits for the message: for a member with several forms, those of all forms.
    private void Check(ModelMember rule, ModelMember shown, JsonElement value, string path)
    {
        if (rule.IsNullable && value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (rule.Forms.Count > 0)
        {
            CheckForms(rule, value, path);
        }
        else if (!JsonKind.Matches(rule, value))
        {
            Refuse(RunwayErrors.ValueWrongType, path, $"The {MemberText.Name(path)} is {JsonKind.NameOf(value)}.", shown.Limits);
        }
        else if (rule.AllowedValues.Count > 0)
        {
            CheckValue(rule, value, path);
        }
        else
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    CheckText(rule, shown, value, path);
                    break;
                case JsonValueKind.Number:
                    CheckNumber(rule, shown, value.GetDouble(), path);
                    break;
                case JsonValueKind.Array:
                    CheckList(rule, shown, value, path);
                    break;
                case JsonValueKind.Object:
                    CheckObject(rule, value, path);
                    break;
            }
        }
    }

    // The type of the value selects the form that is checked.
    private void CheckForms(ModelMember rule, JsonElement value, string path)
    {
        var selected = rule.Forms.FirstOrDefault(form => JsonKind.Of(form) == value.ValueKind);
        if (selected is null || (selected.AllowedValues.Count > 0 && !JsonKind.IsAllowed(selected, value)))
        {
            Refuse(RunwayErrors.ValueNotAllowed, path, NotOne(path, value), rule.Limits);
        }
        else
        {
            Check(selected, rule, value, path);
        }
    }

    private void CheckValue(ModelMember rule, JsonElement value, string path)
    {
        if (!JsonKind.IsAllowed(rule, value))
        {
            Refuse(RunwayErrors.ValueNotAllowed, path, NotOne(path, value), string.Join(", ", rule.AllowedValues));
        }
    }

    private void CheckNumber(ModelMember rule, ModelMember shown, double value, string path)
    {
        if (value < rule.Minimum || value > rule.Maximum)
        {
            Refuse(
                RunwayErrors.ValueOutOfRange, path,
                $"The {MemberText.Name(path, NumberText.Number(value))} is out of the range of {model.Subject}.", shown.Limits);
        }
    }

    private void CheckList(ModelMember rule, ModelMember shown, JsonElement value, string path)
    {
        var count = value.GetArrayLength();
        if (count < rule.MinItems || count > rule.MaxItems)
        {
            Refuse(
                RunwayErrors.CountOutOfRange, path,
                $"The {MemberText.Name(path)} have {NumberText.Counted(count, "entry", "entries")}, which {model.Subject} does not take.", shown.Limits);
        }

        if (rule.Items is { } items)
        {
            var position = 0;
            foreach (var entry in value.EnumerateArray())
            {
                Check(items, items, entry, $"{path}[{position++}]");
            }
        }

        if (rule.EntryRules is { } together && EntryCheck.Broken(together, value) is var (wrong, allowed))
        {
            Refuse(RunwayErrors.EntriesNotTogether, path, $"{MemberText.Place(path)}: {wrong}.", allowed);
        }
    }

    private void CheckObject(ModelMember rule, JsonElement value, string path)
    {
        foreach (var name in rule.Required)
        {
            if (!value.TryGetProperty(name, out _))
            {
                var limits = rule.Members.FirstOrDefault(m => m.Name == name)?.Limits ?? "a value";
                Refuse(RunwayErrors.MemberRequired, $"{path}.{name}", MemberText.IsUnseen(path) ? $"{model.Subject} needs the {MemberText.Name(name)}." : $"{MemberText.Place(path)} has no {MemberText.Name(name)}, which {model.Subject} needs.", limits);
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            if (rule.Members.FirstOrDefault(m => m.Name == member.Name) is { } own)
            {
                Check(own, own, member.Value, at);
                if (own.IsDeprecated)
                {
                    Warn($"{model.Subject} does not take the {MemberText.Name(at)}; it has no effect.");
                }
            }
            else if (rule.IsClosed)
            {
                RefuseMember(at, $"{model.Subject} does not take the {MemberText.Unknown(member.Name, path)}.", rule.Members.Select(m => m.Name));
            }
        }

        CheckTogether(rule.Conditions, value, path);
    }

    // Only if each member is valid by itself, since an error in a member may cause a violation of the combination.
    private void CheckTogether(IReadOnlyList<ModelCondition> conditions, JsonElement parent, string path)
    {
        for (var i = 0; i < conditions.Count && _problems is null; i++)
        {
            if (new ConditionCheck(model.Subject, path, parent).Broken(conditions[i]) is var (member, wrong, allowed))
            {
                Refuse(RunwayErrors.MembersNotTogether, member, wrong, allowed);
            }
        }
    }

    private string NotOne(string path, JsonElement value) =>
        $"The {MemberText.Name(path, JsonKind.Show(value))} is not one that {model.Subject} takes.";

    private void RefuseMember(string path, string message, IEnumerable<string> taken) => Refuse(
        RunwayErrors.MemberNotTaken, path, message,
        $"{string.Join(", ", taken)}. Leave it out", mayBeTakenBy: model.Operation);

    private void Refuse(RunwayError error, string path, string message, string allowed, string? mayBeTakenBy = null) =>
        (_problems ??= []).Add(new(error, path, Sentence(message), $"Allowed: {allowed}.") { MayBeTakenBy = mayBeTakenBy });

    private void Warn(string text) => (_warnings ??= []).Add(Sentence(text));

    // The name of a model stays as it is.
    private string Sentence(string text) => model.Subject != model.Model && text.StartsWith(model.Subject, StringComparison.Ordinal) ? "A" + text[1..] : text;
}
