namespace Runway.Witness.Tests;

/// <summary>A generated client of another vendor, with the functions that the tests need.</summary>
internal interface IWitness
{
    /// <summary>Creates an image task.</summary>
    Task<Created> CreateImageAsync(string prompt, string model = "gen4_image");

    /// <summary>Creates a video task from one image.</summary>
    Task<Created> CreateVideoAsync(string image, double seconds);

    Task<SeenTask> ReadTaskAsync(string id);

    Task DeleteTaskAsync(string id);

    Task<Place> CreateUploadAsync(string fileName);

    /// <summary>The credit balance, and the concurrency of a model.</summary>
    Task<(long? Balance, int? Concurrent)> ReadOrganizationAsync(string model);

    /// <summary>The rows of a usage report.</summary>
    Task<IReadOnlyList<(DateOnly Day, string Model, long Amount)>> ReadUsageAsync(DateOnly start, DateOnly before);

    /// <summary>The refusal of an exception of this client; null if it is none.</summary>
    Refusal? Explain(Exception exception);
}

internal sealed record Created(string Id, double? Credits);

internal sealed record SeenTask(
    string Id, string Status, DateTimeOffset? CreatedAt, double? Progress, IReadOnlyList<string> Output, string? FailureCode, double? Credits);

internal sealed record Place(string Address, IReadOnlyDictionary<string, string> Fields, string Uri);

/// <param name="Status">The status of the answer.</param>
/// <param name="Error">The text of the service; null if there is none, or if the client could not read it.</param>
/// <param name="Issues">The members that are wrong.</param>
internal sealed record Refusal(int Status, string? Error, IReadOnlyList<string> Issues);
