namespace Runway.Workspace;

/// <summary>The actions of the audit log in the API document. The service adds values without notice.</summary>
internal static class AuditActions
{
    /// <summary>The 86 actions of the official SDK 4.20.1, in its order.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "UserLogin", "PasswordChanged", "EmailChangeRequested", "EmailChanged", "UserRegistered", "UserAccountDeleted", "WorkspaceCreated",
        "WorkspaceDeleted", "MemberInvited", "MemberRemoved", "MemberRoleChanged", "InviteAccepted", "TeamSettingsUpdated", "InviteLinkToggled",
        "UserGroupCreated", "UserGroupUpdated", "UserGroupDeleted", "UserGroupArchived", "UserGroupRestored", "UserGroupMemberAdded",
        "UserGroupMemberRemoved", "SSOLogin", "SSOUserProvisioned", "SSOConfigCreated", "SSOUserAutoAddedToTeam", "SSODomainRegistrationCloned",
        "AssetCreated", "AssetUpdated", "AssetDeleted", "AssetDownloaded", "AssetShared", "AssetUnshared", "CommentCreated", "CommentEdited",
        "CommentDeleted", "CommentAgentCallRun", "CommentRemovedByModerator", "CommentRestoredByModerator", "CommentRemovalReasonChanged",
        "PermissionGranted", "PermissionUpdated", "PermissionRevoked", "PermissionAccepted", "SubscriptionCancelled",
        "SubscriptionReactivatedWithOffer", "SubscriptionPlanSwitched", "CreditsTransferred", "SeatsTransferred", "SessionShared", "SessionUnshared",
        "VideoProjectShared", "VideoProjectUnshared", "BrandKitShared", "BrandKitUnshared", "AgentCustomSkillCreated", "AgentCustomSkillDeleted",
        "AgentCustomSkillShared", "AgentCustomSkillUnshared", "AgentSessionShared", "AgentSessionUnshared", "AgentConnectorLinkTokenCreated",
        "AgentConnectorConnected", "AgentConnectorDisconnected", "AgentConnectorAssetExported", "AgentConnectorSessionEnabled",
        "AgentConnectorSessionDisabled", "GenerationCreated", "AccountLinkCreated", "AccountLinkDeleted", "OrganizationSettingsUpdated",
        "OrganizationDisabledModelsUpdated", "OrganizationApiAccountReleased", "OrganizationApiAccountMemberInvited",
        "OrganizationApiAccountMemberRoleChanged", "OrganizationApiAccountMemberRemoved", "WorkspaceCountryLockUpdated", "WorkspaceTagCreated",
        "WorkspaceTagUpdated", "WorkspaceTagDeleted", "WorkspaceTagAssigned", "WorkspaceTagUnassigned", "MeteredBillingConfigUpdated",
        "MeteredBillingRefillTriggered", "MeteredBillingRetryTriggered", "EnterpriseSpendCapEnforcementUpdated",
        "AwsMarketplaceEnterpriseSubscriptionLinked",
    ];
}
