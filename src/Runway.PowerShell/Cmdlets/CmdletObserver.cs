using System.Management.Automation;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.PowerShell.Cmdlets;

/// <summary>Writes the reports of the engine, from any thread, to the streams of one cmdlet.</summary>
internal sealed class CmdletObserver(ServiceCmdlet cmdlet, PipelineQueue queue, bool verbose, bool debug) : IRunwayObserver
{
    public bool IncludesBodies => debug;

    public void OnRequest(RequestRecord request)
    {
        if (verbose)
        {
            queue.Post(() => cmdlet.WriteVerbose(request.ToString()));
        }

        if (debug)
        {
            queue.Post(() => cmdlet.WriteDebug(Describe(request)));
        }
    }

    public void OnWarning(string message) => queue.Post(() => cmdlet.WriteWarning(message));

    public void OnUpload(string path, long sent, long total) => cmdlet.Progress.NoteUpload(path, sent, total);

    public void OnDownload(RunwayTask task, long received, long? total) => cmdlet.Progress.NoteDownload(task, received, total);

    public void OnTaskUpdated(RunwayTask task) => cmdlet.Progress.Note(task);

    /// <summary>Whether a stream is enabled, by the switch or by the preference variable.</summary>
    public static bool IsWanted(PSCmdlet cmdlet, string name)
    {
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue(name, out var given))
        {
            return LanguagePrimitives.IsTrue(given);
        }

        var preference = cmdlet.GetVariableValue(name + "Preference");
        return preference is not null && LanguagePrimitives.ConvertTo<ActionPreference>(preference) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }

    private static string Describe(RequestRecord request) =>
        $"{request.Method} {request.Address}{Environment.NewLine}  sent: {request.RequestBody ?? "(no body)"}{Environment.NewLine}  received {request.StatusCode}: {request.ResponseBody ?? "(no body)"}";
}
