using System.Text.Json;

namespace Runway.Generated;

/// <summary>Lets models refuse a null where the API document promises a value.</summary>
internal static class RequiredMember
{
    public static void ThrowIfNull<T>(T value, string name)
    {
        if (value is null)
            throw new JsonException($"The required member '{name}' is null.");
    }
}
