using System.Text.Json.Nodes;

namespace Runway.OpenApi.Tests.Document;

/// <summary>The parts of the document on which the client and the emulator depend.</summary>
public sealed class ContractTests
{
    [Fact]
    public void The_document_has_the_operations_of_the_sources_under_stable_names() => Assert.Equal(
        [
            "createAdLocalization", "createAvatar", "createAvatarVideo", "createCharacterPerformance", "createDocument",
            "createFrameInterpolation", "createImageToVideo", "createImageUpscale", "createLipSync",
            "createMarketingStockImage", "createMultiShotVideo", "createProductAd", "createProductCampaignImage",
            "createProductSwap", "createProductUgc", "createRealtimeSession", "createRoutedAudio", "createRoutedImage",
            "createRoutedVideo", "createRouter", "createSoundEffect", "createSpeechToSpeech", "createTextToImage",
            "createTextToSpeech", "createTextToVideo", "createUpload", "createVideoToHdr", "createVideoToVideo",
            "createVideoUpscale", "createVoice", "createVoiceDubbing", "createVoiceIsolation", "createVoicePreview",
            "deleteAvatar", "deleteAvatarConversation", "deleteDocument", "deleteRealtimeSession", "deleteRouter",
            "deleteTask", "deleteVoice", "getAuditLog", "getAvatar", "getAvatarConversation", "getAvatarUsage",
            "getDocument", "getOrganization", "getRealtimeSession", "getRouter", "getTask", "getVoice", "getWorkflow",
            "getWorkflowInvocation", "listAuditLogs", "listAvatarConversations", "listAvatars", "listDocuments",
            "listRouterRequests", "listRouters", "listVoices", "listWorkflows", "listWorkspaceUsage",
            "queryOrganizationUsage", "startWorkflow", "updateAvatar", "updateDocument", "updateRouter", "updateVoice",
        ],
        Walk.Operations(Repository.Document).Select(o => o.Operation["operationId"]!.GetValue<string>()).Order(StringComparer.Ordinal));

    [Fact]
    public void There_is_one_server_and_every_path_has_the_version()
    {
        Assert.Equal("https://api.dev.runwayml.com", Assert.Single(Repository.Document["servers"]!.AsArray())!["url"]!.GetValue<string>());
        Assert.All(Walk.Operations(Repository.Document), o => Assert.Contains(" /v1/", o.Name));
    }

    [Fact]
    public void Every_operation_sends_the_version_header_and_reads_any_error() =>
        Assert.All(Walk.Operations(Repository.Document), o =>
        {
            Assert.Contains("#/components/parameters/RunwayVersion", o.Operation["parameters"]!.AsArray().Select(p => p!["$ref"]!.GetValue<string>()));
            Assert.Equal(
                "#/components/schemas/ErrorResponse",
                o.Operation["responses"]!["default"]!["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>());
        });

    [Fact]
    public void The_version_header_is_a_constant() => Assert.Equal(
        "2024-11-06", Repository.Document["components"]!["parameters"]!["RunwayVersion"]!["schema"]!["const"]!.GetValue<string>());

    [Fact]
    public void No_list_of_values_is_closed_outside_the_model_rules() => Assert.DoesNotContain(
        Walk.Members(Repository.Document), m => m.Path.Segments[^1] == "enum" && m.Value is JsonArray && !InRules(m.Path));

    [Fact]
    public void Every_list_of_known_values_is_of_strings() =>
        Assert.All(
            Walk.Populated(Walk.Members(Repository.Document).Where(m => m.Path.Segments[^1] == "x-extensible-enum" && !InRules(m.Path))),
            m => Assert.Equal("string", m.Path.Parent!.Find(Repository.Document)!["type"]!.GetValue<string>()));

    [Fact]
    public void Ids_and_URIs_are_plain_text()
    {
        var formats = Walk.Populated(Walk.Members(Repository.Document).Where(m => m.Path.Segments[^1] == "format"));
        Assert.DoesNotContain(formats, m => m.Value!.ToString() is "uri" or "uuid");
    }

    [Fact]
    public void No_schema_refuses_additional_members_outside_the_model_rules() => Assert.DoesNotContain(
        Walk.Members(Repository.Document), m => m.Path.Segments[^1] == "additionalProperties" && m.Value is JsonValue value && !value.GetValue<bool>() && !InRules(m.Path));

    [Fact]
    public void Every_group_of_operations_has_a_description_and_a_licence_is_named()
    {
        Assert.All(Repository.Document["tags"]!.AsArray(), t => Assert.NotEmpty(t!["description"]!.GetValue<string>()));
        Assert.Equal("MIT", Repository.Document["info"]!["license"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public void The_page_for_readers_has_the_date_of_the_facts() => Assert.Contains(
        $"is as of {Repository.Document["x-runway-facts-date"]}", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);

    [Theory]
    [InlineData("image_upscale", "400 429")]
    [InlineData("text_to_speech", "400 429")]
    [InlineData("speech_to_speech", "400 429")]
    [InlineData("voice_dubbing", "400 429")]
    [InlineData("voice_isolation", "400 429")]
    [InlineData("uploads", "429")]
    public void An_operation_lists_its_published_error_responses(string operation, string codes) =>
        Assert.All(codes.Split(' '), code => Assert.NotNull(Repository.Document["paths"]!["/v1/" + operation]!["post"]!["responses"]![code]));

    [Fact]
    public void Every_text_that_is_an_address_is_marked_as_one() => Assert.All(
        Walk.Populated(Walk.Members(Repository.Document).Where(m => m.Path.Segments[^1] == "description" && m.Value!.ToString().StartsWith("An https URL, a runway:// URI", StringComparison.Ordinal))),
        m => Assert.NotNull(m.Path.Parent!.Find(Repository.Document)!["x-runway-address"]));

    [Fact]
    public void Every_required_member_exists() =>
        Assert.All(
            Walk.Populated(Walk.Members(Repository.Document).Where(m => m.Path.Segments[^1] == "required" && m.Value is JsonArray && !InRules(m.Path))),
            m =>
            {
                var members = m.Path.Parent!.Find(Repository.Document)!["properties"]!.AsObject();
                Assert.All(Repository.Strings(m.Value), name => Assert.True(members.ContainsKey(name), $"{m.Path}: {name}"));
            });

    [Fact]
    public void No_operation_has_an_example_request() =>
        Assert.All(Walk.Operations(Repository.Document), o => Assert.Null(o.Operation["requestBody"]?["content"]?["application/json"]?["example"]));

    [Fact]
    public void Every_list_that_is_one_of_several_forms_has_a_name() => Assert.All(
        Walk.Populated(Walk.Members(Repository.Document).Where(m => m.Path.Segments[^1] == "oneOf" && !InRules(m.Path))),
        m => Assert.DoesNotContain(m.Value!.AsArray(), form => form!["type"]?.GetValue<string>() is "array" or "object"));

    [Fact]
    public void No_member_has_a_default_that_a_generated_client_would_send() => Assert.All(
        ((JsonObject[])[Repository.Document, Repository.RunwayAI.Document]).SelectMany(Walk.Members),
        m => Assert.False(m.Path.Segments[^1] == "default" && m.Path.Segments.Contains("schemas") && !InRules(m.Path), m.Path.ToString()));

    private static bool InRules(Documents.NodePath path) => path.Segments.Contains("x-runway-models") || path.Segments.Contains("x-runway-rule");
}
