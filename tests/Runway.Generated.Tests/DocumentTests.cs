using System.Text.Json;
using System.Text.RegularExpressions;

namespace Runway.Generated.Tests;

/// <summary>The client against the document that it is to speak for, and the generated file against its own rules.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    public static TheoryData<string> OperationIds() => new(Operations().Select(o => o.GetProperty("operationId").GetString()!));

    [Theory]
    [MemberData(nameof(OperationIds))]
    public void Every_operation_is_a_method(string operationId)
    {
        var name = char.ToUpperInvariant(operationId[0]) + operationId[1..] + "Async";

        Assert.NotNull(typeof(RunwayClient).GetMethod(name));
    }

    [Fact]
    public void There_are_operations_and_every_one_of_them_is_named()
    {
        Assert.NotEmpty(Operations());
        Assert.All(Operations(), o => Assert.False(string.IsNullOrEmpty(o.GetProperty("operationId").GetString())));
    }

    [Fact]
    public void The_version_is_the_one_of_the_document()
    {
        var parameter = Repository.Document.GetProperty("components").GetProperty("parameters").GetProperty("RunwayVersion");

        Assert.Equal("X-Runway-Version", parameter.GetProperty("name").GetString());
        Assert.Equal(RunwayClient.ApiVersion, parameter.GetProperty("schema").GetProperty("const").GetString());
    }

    [Fact]
    public void The_address_is_the_one_of_the_document() =>
        Assert.Equal(RunwayClient.DefaultBaseUrl, Repository.Document.GetProperty("servers")[0].GetProperty("url").GetString());

    [Fact]
    public void Generated_code_neither_parses_uris_nor_leans_on_the_http_clients_address_nor_reflects()
    {
        var code = Repository.Read("src/Runway.Generated/Generated/RunwayClient.g.cs");

        Assert.Contains("class RunwayClient", code);
        Assert.DoesNotMatch(Forbidden(), code);
    }

    private static IReadOnlyList<JsonElement> Operations() =>
    [
        .. Repository.Document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => Verbs.Contains(operation.Name))
            .Select(operation => operation.Value),
    ];

    [GeneratedRegex(@"\bUri\??\s+\w+\s*\{|System\.Uri|BaseAddress|JsonSerializerOptions|JsonStringEnumConverter|\benum\b\s+\w+\s*$", RegexOptions.Multiline)]
    private static partial Regex Forbidden();
}
