using System.Text.Json;
using Runway.Generated;

namespace RunwayAI.Generated.Models;

/* Members whose form the documentation leaves open, as they came. */

internal partial class GetImageMetadataResponse
{
    /// <summary>The size in any form.</summary>
    public JsonElement? SizeJson => (Size as RawJson)?.Value;
}

internal partial class GetVideoMetadataResponse
{
    /// <summary>The size in any form.</summary>
    public JsonElement? SizeJson => (Size as RawJson)?.Value;

    /// <summary>The length in any form.</summary>
    public JsonElement? DurationJson => (Duration as RawJson)?.Value;
}
