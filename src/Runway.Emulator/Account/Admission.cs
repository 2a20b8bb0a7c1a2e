namespace Runway.Emulator.Account;

/// <summary>Whether the account may create a task.</summary>
internal enum Admission
{
    Accepted,
    NotEnoughCredits,
    DailyLimitReached,
}
