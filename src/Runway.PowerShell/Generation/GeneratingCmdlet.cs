using System.Globalization;
using System.Management.Automation;
using Runway.Operations;
using Runway.Outputs;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Costs;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Media;
using Runway.Submission;
using Runway.Texts;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// The base class of the New- cmdlets that create tasks: reviews each request, calls ShouldProcess, sends it once and writes the
/// task when it exists, in the order of the input.
/// </summary>
public abstract partial class GeneratingCmdlet : OrderedCmdlet, IRequestSource
{
    // Before and after its request a create waits for the journal to be flushed. With four creates for each request in flight,
    // enough of them share a flush that the disk does not limit the requests.
    private const int PiecesForEachRequest = 4;

    // How many requests may be sent ahead of the last task that was written, for each concurrent request.
    private const int AheadForEachRequest = 2;
    private readonly Lazy<RequestSlots> _requests;
    private readonly BatchErrors _errors = new();
    private readonly BatchNotes _notes;
    private readonly PromptMedia _prompts;
    private readonly RequestCollector? _collector = RequestCollector.Current;
    private IReadOnlySet<string>? _typed;
    private int _index = -1;
    private long _order;
    private CreditBudget? _budget;
    private double? _balance;
    private EarlierRuns? _earlier;
    private WhatIfSum? _sum;
    private Action? _ended;

    /// <summary>Makes the cmdlet.</summary>
    protected GeneratingCmdlet()
    {
        _requests = new Lazy<RequestSlots>(() => new RequestSlots(ThrottleLimit, AheadForEachRequest * ThrottleLimit));
        _notes = new BatchNotes(this);
        _prompts = new PromptMedia(this);
    }

    /// <summary>The saver of a later command in the pipeline, or null.</summary>
    internal OutputSaver? Saver { get; set; }

    // A throttle limit of 1 also means that requests are sent in the order of the input.
    private protected override int PiecesAtOnce => ThrottleLimit == 1 ? 1 : ThrottleLimit * PiecesForEachRequest;

    private protected override int PiecesAhead => PiecesAtOnce;

    /// <summary>Whether the cmdlet runs; false while a line is completed.</summary>
    private protected bool IsRunning => _typed is not null;

    /// <summary>Whether a parameter is on the command line; others are bound to each input.</summary>
    private protected bool IsTyped(string parameter) => _typed?.Contains(parameter) == true;

    /// <summary>Whether a credit limit applies, of this command or of the session.</summary>
    private protected bool IsLimited => _budget is not null || Service?.Budget is not null;

    /// <summary>The prompt of the current input; null where the operation has none.</summary>
    private protected virtual string? Prompt => null;

    /// <summary>What to use instead of an unverified operation or model, for its warning; null for the warning of the catalogue.</summary>
    private protected virtual string? Alternative => null;

    /// <summary>Creates the budget, and reads the balance for -CheckBalance.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = MyInvocation.BoundParameters.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (_collector is not null)
        {
            return;
        }

