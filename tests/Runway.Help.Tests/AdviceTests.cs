using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Runway.Errors;
using Runway.Help.Reading;
using Runway.PowerShell.Errors;

namespace Runway.Help.Tests;

/// <summary>The advice for errors: the engines name no command, and the tables of the modules have every error.</summary>
public sealed partial class AdviceTests
{
    private static readonly string[] Declared = [.. DeclaredError.All.Select(e => e.Error.Id)];
    private static readonly string[] Cases = [.. new[] { typeof(ErrorCase), typeof(RunwayAICases) }.SelectMany(CasesOf)];

    [Fact]
    public void Every_error_has_advice_in_sentences() => Assert.All(DeclaredError.All, e => Assert.Matches(@"^\S.*\.$", e.Advice));

    [Fact]
    public void No_error_has_advice_in_two_places() => Assert.All(
        DeclaredError.All, e => Assert.True(e.Error.Advice is null || e.Error.Advice == e.Advice, $"{e.Error.Id} has advice in the engine and in the surface"));

    [Fact]
    public void The_tables_of_advice_have_only_errors_and_cases_that_exist() =>
        Assert.Empty(RunwayAdvice.ByName.Keys.Concat(RunwayAIAdvice.ByName.Keys).Except([.. Declared, .. Cases]));

    [Fact]
    public void Every_case_has_advice()
    {
        Assert.Empty(CasesOf(typeof(ErrorCase)).Except(RunwayAdvice.ByName.Keys));
        Assert.Empty(CasesOf(typeof(RunwayAICases)).Except(RunwayAIAdvice.ByName.Keys));
        Assert.Equal(Cases.Distinct(), Cases);
    }

    [Theory]
    [InlineData(typeof(RunwayTask))]
    [InlineData(typeof(RunwayAIMedia))]
    public void The_strings_of_an_engine_name_no_command_and_no_parameter(Type inAssembly)
    {
        var texts = Literals(inAssembly).Concat(Resources(inAssembly)).ToList();
        Assert.True(texts.Count > 100);
        Assert.DoesNotContain(texts, text => Command().IsMatch(text));
    }

    [Theory]
    [InlineData("Pass -Ratio.", true)]
    [InlineData("Run Connect-Runway first.", true)]
    [InlineData("-OutFile names one file.", true)]
    [InlineData("Content-Type: image/png", false)]
    [InlineData("Retry-After", false)]
    public void The_rule_finds_a_command_and_a_parameter(string text, bool isOne) => Assert.Equal(isOne, Command().IsMatch(text));

    [Fact]
    public void The_advice_of_the_exception_is_used_before_the_advice_for_its_case()
    {
        var error = new RunwayException(RunwayErrors.ModelMisspelled, "Misspelled.", "Allowed: gen4_image.")
        {
            Case = ErrorCase.CatalogueTooOld with { About = "text_to_image" },
        };

        Assert.Equal(
            "Allowed: gen4_image. If the service accepts it by now, Invoke-RunwayRestMethod /v1/text_to_image POST -Body sends a body without checks.",
            RunwayAdvice.For(error));
    }

    [Fact]
    public void The_advice_of_the_exception_replaces_the_general_advice()
    {
        Assert.Equal("Look.", RunwayAdvice.For(new(RunwayErrors.FileExists, "There.", "Look.")));
        Assert.StartsWith("Pass -Force", RunwayAdvice.For(new(RunwayErrors.FileExists, "There.")));
        Assert.Equal("Look.", RunwayAIAdvice.For(new(RunwayErrors.ConnectionClosed, "Closed.", "Look.")));
        Assert.Equal("Run Connect-RunwayAI again.", RunwayAIAdvice.For(new(RunwayErrors.ConnectionClosed, "Closed.")));
        Assert.Null(RunwayAIAdvice.For(new(RunwayErrors.InvalidNameTemplate, "No name.", "Give one.") { Case = ErrorCase.FolderInName }));
    }

    private static IEnumerable<string> CasesOf(Type type) => type.GetFields().Select(field => field.GetValue(null)).OfType<ErrorCase>().Select(c => c.Name);

    // The strings that code loads, and constants that other assemblies may use.
    private static IEnumerable<string> Literals(Type inAssembly)
    {
        using var assembly = new PEReader(File.OpenRead(inAssembly.Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            yield return metadata.GetUserString(handle);
        }

        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.Constant); row++)
        {
            var constant = metadata.GetConstant(MetadataTokens.ConstantHandle(row));
            if (constant.TypeCode == ConstantTypeCode.String)
            {
                yield return (string)metadata.GetBlobReader(constant.Value).ReadConstant(ConstantTypeCode.String)!;
            }
        }
    }

    private static IEnumerable<string> Resources(Type inAssembly) => inAssembly.Assembly.GetManifestResourceNames().Select(name =>
    {
        using var reader = new StreamReader(inAssembly.Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    });

    // A verb of PowerShell with a noun, or a dash before a word with a capital.
    [GeneratedRegex(@"\b(Add|Clear|Connect|Convert|ConvertTo|Disconnect|Edit|Export|Get|Import|Install|Invoke|Measure|New|Remove|Resize|Save|Set|Start|Stop|Wait)-[A-Z]|(?<![\w-])-[A-Z][a-z]")]
    private static partial Regex Command();
}
