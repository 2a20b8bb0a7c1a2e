namespace Runway;

/// <summary>Whether the service has a model.</summary>
public enum RunwayModelStatus
{
    /// <summary>The service has it.</summary>
    Live,

    /// <summary>The service had it; <see cref="RunwayModel.Note"/> says until when, and what to use instead.</summary>
    Retired,

    /// <summary>Only a document claims it; <see cref="RunwayModel.Note"/> names the nearest real call.</summary>
    Unverified,
}
