using System.Management.Automation;
using System.Management.Automation.Host;
using Runway.Texts;

namespace Runway.PowerShell.Progress;

/// <summary>
/// Where the progress of one command goes: to the host, or nowhere where nobody watches. Bars that were shown are taken
/// away again also when the pipeline is cut off, after which a cmdlet may no longer write.
/// </summary>
internal sealed class ProgressOutlet(PSCmdlet cmdlet)
{
    // The engine tells bars apart by who writes them; ours have ids of their own, so that one source is enough.
    private const long Source = 0;

    private static int LastId = 7_000_000;

    private readonly Dictionary<int, ProgressRecord> _shown = [];
    private bool? _watched;

    /// <summary>Whether anybody sees it: not by preference, not in a runbook, a build or a program without a window.</summary>
    public bool IsWatched => _watched ??= Wanted() && !RunsUnattended();

    /// <summary>Makes room for some bars of this command: the first of as many ids that no other command has.</summary>
    public static int NextIds(int count) => Interlocked.Add(ref LastId, count) - count + 1;

    /// <summary>Pipeline thread: shows a bar.</summary>
    public void Show(ProgressRecord record)
    {
        record.Activity = Safe(record.Activity);
        record.StatusDescription = Safe(record.StatusDescription);
        record.CurrentOperation = record.CurrentOperation is { } operation ? Safe(operation) : null;
        _shown[record.ActivityId] = record;
        cmdlet.CommandRuntime.WriteProgress(Source, record);
    }

    /// <summary>Pipeline thread: takes a bar away, if it was shown.</summary>
    public void Remove(int id)
    {
        if (_shown.Remove(id, out var record))
        {
            cmdlet.CommandRuntime.WriteProgress(Source, Completed(record));
        }
    }

    /// <summary>Takes every bar away, children first. The cmdlet is past writing, so this goes to the host itself.</summary>
    public void Abandon()
    {
        foreach (var record in _shown.Values.OrderByDescending(r => r.ActivityId))
        {
            try
            {
                cmdlet.Host.UI.WriteProgress(Source, Completed(record));
            }
            catch (Exception e) when (e is HostException or InvalidOperationException or NotImplementedException)
            {
                // The host is gone, and its bars with it.
                break;
            }
        }

        _shown.Clear();
    }

    // An empty activity or status is refused by the record; the gate leaves something of whatever is not empty.
    private static string Safe(string text) => OutsideText.Line(text) is { Length: > 0 } line ? line : " ";

    private static ProgressRecord Completed(ProgressRecord record) => new(record.ActivityId, record.Activity, record.StatusDescription)
    {
        ParentActivityId = record.ParentActivityId,
        RecordType = ProgressRecordType.Completed,
    };

    private bool Wanted() =>
        cmdlet.GetVariableValue("ProgressPreference") is not { } preference
        || LanguagePrimitives.ConvertTo<ActionPreference>(preference) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    // A program that embeds PowerShell without a window has the default host; build services say so in the environment.
    private bool RunsUnattended() =>
        cmdlet.Host.Name == "Default Host"
        || IsSet("CI")
        || IsSet("TF_BUILD")
        || (cmdlet.Host.Name == "ConsoleHost" && Environment.GetCommandLineArgs().Any(IsNonInteractive));

    private static bool IsSet(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    // pwsh takes its switches in any unambiguous length.
    private static bool IsNonInteractive(string argument) =>
        argument.TrimStart('-', '/') is { Length: >= 4 } name && "NonInteractive".StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
