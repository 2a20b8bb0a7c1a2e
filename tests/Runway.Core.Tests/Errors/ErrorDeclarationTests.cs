using System.Reflection;

namespace Runway.Tests;

/// <summary>The table of errors, whose ids scripts use and from which docs/errors.md is written.</summary>
public sealed class ErrorDeclarationTests
{
    [Fact]
    public void The_id_of_an_error_is_the_name_of_its_declaration() => Assert.All(
        typeof(RunwayErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Where(p => p.FieldType == typeof(RunwayError)),
        p => Assert.Equal("Runway" + p.Name, ((RunwayError)p.GetValue(null)!).Id));

    [Fact]
    public void All_errors_are_listed_by_id()
    {
        Assert.True(RunwayErrors.All.Count > 60);
        Assert.Equal(RunwayErrors.All.Select(e => e.Id).Order(StringComparer.Ordinal), RunwayErrors.All.Select(e => e.Id));
    }

    [Fact]
    public void Each_error_has_its_meaning_and_its_advice_in_sentences() => Assert.All(RunwayErrors.All, e =>
    {
        Assert.Matches(@"^\S.*\.$", e.Meaning);
        Assert.Matches(@"^\S.*\.$", e.Advice ?? "The surface.");
    });

    [Fact]
    public void An_error_has_the_advice_of_its_declaration_unless_it_has_its_own()
    {
        Assert.Equal(RunwayErrors.TaskNotFound.Advice, new RunwayException(RunwayErrors.TaskNotFound, "None.").RecommendedAction);
        Assert.Equal("Look.", new RunwayException(RunwayErrors.TaskNotFound, "None.", "Look.").RecommendedAction);
    }

    [Fact]
    public void The_id_of_a_failed_task_ends_with_its_failure_code() =>
        Assert.Equal("RunwayTaskFailed.SAFETY", new RunwayException(RunwayErrors.TaskFailed, "Failed.") { Code = "SAFETY" }.ErrorId);
}
