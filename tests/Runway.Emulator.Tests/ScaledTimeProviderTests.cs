namespace Runway.Emulator.Tests;

public sealed class ScaledTimeProviderTests
{
    [Fact]
    public async Task A_scaled_hour_passes_in_a_moment_and_its_timers_never_fire_early()
    {
        var clock = new ScaledTimeProvider(1_000_000);
        var (stamp, start) = (clock.GetTimestamp(), clock.GetUtcNow());

        await Task.Delay(TimeSpan.FromHours(1), clock).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(clock.GetElapsedTime(stamp) >= TimeSpan.FromHours(1));
        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_must_be_finite_and_above_zero(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledTimeProvider(rate));
}
