namespace Runway.Tests;

/// <summary>Finds cycles: the strongly connected components of a graph, by Tarjan's algorithm.</summary>
internal sealed class Knots<T>
    where T : notnull
{
    private readonly IReadOnlyDictionary<T, HashSet<T>> _uses;
    private readonly Dictionary<T, int> _order = [];
    private readonly Dictionary<T, int> _lowest = [];
    private readonly Stack<T> _open = new();
    private readonly List<IReadOnlyList<T>> _found = [];

    private Knots(IReadOnlyDictionary<T, HashSet<T>> uses) => _uses = uses;

    /// <summary>The largest strongly connected component; a single node if there is no cycle.</summary>
    public static IReadOnlyList<T> Largest(IReadOnlyDictionary<T, HashSet<T>> uses)
    {
        var knots = new Knots<T>(uses);
        foreach (var node in uses.Keys.Where(node => !knots._order.ContainsKey(node)))
        {
            knots.Visit(node);
        }

        return knots._found.MaxBy(knot => knot.Count) ?? [];
    }

    private void Visit(T node)
    {
        _order[node] = _lowest[node] = _order.Count;
        _open.Push(node);
        foreach (var used in _uses[node])
        {
            if (!_order.TryGetValue(used, out var order))
            {
                Visit(used);
                _lowest[node] = Math.Min(_lowest[node], _lowest[used]);
            }
            else if (_open.Contains(used))
            {
                _lowest[node] = Math.Min(_lowest[node], order);
            }
        }

        if (_lowest[node] == _order[node])
        {
            var knot = new List<T>();
            do
            {
                knot.Add(_open.Pop());
            }
            while (!knot[^1].Equals(node));
            _found.Add(knot);
        }
    }
}
