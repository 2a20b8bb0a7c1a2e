using System.Text.Json;

namespace Runway.Emulator.Serving;

/// <summary>One call of an operation.</summary>
/// <param name="Address">The address with its query.</param>
/// <param name="BaseAddress">The base address of URLs in the response.</param>
/// <param name="Now">The time of the call.</param>
/// <param name="Id">The value of the parameter in the path; empty where it has none.</param>
/// <param name="Body">The JSON body of a POST or PATCH.</param>
internal sealed record ApiCall(Uri Address, Uri BaseAddress, DateTimeOffset Now, string Id = "", JsonElement Body = default);
