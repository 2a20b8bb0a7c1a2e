using System.Text.Json.Nodes;
using Runway.OpenApi.Overlays;

namespace Runway.OpenApi.Tests.Engine;

public sealed class OverlayTests
{
    private const string Why = "description: because";

    [Theory]
    [InlineData("update: { b: 2 }", """{"a":{"x":1,"list":["p"],"b":2}}""")]
    [InlineData("update: { x: 2 }", """{"a":{"x":2,"list":["p"]}}""")]
    [InlineData("update: { list: [q] }", """{"a":{"x":1,"list":["p","q"]}}""")]
    [InlineData("update: { x: { y: 1 } }", """{"a":{"x":{"y":1},"list":["p"]}}""")]
    [InlineData("remove: true", "{}")]
    public void An_action_changes_its_target(string change, string expected) =>
        Assert.Equal(expected, Apply("a: { x: 1, list: [p] }", $"{{ target: $.a, {Why}, {change} }}"));

    [Fact]
    public void Updating_an_array_appends_an_entry() =>
        Assert.Equal("""{"a":["p",{"q":1}]}""", Apply("a: [p]", $"{{ target: $.a, {Why}, update: {{ q: 1 }} }}"));

    [Fact]
    public void To_replace_a_list_remove_it_first() => Assert.Equal(
        """{"a":{"list":["q"]}}""",
        Apply("a: { list: [p] }", $"{{ target: $.a.list, {Why}, remove: true }}", $"{{ target: $.a, {Why}, update: {{ list: [q] }} }}"));

    [Fact]
    public void Removing_every_entry_of_an_array_leaves_none() =>
        Assert.Equal("""{"a":[]}""", Apply("a: [p, q, r]", $"{{ target: '$.a[*]', {Why}, remove: true }}"));

    [Fact]
    public void A_wildcard_changes_every_place() => Assert.Equal(
        """{"a":{"x":{"n":1},"y":{"n":1}}}""",
        Apply("a: { x: {}, y: {} }", $"{{ target: $.a.*, {Why}, update: {{ n: 1 }} }}"));

    [Fact]
    public void The_update_is_copied_into_each_place()
    {
        var document = Small.Yaml("a: { x: {}, y: {} }");
        OverlayApplier.Apply(document, [Small.Overlay(
            $"{{ target: $.a.*, {Why}, update: {{ n: {{ m: 1 }} }} }}", $"{{ target: $.a.x.n, {Why}, update: {{ m: 2 }} }}")]);
        Assert.Equal(1, document["a"]!["y"]!["n"]!["m"]!.GetValue<long>());
    }

    [Fact]
    public void An_action_without_a_match_fails_and_is_named()
    {
        var e = Assert.Throws<ReconciliationException>(() => Apply("a: 1", $"{{ target: $.b, {Why}, remove: true }}"));
        Assert.Equal("small.overlay.yaml, action 1 ($.b) hits nothing", e.Message);
    }

    [Fact]
    public void An_update_of_a_scalar_fails() =>
        Assert.Throws<ReconciliationException>(() => Apply("a: 1", $"{{ target: $.a, {Why}, update: {{ b: 1 }} }}"));

    [Theory]
    [InlineData("{ target: $.a, remove: true }", "without a reason")]
    [InlineData("{ target: $.a, description: ' ', remove: true }", "without a reason")]
    [InlineData("{ description: because, remove: true }", "no target")]
    [InlineData("{ target: $.a, description: because }", "either an update or")]
    [InlineData("{ target: $.a, description: because, update: { b: 1 }, remove: true }", "either an update or")]
    [InlineData("{ target: $.a, description: because, updates: { b: 1 } }", "unknown member 'updates'")]
    [InlineData("{ target: '$.a[?@.b]', description: because, remove: true }", "unsupported selector")]
    public void A_malformed_action_is_refused(string action, string because)
    {
        var e = Assert.Throws<ReconciliationException>(() => Small.Overlay(action));
        Assert.Contains("small.overlay.yaml, action 1", e.Message);
        Assert.Contains(because, e.Message);
    }

    [Theory]
    [InlineData("{ info: { title: t }, actions: [{}] }")]
    [InlineData("{ overlay: 1.0.0, actions: [{}] }")]
    [InlineData("{ overlay: 1.0.0, info: { title: t }, actions: [] }")]
    public void A_document_that_is_not_an_overlay_is_refused(string yaml) =>
        Assert.Throws<ReconciliationException>(() => OverlayDocument.Parse("small.overlay.yaml", yaml));

    private static string Apply(string document, params string[] actions)
    {
        JsonObject root = Small.Yaml(document);
        OverlayApplier.Apply(root, [Small.Overlay(actions)]);
        return root.ToJsonString();
    }
}
