namespace Runway.OpenApi.Tests.Document;

public sealed class ResponseTests
{
    [Fact]
    public void A_task_has_the_six_live_statuses_and_the_claimed_one_marked()
    {
        var status = Repository.Member("TaskResponse", "status");
        Assert.Equal(
            ["PENDING", "THROTTLED", "RUNNING", "SUCCEEDED", "FAILED", "CANCELLED", "PROCESSING"],
            Repository.Strings(status["x-extensible-enum"]));
        Assert.Equal("unverified", status["x-runway-values"]!["PROCESSING"]!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("TaskCreatedResponse", "id estimatedCost")]
    [InlineData("TaskResponse", "id createdAt output failure status failureCode progress estimatedCost cost")]
    [InlineData("ErrorResponse", "error code issues docUrl message pipeline emptiedBy")]
    [InlineData("UploadResponse", "id uploadUrl fields runwayUri")]
    [InlineData("OrganizationResponse", "creditBalance tier usage")]
    [InlineData("UsageResponse", "results models apiKeys resultsByApiKey")]
    public void A_response_has_all_members_that_were_observed(string schema, string members) => Assert.Equal(
        members.Split(' ').Order(StringComparer.Ordinal),
        Repository.Schema(schema)["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_ids_and_the_status_are_required_of_responses()
    {
        Assert.Equal(["id"], Repository.Strings(Repository.Schema("TaskCreatedResponse")["required"]));
        Assert.Equal(["id", "status"], Repository.Strings(Repository.Schema("TaskResponse")["required"]));
        Assert.All(
            ["ErrorResponse", "UploadResponse", "OrganizationResponse", "UsageResponse"],
            schema => Assert.Null(Repository.Schema(schema)["required"]));
    }

    [Fact]
    public void Deleting_a_task_returns_204_and_404_if_it_does_not_exist()
    {
        var responses = Repository.Document["paths"]!["/v1/tasks/{id}"]!["delete"]!["responses"]!.AsObject();
        Assert.Contains("204", responses.Select(r => r.Key));
        Assert.Contains("already gone", responses["404"]!["description"]!.GetValue<string>());
    }

    [Fact]
    public void The_claimed_upload_id_is_marked() =>
        Assert.Equal("unverified", Repository.Member("UploadResponse", "id")["x-runway-status"]!.GetValue<string>());

    [Fact]
    public void Limits_are_a_dictionary_by_model_and_may_be_null()
    {
        var models = Repository.Member("OrganizationResponse", "tier")["properties"]!["models"]!;
        Assert.Equal("#/components/schemas/ModelLimits", models["additionalProperties"]!["$ref"]!.GetValue<string>());
        Assert.Equal(["integer", "null"], Repository.Strings(Repository.Member("ModelLimits", "maxConcurrentGenerations")["type"]));
    }

    [Fact]
    public void A_usage_amount_may_be_negative() => Assert.Null(Repository.Member("ModelCredits", "amount")["minimum"]);
}
