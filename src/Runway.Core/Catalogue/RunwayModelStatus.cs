namespace Runway;

/// <summary>Whether the service offers a model.</summary>
public enum RunwayModelStatus
{
    /// <summary>The service offers it.</summary>
    Live,

    /// <summary>The service no longer offers it; <see cref="RunwayModel.Note"/> has the date and a replacement.</summary>
    Retired,

    /// <summary>Only in an unofficial description; <see cref="RunwayModel.Note"/> names the nearest live operation.</summary>
    Unverified,
}
