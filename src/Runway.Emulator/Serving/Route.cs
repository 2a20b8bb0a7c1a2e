namespace Runway.Emulator.Serving;

/// <summary>An operation: its method and path, which may have one parameter in braces, and what answers it.</summary>
internal sealed record Route(string Method, string Path, Func<ApiCall, HttpResponseMessage> Answer)
{
    private readonly string[] _parts = Path.Split('/');

    public bool HasBody => Method is "POST" or "PATCH";

    /// <summary>The value of the parameter where the path fits, empty without a parameter; null where it does not fit.</summary>
    public string? Match(string[] parts)
    {
        if (parts.Length != _parts.Length)
        {
            return null;
        }

        var id = string.Empty;
        for (var i = 0; i < parts.Length; i++)
        {
            if (_parts[i].StartsWith('{') && parts[i].Length > 0)
            {
                id = parts[i];
            }
            else if (_parts[i] != parts[i])
            {
                return null;
            }
        }

        return id;
    }
}
