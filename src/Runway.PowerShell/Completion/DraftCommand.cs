using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using Runway.Catalogue;
using Runway.Operations;

namespace Runway.PowerShell.Completion;

/// <summary>
/// A New- command that is being typed. Its class makes the requests of the typed values, and they are reviewed as New- reviews
/// them. It is never run: nothing is sent, no connection is needed.
/// </summary>
/// <param name="cmdlet">The class of the cmdlet.</param>
/// <param name="values">The values of its parameters.</param>
internal sealed class DraftCommand(Type cmdlet, IReadOnlyDictionary<string, object?> values)
{
    private static readonly RunwayError[] Missings =
        [RunwayErrors.MemberRequired, RunwayErrors.RatioRequired, RunwayErrors.VoiceRequired, RunwayErrors.LanguageRequired, RunwayErrors.MediaRequired];

    /// <summary>The same command with another value of a parameter.</summary>
    public DraftCommand With(string parameter, object? value) =>
        new(cmdlet, new Dictionary<string, object?>(values, StringComparer.OrdinalIgnoreCase) { [parameter] = value });

    /// <summary>The rules of the model that the request is for; null for an unknown model, or where the values make no request.</summary>
    public RunwayModel? Model
    {
        get
        {
            try
            {
                var request = Build();
                return ModelCatalogue.Current.Find(request.Operation, ModelCatalogue.Current.SpellingOf(request.Operation, request.Model));
            }
            catch (Exception)
            {
                return null;
            }
        }
    }

    /// <summary>Why New- refuses the command; null where it accepts it.</summary>
    public DraftRefusal? Refusal
    {
        get
        {
            try
            {
                _ = RequestReview.Of(Build());
                return null;
            }
            catch (Exception e)
            {
                return new DraftRefusal(e.Message, e is RunwayException { Error: var error } && Missings.Contains(error));
            }
        }
    }

    /// <summary>
    /// The parameter without which New- refuses the command, of which each value is one that Tab offers next, such as the ratio of
    /// a model without a default ratio; null where New- accepts no value of it.
    /// </summary>
    public string? Missing() => Model is not { } model ? null : cmdlet.GetProperties().Where(IsCompleted).Select(p => p.Name).FirstOrDefault(
        name => !values.ContainsKey(name) && model.Required.Contains(ModelValues.PathOf(name)[0]) && ModelValues.Of(model, name).Any(value => With(name, value).Refusal is null));

    private static bool IsCompleted(PropertyInfo property) => property.IsDefined(typeof(ArgumentCompleterAttribute));

    private GenerationRequest Build()
    {
        var command = Activator.CreateInstance(cmdlet)!;
        using var ended = command as IDisposable;
        foreach (var (name, value) in values)
        {
            var property = cmdlet.GetProperty(name)!;
            var given = property.GetCustomAttributes<ArgumentTransformationAttribute>().Aggregate(value, (current, transformation) => transformation.Transform(null!, current!));
            property.SetValue(command, LanguagePrimitives.ConvertTo(given, property.PropertyType, CultureInfo.InvariantCulture));
        }

        return ((IRequestSource)command).Requests().First().Build();
    }
}

/// <summary>Why New- refuses a command.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="IsOfMissing">Whether only something is missing that may be typed next.</param>
internal sealed record DraftRefusal(string Message, bool IsOfMissing);
