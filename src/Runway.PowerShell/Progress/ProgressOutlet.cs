using System.Management.Automation;
using System.Management.Automation.Host;
using Runway.Texts;

namespace Runway.PowerShell.Progress;

/// <summary>
/// Writes the progress of one command to the host, or nowhere in a noninteractive session. The bars are also removed when the
/// pipeline is stopped, after which a cmdlet may not write.
/// </summary>
internal sealed class ProgressOutlet(PSCmdlet cmdlet)
{
    // PowerShell identifies bars by source and id. The ids are unique here, so one source is enough.
    private const long Source = 0;

    private static int LastId = 7_000_000;

    private readonly Dictionary<int, ProgressRecord> _shown = [];
    private bool? _watched;

    /// <summary>Whether progress is shown: not with $ProgressPreference SilentlyContinue, in a runbook, in a build, or in a program without a console.</summary>
    public bool IsWatched => _watched ??= Wanted() && !RunsUnattended();

    /// <summary>Reserves ids for bars of this command; returns the first.</summary>
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

    /// <summary>Pipeline thread: removes a bar, if it was shown.</summary>
    public void Remove(int id)
    {
        if (_shown.Remove(id, out var record))
        {
            cmdlet.CommandRuntime.WriteProgress(Source, Completed(record));
        }
    }

    /// <summary>Removes all bars, children first. Writes to the host directly, because the cmdlet may not write any more.</summary>
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
                // The host was closed.
                break;
            }
        }

        _shown.Clear();
    }

    // A ProgressRecord does not accept an empty activity or status.
    private static string Safe(string text) => OutsideText.Line(text) is { Length: > 0 } line ? line : " ";

    private static ProgressRecord Completed(ProgressRecord record) => new(record.ActivityId, record.Activity, record.StatusDescription)
    {
        ParentActivityId = record.ParentActivityId,
        RecordType = ProgressRecordType.Completed,
    };

    private bool Wanted() =>
        cmdlet.GetVariableValue("ProgressPreference") is not { } preference
        || LanguagePrimitives.ConvertTo<ActionPreference>(preference) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    // A program that embeds PowerShell has the default host; build services set environment variables.
    private bool RunsUnattended() =>
        cmdlet.Host.Name == "Default Host"
        || IsSet("CI")
        || IsSet("TF_BUILD")
        || (cmdlet.Host.Name == "ConsoleHost" && Environment.GetCommandLineArgs().Any(IsNonInteractive));

    private static bool IsSet(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    // pwsh accepts abbreviated switches.
    private static bool IsNonInteractive(string argument) =>
        argument.TrimStart('-', '/') is { Length: >= 4 } name && "NonInteractive".StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
