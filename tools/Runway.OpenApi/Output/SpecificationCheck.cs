using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Runway.OpenApi.Output;

/// <summary>Lets an independent OpenAPI reader judge what is about to be written.</summary>
internal static class SpecificationCheck
{
    /// <exception cref="ReconciliationException">The text is no valid document of <paramref name="version"/>.</exception>
    public static void Ensure(string json, string name, OpenApiSpecVersion version)
    {
        var (_, diagnostic) = OpenApiDocument.Parse(json, "json", new OpenApiReaderSettings());
        if (diagnostic is null)
            throw new ReconciliationException($"{name}: not readable as OpenAPI");

        List<string> problems = [.. diagnostic.Errors.Concat(diagnostic.Warnings).Select(e => $"{name}: {e.Pointer}: {e.Message}")];
        if (diagnostic.SpecificationVersion != version)
            problems.Add($"{name}: read as {diagnostic.SpecificationVersion}, meant as {version}");
        if (problems.Count > 0)
            throw new ReconciliationException(problems);
    }
}
