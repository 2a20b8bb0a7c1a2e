using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;

namespace Runway.PowerShell.Views;

/// <summary>
/// The properties that PowerShell shows of an object without a view. After an object of another type it writes a list, also where a
/// view exists; without this the list has all properties.
/// </summary>
internal static class DefaultProperties
{
    // Type names, so that the engine is not loaded. None of the properties contains a signed URL.
    private static readonly ConcurrentDictionary<string, string[]> ByType = new()
    {
        [nameof(RunwayTask)] = [nameof(RunwayTask.Id), nameof(RunwayTask.Status), nameof(RunwayTask.Model), nameof(RunwayTask.PromptText), nameof(RunwayTask.EstimatedCredits), nameof(RunwayTask.Credits), nameof(RunwayTask.FailureCode)],
        [nameof(RunwayModel)] = [nameof(RunwayModel.Model), nameof(RunwayModel.Operation), nameof(RunwayModel.Status), nameof(RunwayModel.Price), nameof(RunwayModel.Required), nameof(RunwayModel.Note)],
        [nameof(RunwayConnection)] = [nameof(RunwayConnection.BaseAddress), nameof(RunwayConnection.Source), nameof(RunwayConnection.Profile), nameof(RunwayConnection.KeyHint), nameof(RunwayConnection.Proxy), nameof(RunwayConnection.JournalPath), nameof(RunwayConnection.IsClosed)],
        [nameof(RunwayProfile)] = [nameof(RunwayProfile.Name), nameof(RunwayProfile.SecretName), nameof(RunwayProfile.BaseUrl), nameof(RunwayProfile.Proxy), nameof(RunwayProfile.JournalPath), nameof(RunwayProfile.CreditLimit), nameof(RunwayProfile.Path)],
        [nameof(RunwayOrganization)] = [nameof(RunwayOrganization.CreditBalance), nameof(RunwayOrganization.MaxMonthlyCreditSpend), nameof(RunwayOrganization.Models)],
        [nameof(RunwayUsage)] = [nameof(RunwayUsage.Date), nameof(RunwayUsage.Model), nameof(RunwayUsage.Credits)],
        [nameof(RunwayWorkspaceUsage)] = [nameof(RunwayWorkspaceUsage.Timestamp), nameof(RunwayWorkspaceUsage.Email), nameof(RunwayWorkspaceUsage.Workspace), nameof(RunwayWorkspaceUsage.Tool), nameof(RunwayWorkspaceUsage.Credits), nameof(RunwayWorkspaceUsage.Type)],
        [nameof(RunwayAuditEntry)] = [nameof(RunwayAuditEntry.EventId), nameof(RunwayAuditEntry.Timestamp), nameof(RunwayAuditEntry.Action), nameof(RunwayAuditEntry.ActorEmail), nameof(RunwayAuditEntry.Workspace), nameof(RunwayAuditEntry.ResourceType), nameof(RunwayAuditEntry.Metadata)],
        [nameof(RunwayRouter)] = [nameof(RunwayRouter.Id), nameof(RunwayRouter.Slug), nameof(RunwayRouter.OptimizeFor), nameof(RunwayRouter.AllowModel), nameof(RunwayRouter.DenyModel), nameof(RunwayRouter.MaxVideoCredit), nameof(RunwayRouter.MaxImageCredit), nameof(RunwayRouter.MaxAudioCredit)],
        [nameof(RunwayRouterRequest)] = [nameof(RunwayRouterRequest.Id), nameof(RunwayRouterRequest.CreatedAt), nameof(RunwayRouterRequest.Status), nameof(RunwayRouterRequest.Model), nameof(RunwayRouterRequest.ReasonCode), nameof(RunwayRouterRequest.EstimatedCredits), nameof(RunwayRouterRequest.TaskId), nameof(RunwayRouterRequest.EmptiedBy)],
        [nameof(RunwayWorkflow)] = [nameof(RunwayWorkflow.Id), nameof(RunwayWorkflow.Name), nameof(RunwayWorkflow.Version), nameof(RunwayWorkflow.CreatedAt), nameof(RunwayWorkflow.Description), nameof(RunwayWorkflow.Inputs)],
        [nameof(WorkflowInput)] = [nameof(WorkflowInput.Label), nameof(WorkflowInput.Type), nameof(WorkflowInput.Required), nameof(WorkflowInput.Default)],
        [nameof(RunwayRouting)] = [nameof(RunwayRouting.Router), nameof(RunwayRouting.Model), nameof(RunwayRouting.Provider), nameof(RunwayRouting.Credits), nameof(RunwayRouting.OptimizeFor), nameof(RunwayRouting.PriceCeiling), nameof(RunwayRouting.Input)],
        [nameof(RunwayDocument)] = [nameof(RunwayDocument.Id), nameof(RunwayDocument.Name), nameof(RunwayDocument.Type), nameof(RunwayDocument.UsedBy), nameof(RunwayDocument.CreatedAt), nameof(RunwayDocument.UpdatedAt)],
        [nameof(RunwayDocumentSync)] = [nameof(RunwayDocumentSync.Name), nameof(RunwayDocumentSync.Action), nameof(RunwayDocumentSync.Id), nameof(RunwayDocumentSync.Path)],
        [nameof(RunwayAvatarSession)] = [nameof(RunwayAvatarSession.Id), nameof(RunwayAvatarSession.Status), nameof(RunwayAvatarSession.CreatedAt), nameof(RunwayAvatarSession.ExpiresAt), nameof(RunwayAvatarSession.Duration), nameof(RunwayAvatarSession.FailureCode)],
        [nameof(RunwayAvatarUsage)] = [nameof(RunwayAvatarUsage.Date), nameof(RunwayAvatarUsage.Sessions), nameof(RunwayAvatarUsage.Seconds)],
        [nameof(RunwayAvatarConversation)] = [nameof(RunwayAvatarConversation.Id), nameof(RunwayAvatarConversation.Name), nameof(RunwayAvatarConversation.Status), nameof(RunwayAvatarConversation.Avatar), nameof(RunwayAvatarConversation.CreatedAt), nameof(RunwayAvatarConversation.Duration), nameof(RunwayAvatarConversation.FailureCode)],
        [nameof(RunwayTranscriptEntry)] = [nameof(RunwayTranscriptEntry.Timestamp), nameof(RunwayTranscriptEntry.Role), nameof(RunwayTranscriptEntry.Content)],
        [nameof(RunwayAvatar)] = [nameof(RunwayAvatar.Id), nameof(RunwayAvatar.Name), nameof(RunwayAvatar.Status), nameof(RunwayAvatar.Kind), nameof(RunwayAvatar.Voice), nameof(RunwayAvatar.DocumentId), nameof(RunwayAvatar.CreatedAt), nameof(RunwayAvatar.FailureReason)],
        [nameof(RunwayVoice)] = [nameof(RunwayVoice.Id), nameof(RunwayVoice.Name), nameof(RunwayVoice.Status), nameof(RunwayVoice.WorksIn), nameof(RunwayVoice.CreatedAt), nameof(RunwayVoice.Description), nameof(RunwayVoice.FailureReason)],
        [nameof(RunwayVoicePreview)] = [nameof(RunwayVoicePreview.PromptText), nameof(RunwayVoicePreview.Model), nameof(RunwayVoicePreview.Duration)],
        [nameof(RunwayCost)] = [nameof(RunwayCost.Count), nameof(RunwayCost.Credits), nameof(RunwayCost.AtLeast), nameof(RunwayCost.AtMost), nameof(RunwayCost.AtMostUsd), nameof(RunwayCost.UnknownCount), nameof(RunwayCost.Reasons)],
        [nameof(RunwayUpload)] = [nameof(RunwayUpload.RunwayUri), nameof(RunwayUpload.Name), nameof(RunwayUpload.Length), nameof(RunwayUpload.ExpiresAt)],
        [nameof(RunwayDiagnostic)] = [nameof(RunwayDiagnostic.At), nameof(RunwayDiagnostic.Module), nameof(RunwayDiagnostic.PowerShell), nameof(RunwayDiagnostic.DotNet), nameof(RunwayDiagnostic.OS), nameof(RunwayDiagnostic.ConnectionProblem), nameof(RunwayDiagnostic.Requests), nameof(RunwayDiagnostic.Errors)],
    };

    /// <summary>Any thread: adds those of a module that is based on this one, when it is imported.</summary>
    public static void Add(string type, params string[] properties) => ByType[type] = properties;

    /// <summary>The input of Update-TypeData, also for deserialized objects.</summary>
    public static TypeData[] ToTypeData() =>
    [
        .. ByType.SelectMany(t => new[] { "Runway.", "Deserialized.Runway." }, (t, prefix) => new TypeData(prefix + t.Key) { DefaultDisplayPropertySet = new PropertySetData(t.Value) }),
    ];
}
