namespace Runway.Generated.Models;

/* What the engine takes of a generated model where the member itself has a type of Kiota's, or is a map. */

internal partial class OrganizationResponse_tier_models
{
    /// <summary>The limits by model.</summary>
    public IReadOnlyDictionary<string, ModelLimits> Entries => AdditionalData.ToDictionary(m => m.Key, m => (ModelLimits)m.Value);
}

internal partial class OrganizationResponse_usage_models
{
    /// <summary>The usage by model.</summary>
    public IReadOnlyDictionary<string, ModelUsage> Entries => AdditionalData.ToDictionary(m => m.Key, m => (ModelUsage)m.Value);
}

internal partial class UploadResponse_fields
{
    /// <summary>The fields of the form, unchanged.</summary>
    public IReadOnlyDictionary<string, string> Entries => AdditionalData.ToDictionary(m => m.Key, m => (string)m.Value);
}

internal partial class UsageDay
{
    /// <summary>The day.</summary>
    public DateOnly? Day => Date is { } date ? (DateOnly)date : null;
}

internal partial class UsageRequest
{
    /// <summary>The days from the first, inclusive, to the last, exclusive.</summary>
    public static UsageRequest Between(DateOnly start, DateOnly before) => new() { StartDate = start, BeforeDate = before };
}

internal partial class AvatarUsageDay
{
    /// <summary>The day.</summary>
    public DateOnly? Day => Date is { } date ? (DateOnly)date : null;
}

internal partial class TranscriptToolResult
{
    /// <summary>The result, which may be of any type.</summary>
    public System.Text.Json.JsonElement ResultJson => Result is RawJson raw ? raw.Value : default;
}
