using System.Collections;
using System.Management.Automation.Language;
using Runway.Catalogue;
using Runway.Journal;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Completes the slugs of routers that commands have seen or the journal has, and the settings of routers from the API document.
/// Sends no request.
/// </summary>
public sealed class RouterCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) => parameter switch
    {
        "OptimizeFor" => Settings("optimizeFor"),
        "Status" => Statuses.Select(status => (status, status)),
        "AllowModel" or "DenyModel" => ModelCatalogue.Current.Models.Where(m => m.Status == RunwayModelStatus.Live).GroupBy(m => m.Model).Select(g => (g.Key, string.Join(", ", g.Select(m => m.Operation)))),
        _ => SessionConnection.Names(SeenNames.Router).Select(seen => (seen.Id, seen.Name ?? seen.Id)).Concat(
            TaskHistory.Values(SessionConnection.Journal, SessionConnection.Service, SlugOf).Select(slug => (slug, slug))),
    };

    private static IEnumerable<(string Value, string Tip)> Settings(string member) =>
        ModelCatalogue.Current.Requests["routers"].Member("settings")!.Members.First(m => m.Name == member).Values.Select(value => (value, value));

    private static readonly string[] Statuses = ["routed", "no_eligible_model", "router_config_not_found", "invalid_request", "error"];

    private static string? SlugOf(RunwayTask task) => task.Parameters?.GetValueOrDefault("configId") as string;
}
