namespace Runway.Generated.Tests;

/// <summary>Creates with generated types, as the engine sends them.</summary>
internal static class Creates
{
    public static Task<TaskCreatedResponse?> CreateTextToImageAsync(this RunwayClient client, TextToImageRequest body) => CreateAsync(client, "text_to_image", RequestBody.Of(body));

    public static Task<TaskCreatedResponse?> CreateImageToVideoAsync(this RunwayClient client, ImageToVideoRequest body) => CreateAsync(client, "image_to_video", RequestBody.Of(body));

    public static Task<TaskCreatedResponse?> CreateTextToVideoAsync(this RunwayClient client, TextToVideoRequest body) => CreateAsync(client, "text_to_video", RequestBody.Of(body));

    public static Task<TaskCreatedResponse?> CreateCharacterPerformanceAsync(this RunwayClient client, CharacterPerformanceRequest body) => CreateAsync(client, "character_performance", RequestBody.Of(body));

    private static async Task<TaskCreatedResponse?> CreateAsync(RunwayClient client, string operation, RequestBody body) =>
        RunwayClient.ReadCreated(await client.CreateAsync($"v1/{operation}", body.Utf8));
}
