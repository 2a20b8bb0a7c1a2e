using System.Reflection;

namespace Runway.Tests;

/// <summary>The declared errors are what scripts match on and what the page of errors is written from.</summary>
public sealed class ErrorDeclarationTests
{
    [Fact]
    public void The_id_of_each_is_its_name() => Assert.All(
        typeof(RunwayErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Where(p => p.FieldType == typeof(RunwayError)),
        p => Assert.Equal("Runway" + p.Name, ((RunwayError)p.GetValue(null)!).Id));

    [Fact]
    public void All_of_them_are_listed_by_id()
    {
        Assert.True(RunwayErrors.All.Count > 60);
        Assert.Equal(RunwayErrors.All.Select(e => e.Id).Order(StringComparer.Ordinal), RunwayErrors.All.Select(e => e.Id));
    }

    [Fact]
    public void Each_says_in_sentences_what_it_means_and_what_to_do_unless_the_surface_says_it() => Assert.All(RunwayErrors.All, e =>
    {
        Assert.Matches(@"^\S.*\.$", e.Meaning);
        Assert.Matches(@"^\S.*\.$", e.Advice ?? "The surface.");
    });

    [Fact]
    public void An_error_has_the_advice_of_its_declaration_unless_it_knows_better()
    {
        Assert.Equal(RunwayErrors.TaskNotFound.Advice, new RunwayException(RunwayErrors.TaskNotFound, "None.").RecommendedAction);
        Assert.Equal("Look.", new RunwayException(RunwayErrors.TaskNotFound, "None.", "Look.").RecommendedAction);
    }

    [Fact]
    public void The_code_of_a_failed_task_ends_its_id() =>
        Assert.Equal("RunwayTaskFailed.SAFETY", new RunwayException(RunwayErrors.TaskFailed, "Failed.") { Code = "SAFETY" }.ErrorId);
}
