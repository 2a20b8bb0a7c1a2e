using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Runway.Emulator.Host;
using Runway.Generated;

namespace Runway.Witness.Tests;

/// <summary>
/// Why the product has its own adapter: how often a create is sent to a server that does not accept it. If a number of
/// Kiota has become 1, decide again (docs/decisions/the-client.md).
/// </summary>
public sealed class OnceTests
{
    private static readonly Action<HttpContext> Challenge = context =>
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"";
    };

    private static readonly Action<HttpContext> Busy = context =>
    {
        context.Response.StatusCode = 503;
        context.Response.Headers.RetryAfter = "0";
    };

    private static readonly Action<HttpContext> Moved = context =>
    {
        context.Response.StatusCode = 307;
        context.Response.Headers.Location = context.Request.Path.Value;
    };

    [Fact]
    public Task After_a_claims_challenge_the_Kiota_adapter_posts_twice_and_ours_once() =>
        PostsAsync(Challenge, theirs: 2, new HttpClient());

    [Fact]
    public Task The_Kiota_default_handlers_post_four_times_to_a_busy_service_and_ours_once() =>
        PostsAsync(Busy, theirs: 4, KiotaClientFactory.Create());

    [Fact]
    public Task The_Kiota_default_handlers_post_six_times_across_redirects_and_ours_once() =>
        PostsAsync(Moved, theirs: 6, KiotaClientFactory.Create());

    private static async Task PostsAsync(Action<HttpContext> answer, int theirs, HttpClient http)
    {
        var posts = new ConcurrentQueue<string>();
        await using var app = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]).Build();
        app.Run(context =>
        {
            posts.Enqueue(context.Request.Method);
            answer(context);
            return Task.CompletedTask;
        });
        await app.StartAsync();

        using (var witness = new KiotaWitness(EmulatorHost.AddressOf(app), http: http))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => witness.CreateImageAsync("a heron", "gen4_image"));
        }

        Assert.Equal(Enumerable.Repeat("POST", theirs), posts);
        posts.Clear();

        // Like the engine, without a handler that follows redirects.
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var ours = new RunwayClient(plain, new Uri(EmulatorHost.AddressOf(app)));
        await Assert.ThrowsAsync<ResponseException>(() => ours.CreateAsync("v1/text_to_image", """{"model":"gen4_image","promptText":"a heron"}"""u8.ToArray()));
        Assert.Equal(["POST"], posts);
    }
}
