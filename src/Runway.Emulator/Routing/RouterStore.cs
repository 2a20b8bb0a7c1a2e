using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Runway.Emulator.Routing;

/// <summary>The routers of the account and their history.</summary>
internal sealed class RouterStore
{
    private readonly object _gate = new();
    private readonly Dictionary<Guid, (RouterConfig Router, List<RouterRequest> Requests)> _routers = [];
    private readonly List<RoutedModel> _models = [.. RoutedModels.All];
    private long _created;

    /// <summary>The models among which routers choose.</summary>
    public IReadOnlyList<RoutedModel> Models => _models;

    /// <summary>Adds a model that does everything. Before the first request only.</summary>
    public void AddModel(string name) => _models.Add(RoutedModels.DoingAll(name));

    /// <summary>The routers with their numbers, the newest first.</summary>
    public IReadOnlyList<(long Number, RouterConfig Router)> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _routers.Values.Select(r => (r.Router.Number, r.Router)).OrderByDescending(r => r.Number)];
            }
        }
    }

    public RouterConfig? Find(Guid id)
    {
        lock (_gate)
        {
            return _routers.TryGetValue(id, out var found) ? found.Router : null;
        }
    }

    public RouterConfig? FindBySlug(string slug)
    {
        lock (_gate)
        {
            return _routers.Values.Select(r => r.Router).FirstOrDefault(r => r.Slug == slug);
        }
    }

    /// <summary>Creates a router from a checked body; false where its slug is taken.</summary>
    public bool TryCreate(Guid id, JsonElement body, DateTimeOffset now, [NotNullWhen(true)] out RouterConfig? router)
    {
        lock (_gate)
        {
            var slug = body.GetProperty("slug").GetString()!;
            router = null;
            if (_routers.ContainsKey(id) || _routers.Values.Any(r => r.Router.Slug == slug))
            {
                return false;
            }

            router = new(
                id, ++_created, slug,
                body.TryGetProperty("name", out var name) ? name.GetString()! : slug,
                body.TryGetProperty("description", out var description) ? description.GetString() : null,
                1,
                RouterConfig.SettingsWith(body.TryGetProperty("settings", out var settings) ? settings : default),
                now, now);
            _routers[id] = (router, []);
            return true;
        }
    }

    /// <summary>Changes a router by a checked body; null where there is none.</summary>
    public RouterConfig? Change(Guid id, JsonElement changes, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_routers.TryGetValue(id, out var found))
            {
                return null;
            }

            var changed = found.Router.With(changes, now);
            _routers[id] = (changed, found.Requests);
            return changed;
        }
    }

    public bool Delete(Guid id)
    {
        lock (_gate)
        {
            return _routers.Remove(id);
        }
    }

    public void Note(Guid router, RouterRequest request)
    {
        lock (_gate)
        {
            if (_routers.TryGetValue(router, out var found))
            {
                found.Requests.Add(request);
            }
        }
    }

    /// <summary>The history of a router with numbers, the newest first; null where there is no such router.</summary>
    public IReadOnlyList<(long Number, RouterRequest Request)>? RequestsOf(Guid id)
    {
        lock (_gate)
        {
            return _routers.TryGetValue(id, out var found)
                ? [.. found.Requests.Select((request, i) => ((long)i + 1, request)).Reverse()]
                : null;
        }
    }
}
