using Runway.Generated;

namespace Runway;

/// <summary>
/// Sends one create. It goes out again only where the service certainly did not take it: no byte of the body had left,
/// or the answer was 429. Every other break is reported as outcome unknown, because a task may exist and be charged and
/// the API has no way to look it up.
/// </summary>
internal sealed class CreateSender(RunwayConnection connection)
{
    private const int MaxConnectAttempts = 4;
    private const int MaxRateLimitAttempts = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceForRetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>Sends the request and returns the task that it made.</summary>
    /// <param name="request">The request; checked and complete.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="cancellationToken">
    /// Ends the waiting before and between tries. It never interrupts a create that is out: its answer is the only
    /// proof of what was paid for.
    /// </param>
    public async Task<RunwayTask> SendAsync(GenerationRequest request, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        for (int connects = 1, limits = 1; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = new RequestContext(observer);
            TimeSpan delay;
            try
            {
                var created = await request.SendAsync(connection.Client(context), CancellationToken.None).ConfigureAwait(false);
                return ToTask(request, created, context);
            }
            catch (ApiException e) when (e.StatusCode == 429)
            {
                var refused = ServiceErrors.FromAnswer(e, connection, What(request));
                if (refused.Error == RunwayErrors.DailyQuotaExceeded || limits == MaxRateLimitAttempts || refused.RetryAfter > PatienceForRetryAfter)
                {
                    throw refused;
                }

                delay = Backoff.Delay(limits++, FirstDelay * 2, refused.RetryAfter);
            }
            catch (ApiException e) when (IsRefusal(e.StatusCode))
            {
                throw ServiceErrors.FromAnswer(e, connection, What(request));
            }
            catch (ApiException e)
            {
                throw OutcomeUnknown(request, $"the service answered {e.StatusCode}, which proves nothing", context, e.InnerException, e.StatusCode);
            }
            catch (Exception e) when (ServiceErrors.IsTransport(e) && CertainlyNotSent(e, context))
            {
                if (connects == MaxConnectAttempts)
                {
                    throw ServiceErrors.FromTransport(e, connection, What(request));
                }

                delay = Backoff.Delay(connects++, FirstDelay);
            }
            catch (Exception e) when (ServiceErrors.IsTransport(e) || e is OperationCanceledException)
            {
                throw OutcomeUnknown(request, connection.Redact(e.Message), context, e);
            }

            await Task.Delay(delay, connection.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>An answer that says no: nothing was created. 408 and 5xx may come from a gateway after the service took it.</summary>
    private static bool IsRefusal(int status) => status is >= 300 and < 500 and not 408;

    // Both halves are needed: the transport says that it never got through, and the body was never asked for.
    private static bool CertainlyNotSent(Exception e, RequestContext context) => !context.BodyStarted && e is
        TimeoutException or HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };

    private static string What(GenerationRequest request) => $"Creating a {request.Operation} task";

    private static RunwayException OutcomeUnknown(GenerationRequest request, string reason, RequestContext context, Exception? cause, int? status = null) => new(
        RunwayErrors.SubmissionOutcomeUnknown,
        $"{What(request)}: the request went out and its outcome is unknown ({reason.TrimEnd('.')}). A task may exist and be charged.",
        "It was not sent again. Compare Get-RunwayUsage and the balance of Get-RunwayOrganization before you repeat it; Get-RunwayTaskHistory -Unknown lists all such requests.",
        cause)
    {
        RequestId = context.RequestId,
        StatusCode = status,
    };

    private RunwayTask ToTask(GenerationRequest request, TaskCreatedResponse created, RequestContext context)
    {
        if (string.IsNullOrEmpty(created.Id))
        {
            throw OutcomeUnknown(request, "the answer holds no task id", context, null);
        }

        return new RunwayTask
        {
            Id = created.Id,
            Status = RunwayTaskStatus.Pending,
            Model = request.Model,
            Operation = request.Operation,
            PromptText = request.PromptText,
            CreatedAt = connection.Clock.GetUtcNow(),
            EstimatedCredits = created.EstimatedCost?.Amount,
        };
    }
}