        _ended = ActiveCreators.Add(this);
        _earlier = new EarlierRuns(Service, IsWhatIf, Observer, WriteWhile, StopToken);
        _budget = CreditLimit is { } limit ? new CreditBudget(limit) : null;
        _sum = IsWhatIf ? new WhatIfSum([.. new[] { _budget, Service.Budget }.OfType<CreditBudget>()], Force) : null;
        if (CheckBalance)
        {
            try
            {
                _balance = Await(Service.Account.GetOrganizationAsync(Observer, StopToken)).CreditBalance;
            }
            catch (RunwayException e)
            {
                ThrowTerminatingError(ErrorRecords.From(e, Service));
            }
        }
    }

    IEnumerable<(object Target, Func<GenerationRequest> Build)> IRequestSource.Requests() => Requests();

    /// <summary>The requests of the bound parameters, for <see cref="IRequestSource"/>.</summary>
    private protected abstract IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests();

    /// <summary>Sends the requests of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var (target, build) in Requests())
        {
            Submit(target, build);
        }
    }

    // Pipeline thread: reviews a request, calls ShouldProcess and sends it.
    private void Submit(object target, Func<GenerationRequest> build)
    {
        var index = ++_index;
        if (_errors.EndsBatch)
        {
            _errors.CountNotSent();
            _sum?.AddRefused();
            return;
        }

        var row = new InputRow(index, Prompt, target, medium: MyInvocation.MyCommand.Name.Equals(target) ? null : target);
        if (_collector is not null)
        {
            _collector.Add(row, Alternative, () => Review(build));
            return;
        }

        RequestReview review;
        SubmissionOptions options;
        try
        {
            review = Review(build);
            options = OptionsOf(review, index);
        }
        catch (RunwayException e)
        {
            Enqueue(row, _ => Task.FromException<object?>(e));
            return;
        }

        _notes.Write(review, Alternative);

        // Another command of this process may be creating the same task: wait for its result.
        while (options.Place is { } place && !place.TryBegin(RetryUnknown, out var underWay))
        {
            if (place.Known is { } known && underWay.IsCompleted)
            {
                Enqueue(row, _ => EarlierRuns.Result(known, index));
                _sum?.AddExisting(known);
                return;
            }

            WriteWhile(underWay);
        }

        Submit(row, review, options);
    }

    private RequestReview Review(Func<GenerationRequest> build)
    {
        var review = RequestReview.Of(build());
        var doubt = _prompts.Check(Prompt);
        return doubt is null ? review : review with { Warnings = [.. review.Warnings, doubt] };
    }

    // CreateAsync releases the place in the batch; where it is not called, this method does.
    private void Submit(InputRow row, RequestReview review, SubmissionOptions options)
    {
        var isHandedOver = false;
        try
        {
            var file = Saver?.Plan(review, options);
            if (ShouldProcess(row.ToString(), $"Create a task: {review.Request.Summary}, {CostText.Of(review.Cost)}{(file is null ? string.Empty : $", saved as {file}")}"))
            {
                Enqueue(row, order => CreateAsync(review, options with { Order = order }));
                isHandedOver = true;
            }
            else
            {
                _sum?.Add(row.Index!.Value, review.Cost);
            }
        }
        catch (RunwayException e)
        {
            Enqueue(row, _ => Task.FromException<object?>(e));
        }
        finally
        {
            if (!isHandedOver)
            {
                options.Place?.End(null);
            }
        }
    }

    private SubmissionOptions OptionsOf(RequestReview review, int index)
    {
        var batch = Given(Batch);
        return new SubmissionOptions
        {
            Index = index,
            Batch = batch,
            Fingerprint = batch is null ? null : RequestFingerprint.Of(review),
            RetryUnknown = RetryUnknown,
            Budget = _budget,
            AllowUnknownCost = Force,
            Slots = _requests.Value,
            Place = SkipExisting ? _earlier!.Find(batch, review) : null,
            BalanceBefore = _balance,
        };
    }

    // Starts work and gives it its place in the order of the output.
    private void Enqueue(InputRow row, Func<long, Task<object?>> work)
    {
        var order = _order++;
        Start(row, () => work(order));
    }

    private async Task<object?> CreateAsync(RequestReview review, SubmissionOptions options)
    {
        RunwayTask? task = null;
        try
        {
            task = await Service.Tasks.CreateAsync(review, options, Observer, StopToken).ConfigureAwait(false);
            Progress.Charge(task.EstimatedCredits);
            return task;
        }
        catch (RunwayException e) when (e.Kind == RunwayErrorKind.OutcomeUnknown)
        {
            task = (e as RunwayTaskException)?.Task;
            throw;
        }
        finally
        {
            options.Place?.End(task);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _ended?.Invoke();
        _earlier?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Writes the remaining tasks; under -WhatIf the total cost.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_errors.WithoutTask > 0)
        {
            WriteWarning(NumberText.Counted(
                _errors.WithoutTask,
                "more input has no task: it met the same error, or was not sent because it would have.",
                "more inputs have no task: they met the same error, or were not sent because they would have.",
                CultureInfo.CurrentCulture));
        }

        if (_sum?.Describe() is { } sum)
        {
            WriteWhatIf(sum);
        }
    }

    // What is only measured needs no connection.
    private protected override void Connect()
    {
        if (_collector is null)
        {
            base.Connect();
        }
    }

    /// <summary>Null for a switch that is off: the service's default is off, and strict models refuse members that they do not have.</summary>
    private protected static bool? OnlyIf(SwitchParameter given) => given.IsPresent ? true : null;

    private protected override void OnWritten() => _requests.Value.Written();

    private protected override void OnEnding() => _requests.Value.Close();

    private protected override void OnFailed(Exception exception, object target)
    {
        _sum?.AddRefused();
        if (!_errors.IsWritten(exception))
        {
            base.OnFailed(exception, target);
        }
    }
}
