namespace Runway.Generated;

/// <summary>A string with known values that may take any other: what the service adds tomorrow passes through unharmed.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IOpenString<TSelf>
    where TSelf : class, IOpenString<TSelf>
{
    /// <summary>The text as it is on the wire.</summary>
    string Value { get; }

    /// <summary>Wraps a text as it was on the wire.</summary>
    /// <param name="value">Any string; its case is kept.</param>
    /// <returns>The value.</returns>
    static abstract TSelf Create(string value);
}
