using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Runway.OpenApi.Output;

/// <summary>Validates the output with an independent OpenAPI reader.</summary>
internal static class SpecificationCheck
{
    private const string Name = "the reconciled document";

    /// <exception cref="ReconciliationException">The text is not a valid OpenAPI 3.1 document.</exception>
    public static void Ensure(string json)
    {
        var (_, diagnostic) = OpenApiDocument.Parse(json, "json", new OpenApiReaderSettings());
        if (diagnostic is null)
            throw new ReconciliationException($"{Name}: not readable as OpenAPI");

        List<string> problems = [.. diagnostic.Errors.Concat(diagnostic.Warnings).Select(e => $"{Name}: {e.Pointer}: {e.Message}")];
        if (diagnostic.SpecificationVersion != OpenApiSpecVersion.OpenApi3_1)
            problems.Add($"{Name}: read as {diagnostic.SpecificationVersion}, meant as {OpenApiSpecVersion.OpenApi3_1}");
        if (problems.Count > 0)
            throw new ReconciliationException(problems);
    }
}
