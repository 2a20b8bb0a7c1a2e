namespace Runway;

/// <summary>The live sessions with avatars on one day.</summary>
/// <param name="Date">The day, at midnight UTC; days are UTC days.</param>
/// <param name="Sessions">The sessions that began, also failed ones and those that have not ended.</param>
/// <param name="Seconds">The length of those that have ended.</param>
public sealed record RunwayAvatarUsage(DateTime Date, int Sessions, long Seconds);
