using System.Management.Automation;
using System.Reflection;
using Runway.PowerShell.Values;
using Runway.Routing;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>The base class of the New- cmdlets for which a router can choose the model.</summary>
public abstract class RoutableCmdlet : GeneratingCmdlet
{
    private RouterCeilings? _ceilings;
    private PropertyInfo[]? _own;

    /// <summary>
    /// A router, which chooses the model, in place of -Model: its slug, or an object from Get-RunwayRouter. The task has the decision
    /// in Routing. With a credit limit the router must have a maximum cost, unless -Force is given.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation("RunwayRouter", "Slug")]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string? Router { get; set; }

    /// <summary>Whether a router chooses the model.</summary>
    private protected bool IsRouted => Given(Router) is not null;

    /// <summary>The parameters that a router takes.</summary>
    private protected abstract IReadOnlyList<string> OfRouters { get; }

    /// <summary>The parameters that only a router takes, and what to use without one.</summary>
    private protected virtual IReadOnlyDictionary<string, string> OnlyOfRouters => new Dictionary<string, string>();

    /// <summary>Refuses parameters that do not go with a router, or only with one.</summary>
    /// <param name="input">The input from the pipeline. The properties of a task describe how it was made and are ignored.</param>
    /// <exception cref="RunwayException">One is given.</exception>
    private protected void RequireApplicable(object? input = null)
    {
        // While a line is completed there is no invocation.
        if (!IsRunning)
        {
            return;
        }

        if (IsTyped(nameof(Router)) && !IsRouted)
        {
            throw new RunwayException(RunwayErrors.InvalidRouter, "-Router is empty.", "Pass the slug of a router, or leave -Router out to use a model.");
        }

        // By their values: PowerShell resets a parameter after each input, but leaves it among the bound ones.
        _own ??= [.. GetType().GetProperties().Where(p => p.DeclaringType == GetType() && p.IsDefined(typeof(ParameterAttribute), inherit: false))];
        foreach (var name in _own.Where(p => IsGiven(p.GetValue(this))).Select(p => p.Name).Where(name => IsTyped(name) || StoredValue.Unwrap(input) is not RunwayTask))
        {
            if (IsRouted && !OfRouters.Contains(name) && !OnlyOfRouters.ContainsKey(name))
            {
                throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"-{name} does not go with -Router: the router chooses the model, and not every model has it.", name == "Ratio" ? "Pass -AspectRatio and -Resolution instead." : "Leave it out, or choose a model with -Model in place of the router.");
            }

            if (!IsRouted && OnlyOfRouters.TryGetValue(name, out var instead))
            {
                throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"-{name} goes only with -Router.", instead);
            }
        }
    }

    /// <summary>Pipeline thread: under a credit limit the maximum credits of one output, by the configuration of the router; null without a limit.</summary>
    /// <exception cref="RunwayException">There is no such router.</exception>
    private protected decimal? CeilingOf(string operation) =>
        IsLimited ? Await((_ceilings ??= new RouterCeilings(Service.Routers)).OfAsync(Router!.Trim(), operation, Observer, StopToken)) : null;

    private static bool IsGiven(object? value) => value is SwitchParameter given ? given.IsPresent : Given(value) is not null;
}
