using Runway.Catalogue;
using Runway.Operations;

namespace Runway.PowerShell.Generation;

/// <summary>What the reviews of the requests of a batch say: each sentence is written once, and not for each of a thousand prompts.</summary>
/// <param name="cmdlet">Whose output it is.</param>
internal sealed class BatchNotes(ModuleCmdlet cmdlet)
{
    private readonly HashSet<string> _written = [];

    /// <summary>Writes what is new.</summary>
    /// <param name="review">The review.</param>
    /// <param name="alternative">What to use in place of an unverified model; null where the catalogue's word is enough.</param>
    public void Write(RequestReview review, string? alternative)
    {
        foreach (var warning in WarningsOf(review, alternative).Where(_written.Add))
        {
            cmdlet.WriteWarning(warning);
        }

        foreach (var note in review.Notes.Where(_written.Add))
        {
            cmdlet.WriteInformation(note, ["Runway"]);
            cmdlet.WriteVerbose(note);
        }
    }

    // The catalogue, which knows calls and no cmdlets, says first that a model is unverified.
    private static IEnumerable<string> WarningsOf(RequestReview review, string? alternative) =>
        alternative is not null && ModelCatalogue.Current.Find(review.Request.Operation, review.Request.Model)?.Status == RunwayModelStatus.Unverified
            ? review.Warnings.Skip(1).Prepend($"{review.Request.Model} of {review.Request.Operation} is unverified: the service may not have it. {alternative}")
            : review.Warnings;
}
