using Runway.PowerShell.Values;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets that list voices, avatars and documents.</summary>
public abstract class ResourceListCmdlet : ResourceCmdlet
{
    /// <summary>The parameter set of names.</summary>
    protected const string NameSet = "Name";

    /// <summary>The parameter set of ids.</summary>
    protected const string IdSet = "Id";

    /// <summary>The parameter set of presets.</summary>
    protected const string PresetSet = "Preset";

    /// <summary>
    /// Lists those whose name is wanted, once for all names. A name without wildcards that nothing has is an error; one that is an id
    /// is read.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="list">Reads the list with a function that each entry is passed to.</param>
    /// <param name="nameOf">The name of an entry.</param>
    /// <param name="whole">An entry with all that belongs to it, for a name without wildcards.</param>
    /// <param name="read">Reads the one with an id; null where there are no ids.</param>
    /// <param name="notFound">The error for a name that nothing has.</param>
    private protected void WriteMatching<T>(string[] names, Action<Action<T>> list, Func<T, string?> nameOf, Func<T, T> whole, Func<string, T>? read, Func<string, Exception> notFound)
        where T : notnull
    {
        var texts = names.Select(name => name.Trim()).ToList();
        foreach (var id in texts.Where(text => read is not null && ResourceId.IsOne(text)))
        {
            Try(id, () => Write(read!(id)));
        }

        List<WantedName> wanted = [.. texts.Where(text => read is null || !ResourceId.IsOne(text)).Select(text => new WantedName(text))];
        if (wanted.Count == 0)
        {
            return;
        }

        var missing = wanted.Where(name => name.IsLiteral).ToHashSet();
        Try(null, () =>
        {
            list(entry =>
            {
                var fitting = wanted.FindAll(name => name.Fits(nameOf(entry)));
                missing.ExceptWith(fitting);
                if (fitting.Exists(name => name.IsLiteral))
                {
                    Try(nameOf(entry), () => Write(whole(entry)));
                }
                else if (fitting.Count > 0)
                {
                    Write(entry);
                }
            });
            foreach (var name in missing)
            {
                WriteError(notFound(name.Name), name.Text);
            }
        });
    }
}
