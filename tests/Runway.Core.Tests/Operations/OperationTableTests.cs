using Runway.Resources;
using Runway.Routing;
using Runway.Sessions;
using Runway.Voices;
using Runway.Workflows;

namespace Runway.Tests;

/// <summary>The table of operations equals the document and the requests.</summary>
public sealed class OperationTableTests
{
    public static TheoryData<string> Names => [.. OperationTable.All.Select(operation => operation.Name)];

    [Fact]
    public void The_table_has_each_operation_of_the_document_once() => Assert.Equal(
        [.. ModelCatalogue.Current.Operations, .. ModelCatalogue.Current.Requests.Keys.Where(path => path.StartsWith("recipes/", StringComparison.Ordinal)).Order(), "avatar_videos"],
        OperationTable.All.Select(operation => operation.Name));

    [Fact]
    public void The_table_has_each_request_with_its_default_model()
    {
        var requests = typeof(GenerationRequest).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(GenerationRequest)) && !type.IsAbstract && type != typeof(RawCreate) && type != typeof(WorkflowRun) && !type.IsSubclassOf(typeof(RoutedRequest)) && !type.IsSubclassOf(typeof(ResourceRequest)) && type != typeof(VoicePreviewRequest) && type != typeof(SessionRequest));
        Assert.Equal(
            requests.Select(type => (Operation: ((GenerationRequest)Activator.CreateInstance(type)!).Operation, Model: (string)type.GetField("DefaultModel")!.GetValue(null)!)).Order(),
            OperationTable.All.Select(operation => (operation.Name, operation.DefaultModel)).Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void The_default_model_of_a_live_operation_is_live_and_its_output_kind_is_known(string name)
    {
        var models = ModelCatalogue.Current.ModelsOf(name);
        var standard = Assert.Single(models, model => model.Model == OperationTable.Find(name)!.DefaultModel);
        Assert.Equal(models.Any(model => model.Status == RunwayModelStatus.Live), standard.Status == RunwayModelStatus.Live);
        Assert.Equal(standard.Status == RunwayModelStatus.Live, OperationTable.Find(name)!.Output is not null);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_media_members_of_the_table_are_those_of_the_document(string name) => Assert.Equal(
        ModelCatalogue.Current.ModelsOf(name).SelectMany(model => model.Members).Where(HoldsMedia).Select(member => member.Name).Distinct().Order(),
        OperationTable.Find(name)!.MediaMembers.Order());

    private static bool HoldsMedia(ModelMember member) =>
        member.Media is not null || member.Address is not null || (member.Items is { } item && HoldsMedia(item)) || member.Members.Concat(member.Forms).Any(HoldsMedia);
}
