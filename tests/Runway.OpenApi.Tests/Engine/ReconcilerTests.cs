namespace Runway.OpenApi.Tests.Engine;

public sealed class ReconcilerTests
{
    private const string Left = "{ type: object, properties: { a: { type: string, maxLength: 10 } } }";
    private const string Right = "{ type: object, properties: { a: { type: string, maxLength: 20 } } }";
    private const string Conflicting = "$.components.schemas.Thing.properties.a.maxLength";

    [Fact]
    public void A_conflict_without_an_action_fails_and_quotes_the_sources()
    {
        var e = Assert.Throws<ReconciliationException>(() => Reconcile("{ target: $.info, description: because, update: { title: t } }"));
        Assert.Equal($"unsettled conflict at {Conflicting}: left says 10; right says 20", e.Message);
    }

    [Theory]
    [InlineData("{ target: $.components.schemas.Thing.properties.a.maxLength, description: because, remove: true }")]
    [InlineData("{ target: $.components.schemas.Thing.properties.a, description: because, remove: true }")]
    [InlineData("{ target: $.components.schemas.Thing.properties.a, description: because, update: { maxLength: 20 } }")]
    [InlineData("{ target: $.components.schemas.Thing, description: because, update: { properties: { a: { maxLength: 20 } } } }")]
    public void An_action_at_the_place_settles_the_conflict(string action)
    {
        var reconciliation = Reconcile(action);
        Assert.Equal(Conflicting, Assert.Single(reconciliation.Conflicts).Location.ToString());
    }

    [Theory]
    [InlineData("{ target: $.components.schemas.Thing.properties, description: because, remove: true }")]
    [InlineData("{ target: $.components.schemas.Thing, description: because, remove: true }")]
    [InlineData("{ target: $..maxLength, description: because, remove: true }")]
    [InlineData("{ target: $.components.schemas.*.properties.a.maxLength, description: because, remove: true }")]
    [InlineData("{ target: $.components.schemas.Thing.properties.a, description: because, update: { minLength: 1 } }")]
    [InlineData("{ target: $.components.schemas.Thing.properties.a.type, description: because, remove: true }")]
    public void A_wildcard_action_or_one_at_another_place_settles_no_conflict(string action) =>
        Assert.Contains("unsettled conflict", Assert.Throws<ReconciliationException>(() => Reconcile(action)).Message);

    [Fact]
    public void All_problems_are_listed_together()
    {
        var e = Assert.Throws<ReconciliationException>(() => Reconcile(
            "{ target: $.x, description: because, remove: true }", "{ target: $.y, description: because, remove: true }"));
        Assert.Equal(2, e.Problems.Count);
    }

    [Fact]
    public void A_result_that_is_not_valid_OpenAPI_fails() => Assert.Throws<ReconciliationException>(() => Reconcile(
        "{ target: $.components.schemas.Thing.properties.a, description: because, remove: true }",
        "{ target: $.info.title, description: because, remove: true }"));

    private static Reconciliation Reconcile(params string[] actions) =>
        Reconciler.Reconcile([Small.Source("left", Left), Small.Source("right", Right)], [Small.Overlay(actions)]);
}
