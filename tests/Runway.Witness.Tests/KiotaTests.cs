namespace Runway.Witness.Tests;

/// <summary>The generated client with Kiota's own request adapter and JSON.</summary>
public sealed class KiotaTests : WitnessTests, IDisposable
{
    private readonly List<KiotaWitness> _witnesses = [];

    public void Dispose() => _witnesses.ForEach(witness => witness.Dispose());

    private protected override IWitness Connect(string address, string key)
    {
        _witnesses.Add(new(address, key));
        return _witnesses[^1];
    }
}
