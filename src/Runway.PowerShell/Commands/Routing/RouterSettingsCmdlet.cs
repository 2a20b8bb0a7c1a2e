using System.Management.Automation;
using Runway.PowerShell.Values;
using Runway.Routing;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets that create and change routers.</summary>
public abstract class RouterSettingsCmdlet : RouterCmdlet
{
    private bool _isDescriptionTyped;

    /// <summary>The name for people, up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>What the router is for, up to 2,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>What it optimizes for: <c>cost</c>, <c>latency</c> or <c>quality</c>. Default of a new router: <c>cost</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string? OptimizeFor { get; set; }

    /// <summary>The only models that it may choose. In a cell of a CSV file commas separate them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NameList]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string[]? AllowModel { get; set; }

    /// <summary>The models that it must not choose, in place of -AllowModel. An empty list allows all models.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NameList]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string[]? DenyModel { get; set; }

    /// <summary>The maximum credits for one video. Default of a new router: no maximum.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxVideoCredits")]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? MaxVideoCredit { get; set; }

    /// <summary>The maximum credits for one picture. Default of a new router: no maximum.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxImageCredits")]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? MaxImageCredit { get; set; }

    /// <summary>The maximum credits for one sound. Default of a new router: no maximum.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxAudioCredits")]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? MaxAudioCredit { get; set; }

    /// <summary>Whether it chooses the next model when one has no capacity, in place of waiting for it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? FallbackOnCapacity { get; set; }

    /// <summary>Remembers whether the description is on the command line; otherwise it comes with each input.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isDescriptionTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Description));
    }

    /// <summary>
    /// Whether the description is removed: by null or an empty text on the command line. In a row both mean that none is given,
    /// since Import-Csv gives null for a blank cell.
    /// </summary>
    private protected bool ClearsDescription => _isDescriptionTyped && Given(Description) is null;

    /// <summary>What is given.</summary>
    /// <exception cref="RunwayException">A number is not valid.</exception>
    private protected RouterDraft Draft() => new()
    {
        Name = Given(Name),
        Description = Given(Description) is null ? null : Description,
        OptimizeFor = Given(OptimizeFor),
        AllowModels = AllowModel,
        DenyModels = DenyModel,
        MaxVideoCredits = MaxVideoCredit.AsInt32(),
        MaxImageCredits = MaxImageCredit.AsInt32(),
        MaxAudioCredits = MaxAudioCredit.AsInt32(),
        FallbackOnCapacity = FallbackOnCapacity,
    };
}
