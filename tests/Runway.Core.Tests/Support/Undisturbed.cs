using System.Collections.Concurrent;
using Runway.Emulator;

namespace Runway.Tests;

/// <summary>The output of the emulator for a prompt without faults, downloaded without the engine.</summary>
internal static class Undisturbed
{
    private static readonly ConcurrentDictionary<string, byte[]> Files = new();

    public static byte[] File(string prompt) => Files.GetOrAdd(prompt, Fetch);

    private static byte[] Fetch(string prompt)
    {
        var emulator = new RunwayEmulator(new RunwayEmulatorOptions { TaskDuration = TimeSpan.Zero });
        using var client = new HttpClient(emulator.CreateHandler()) { BaseAddress = RunwayEmulator.DefaultBaseAddress };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + RunwayEmulator.WellKnownKey);
        client.DefaultRequestHeaders.Add("X-Runway-Version", "2024-11-06");
        var id = Member(Send(client, HttpMethod.Post, "/v1/text_to_image", $$"""{"model":"gen4_image","promptText":"{{prompt}}","ratio":"720:720"}"""), "id");
        var url = Member(Send(client, HttpMethod.Get, $"/v1/tasks/{id}"), "output");
        return Send(client, HttpMethod.Get, url);
    }

    private static byte[] Send(HttpClient client, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        using var response = client.SendAsync(request).GetAwaiter().GetResult().EnsureSuccessStatusCode();
        return response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
    }

    private static string Member(byte[] json, string name)
    {
        var value = System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(name);
        return (value.ValueKind == System.Text.Json.JsonValueKind.Array ? value[0] : value).GetString()!;
    }
}
