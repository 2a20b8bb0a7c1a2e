using System.Collections;
using System.Globalization;
using System.Management.Automation.Language;
using Runway.Journal;
using Runway.PowerShell.Connections;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>Completes task ids from the journal, newest first. Sends no request.</summary>
public sealed class TaskIdCompleter : ValueCompleter
{
    private protected override int Most => 50;

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) => Newest();

    /// <summary>The ids in the journal, newest first.</summary>
    internal static IEnumerable<(string Value, string Tip)> Newest() =>
        TaskHistory.Read(SessionConnection.Journal, new TaskHistoryFilter { Service = SessionConnection.Service })
            .Where(t => t.Status != RunwayTaskStatus.Unknown)
            .Reverse()
            .Select(t => (t.Id, string.Create(CultureInfo.CurrentCulture, $"{t.Status} {t.CreatedAt:g} {t.PromptText}")));
}
