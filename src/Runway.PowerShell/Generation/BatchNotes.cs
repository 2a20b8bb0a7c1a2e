using Runway.Catalogue;
using Runway.Operations;

namespace Runway.PowerShell.Generation;

/// <summary>Writes the notes and warnings of the reviews of a batch, each text only once.</summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class BatchNotes(ModuleCmdlet cmdlet)
{
    private readonly HashSet<string> _written = [];

    /// <summary>Writes the new ones of a review.</summary>
    /// <param name="review">The review.</param>
    /// <param name="alternative">The alternative to an unverified model, or null.</param>
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

    // The first warning of the catalogue says that the model is unverified, without the names of cmdlets.
    private static IEnumerable<string> WarningsOf(RequestReview review, string? alternative) =>
        alternative is not null && ModelCatalogue.Current.Find(review.Request.Operation, review.Request.Model)?.Status == RunwayModelStatus.Unverified
            ? review.Warnings.Skip(1).Prepend($"{review.Request.Model} of {review.Request.Operation} is unverified: the service may not have it. {alternative}")
            : review.Warnings;
}
