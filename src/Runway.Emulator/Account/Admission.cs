namespace Runway.Emulator.Account;

/// <summary>Whether the account lets a task be created.</summary>
internal enum Admission
{
    Accepted,
    NotEnoughCredits,
    DailyLimitReached,
}
