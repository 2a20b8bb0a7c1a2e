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
        var today = DateOnly.FromDateTime(_connection.Clock.GetUtcNow().UtcDateTime);
        var before = beforeDate ?? today.AddDays(1);
        var start = startDate ?? (beforeDate ?? today).AddDays(-30);
        if (start >= before)
        {
            throw new RunwayException(
                RunwayErrors.InvalidDateRange,
                string.Create(CultureInfo.InvariantCulture, $"There is no day from {start:yyyy-MM-dd} to before {before:yyyy-MM-dd}."));
        }

        return ReadSlices(start, before, observer, cancellationToken);
    }

    private async IAsyncEnumerable<RunwayUsage> ReadSlices(DateOnly start, DateOnly before, IRequestObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = start; from < before; from = from.AddDays(MaxDaysPerRequest))
        {
            var to = from.AddDays(MaxDaysPerRequest) < before ? from.AddDays(MaxDaysPerRequest) : before;
            var body = AccountMapper.ToRequest(from, to);

            // This POST only reads, so it may be retried.
            var read = await _reads.RunAsync("Reading the usage", (c, t) => c.QueryOrganizationUsageAsync(body, t), observer, FirstDelay, cancellationToken).ConfigureAwait(false);
            foreach (var row in AccountMapper.ToUsage(read))
            {
                yield return row;
            }
        }
    }
}
