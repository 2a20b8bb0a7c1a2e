using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using Runway.Catalogue;
using Runway.PowerShell.Completion;

namespace Runway.PowerShell;

/// <summary>Completes the parameters that go only with -Router, from the API document. Sends no request.</summary>
public sealed class RouterValueCompleter : ValueCompleter
{
    /// <summary>Whether a parameter goes only with -Router.</summary>
    internal static bool IsOn(MemberInfo? property) => property?.GetCustomAttribute<ArgumentCompleterAttribute>()?.Type == typeof(RouterValueCompleter);

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) =>
        ModelCatalogue.Current.Requests[command.EndsWith("Video", StringComparison.OrdinalIgnoreCase) ? "generate/video" : "generate/image"] is var rules
            ? ModelValues.Of(rules, parameter).Select(value => (value, ModelValues.Tip(rules, parameter)))
            : [];
}
