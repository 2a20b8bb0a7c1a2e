using System.Management.Automation;
using Runway.Media;
using Runway.PowerShell.Media;
using Runway.Submission;
using Runway.Voices;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Creates voices for avatars and their videos: designed from words (-Prompt), or copied from a sample (-Sample). The service
/// prepares a voice for some seconds; commands that use it wait until it is ready.
/// <para>
/// The request is sent once and is in the journal. If its response is lost, the voice is looked for by its name and time, so that it
/// is not paid for twice. Rows of a CSV file bind by Name, Prompt or Sample, Description and Model.
/// </para>
/// </summary>
/// <remarks>
/// A voice costs credits, and the service publishes no price. A sample has 10 seconds to 5 minutes and at most 10 MB. Copy only
/// voices of persons who have agreed.
/// </remarks>
/// <seealso cref="NewRunwayVoicePreviewCommand"/>
/// <seealso cref="GetRunwayVoiceCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVoice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayVoice))]
public sealed class NewRunwayVoiceCommand : VoiceCreateCmdlet
{
    private bool _isNameTyped;

    /// <summary>The name, up to 100 characters. Default for a sample: the name of the file without its extension.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one name.")]
    public string? Name { get; set; }

    /// <summary>What the voice sounds like, 20 to 1,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PromptText")]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one text.")]
    public string? Prompt { get; set; }

    /// <summary>Samples: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished tasks with sound.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path")]
    [MediaTransformation]
    public object[]? Sample { get; set; }

    /// <summary>A description, up to 1,024 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation(WithList = "Pass one text.")]
    public string? Description { get; set; }

    /// <summary>Writes the voices when they are ready, all at the end. Default: they are written at once, while the service prepares them.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Notes whether one name is for all inputs.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isNameTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Name));
    }

    /// <summary>Creates the voices of one input.</summary>
    protected override void ProcessRecord() => Try(Name ?? (object?)Sample, () =>
    {
        var given = (Sample ?? []).Where(value => Given(value) is not null).ToArray();
        if ((Given(Prompt) is null) == (given.Length == 0))
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, "A voice is made from -Prompt or from -Sample.", "Pass one of them.");
        }

        if (given.Length == 0)
        {
            Create(Given(Name) ?? string.Empty, new VoiceRequest { Words = Given(Prompt) });
            return;
        }

        if (Given(Model) is not null)
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, "-Model goes with -Prompt: a sample needs no model.");
        }

        var samples = new MediaReader(this).Read(given);
        if (samples.Count != 1 && _isNameTyped)
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"There are {samples.Count} samples for one name.", "Leave -Name out, or pass one sample.");
        }

        foreach (var sample in samples.DefaultIfEmpty())
        {
            Try(sample, () => Create(NameOf(sample), new VoiceRequest { Sample = sample, IsClone = true }));
        }
    });

    // A file from the pipeline also binds its property Name, with the extension.
    private string NameOf(MediaSource? sample) =>
        Given(Name) is { } name && !(sample is { IsFile: true } && !_isNameTyped && name == Path.GetFileName(sample.Text)) ? name
        : sample is { IsFile: true } ? Path.GetFileNameWithoutExtension(sample.Text)
        : Path.GetFileNameWithoutExtension(sample?.Name) ?? string.Empty;

    private void Create(string name, VoiceRequest request)
    {
        request = request with { Name = name, Description = Given(Description), DesignModel = GivenModel ?? VoiceRequest.DefaultModel };
        request.Validate();
        if (ShouldProcess(name, $"Create a voice from {(request.IsClone ? "a sample" : "words")}, credits unknown"))
        {
            var voice = Await(Service.Voices.CreateAsync(request, (SubmissionOptions)Options, Observer, StopToken));
            if (Wait)
            {
                WriteWhenReady(voice, Service.Voices.WaitAsync(voice, Observer, StopToken));
                return;
            }

            Write(voice);
        }
    }
}
