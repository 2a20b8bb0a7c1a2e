using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;

namespace Runway.PowerShell.Views;

/// <summary>
/// What PowerShell shows of an object of the module where no view of it applies: after an object of another type it writes a list,
/// whatever views there are, and without this the list holds every property, with what is inside of them.
/// </summary>
internal static class DefaultProperties
{
    // Names, so that nothing of the engine is loaded for it. A signed address is in none of them.
    private static readonly ConcurrentDictionary<string, string[]> ByType = new()
    {
        [nameof(RunwayTask)] = [nameof(RunwayTask.Id), nameof(RunwayTask.Status), nameof(RunwayTask.Model), nameof(RunwayTask.PromptText), nameof(RunwayTask.EstimatedCredits), nameof(RunwayTask.Credits), nameof(RunwayTask.FailureCode)],
        [nameof(RunwayModel)] = [nameof(RunwayModel.Model), nameof(RunwayModel.Operation), nameof(RunwayModel.Status), nameof(RunwayModel.Price), nameof(RunwayModel.Required), nameof(RunwayModel.Note)],
        [nameof(RunwayConnection)] = [nameof(RunwayConnection.BaseAddress), nameof(RunwayConnection.Source), nameof(RunwayConnection.Profile), nameof(RunwayConnection.KeyHint), nameof(RunwayConnection.Proxy), nameof(RunwayConnection.JournalPath), nameof(RunwayConnection.IsClosed)],
        [nameof(RunwayProfile)] = [nameof(RunwayProfile.Name), nameof(RunwayProfile.SecretName), nameof(RunwayProfile.BaseUrl), nameof(RunwayProfile.Proxy), nameof(RunwayProfile.JournalPath), nameof(RunwayProfile.CreditLimit), nameof(RunwayProfile.Path)],
        [nameof(RunwayOrganization)] = [nameof(RunwayOrganization.CreditBalance), nameof(RunwayOrganization.MaxMonthlyCreditSpend), nameof(RunwayOrganization.Models)],
        [nameof(RunwayUsage)] = [nameof(RunwayUsage.Date), nameof(RunwayUsage.Model), nameof(RunwayUsage.Credits)],
        [nameof(RunwayCost)] = [nameof(RunwayCost.Count), nameof(RunwayCost.Credits), nameof(RunwayCost.AtLeast), nameof(RunwayCost.AtMost), nameof(RunwayCost.AtMostUsd), nameof(RunwayCost.UnknownCount), nameof(RunwayCost.Reasons)],
        [nameof(RunwayUpload)] = [nameof(RunwayUpload.RunwayUri), nameof(RunwayUpload.Name), nameof(RunwayUpload.Length), nameof(RunwayUpload.ExpiresAt)],
        [nameof(RunwayDiagnostic)] = [nameof(RunwayDiagnostic.At), nameof(RunwayDiagnostic.Module), nameof(RunwayDiagnostic.PowerShell), nameof(RunwayDiagnostic.DotNet), nameof(RunwayDiagnostic.OS), nameof(RunwayDiagnostic.ConnectionProblem), nameof(RunwayDiagnostic.Requests), nameof(RunwayDiagnostic.Errors)],
    };

    /// <summary>Any thread: takes those of a module that builds upon this one, when it is imported.</summary>
    public static void Add(string type, params string[] properties) => ByType[type] = properties;

    /// <summary>Them in the form that Update-TypeData takes, also for objects that Import-Clixml or another machine gives.</summary>
    public static TypeData[] ToTypeData() =>
    [
        .. ByType.SelectMany(t => new[] { "Runway.", "Deserialized.Runway." }, (t, prefix) => new TypeData(prefix + t.Key) { DefaultDisplayPropertySet = new PropertySetData(t.Value) }),
    ];
}
