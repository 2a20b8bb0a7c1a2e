using System.Globalization;
using System.Runtime.CompilerServices;
using Runway.Generated;
using Runway.Http;
using Runway.Observing;

namespace Runway.Account;

/// <summary>The organization of one connection.</summary>
internal sealed class AccountService
{
    /// <summary>The maximum number of days in one response.</summary>
    public const int MaxDaysPerRequest = 90;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ConnectionContext _connection;
    private readonly ReadPolicy<RunwayClient> _reads;

    internal AccountService(ConnectionContext connection)
    {
        _connection = connection;
        _reads = new ReadPolicy<RunwayClient>(connection, connection.Client);
    }

    /// <summary>Reads balance, limits and usage.</summary>
    /// <exception cref="RunwayException">The service cannot be read.</exception>
    public async Task<RunwayOrganization> GetOrganizationAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var read = await _reads.RunAsync("Reading the organization", (c, t) => c.GetOrganizationAsync(t), observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        return AccountMapper.ToOrganization(read);
    }

    /// <summary>Reads the usage of credits, one row for each day and model, ordered by day.</summary>
    /// <param name="startDate">The first day (UTC). Default: 30 days before <paramref name="beforeDate"/> or before today.</param>
    /// <param name="beforeDate">The day after the last one (UTC). Default: tomorrow.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">The dates are not in order, or the service cannot be read.</exception>
    public IAsyncEnumerable<RunwayUsage> GetUsageAsync(DateOnly? startDate, DateOnly? beforeDate, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        return ReadSlices(
            startDate,
            beforeDate,

            // This POST only reads, so it may be retried.
            async (from, to) => AccountMapper.ToUsage(await _reads.RunAsync(
                "Reading the usage", (c, t) => c.QueryOrganizationUsageAsync(AccountMapper.ToRequest(from, to), t), observer, FirstDelay, cancellationToken).ConfigureAwait(false)),
            cancellationToken);
    }

    /// <summary>Reads the use of live sessions with avatars, one row for each day.</summary>
    /// <inheritdoc cref="GetUsageAsync"/>
    public IAsyncEnumerable<RunwayAvatarUsage> GetAvatarUsageAsync(DateOnly? startDate, DateOnly? beforeDate, IRequestObserver? observer, CancellationToken cancellationToken) => ReadSlices(
        startDate,
        beforeDate,
        async (from, to) => AccountMapper.ToUsage(await _reads.RunAsync(
            "Reading the usage of avatars", (c, t) => c.GetAvatarUsageAsync(Midnight(from), Midnight(to), t), observer, FirstDelay, cancellationToken).ConfigureAwait(false)),
        cancellationToken);

    private static string Midnight(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    private IAsyncEnumerable<T> ReadSlices<T>(DateOnly? startDate, DateOnly? beforeDate, Func<DateOnly, DateOnly, Task<IEnumerable<T>>> read, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(_connection.Clock.GetUtcNow().UtcDateTime);
        var before = beforeDate ?? today.AddDays(1);
        var start = startDate ?? (beforeDate ?? today).AddDays(-30);
        return start < before ? SlicesAsync(start, before, read, cancellationToken) : throw new RunwayException(
            RunwayErrors.InvalidDateRange,
            string.Create(CultureInfo.InvariantCulture, $"There is no day from {start:yyyy-MM-dd} to before {before:yyyy-MM-dd}."));
    }

    private static async IAsyncEnumerable<T> SlicesAsync<T>(DateOnly start, DateOnly before, Func<DateOnly, DateOnly, Task<IEnumerable<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = start; from < before; from = from.AddDays(MaxDaysPerRequest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var to = from.AddDays(MaxDaysPerRequest) < before ? from.AddDays(MaxDaysPerRequest) : before;
            foreach (var row in await read(from, to).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }
}
