using System.Collections.ObjectModel;

namespace Runway.Routing;

/// <summary>A list whose text has all entries, so that Export-Csv writes them and not the name of a type.</summary>
internal sealed class TextList(IEnumerable<string> values, string separator = ", ") : ReadOnlyCollection<string>([.. values])
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(separator, this);
}
