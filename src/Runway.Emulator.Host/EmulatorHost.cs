using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Runway.Emulator.Host;

/// <summary>Puts the emulators behind Kestrel, so that any client of the real services can be pointed at them.</summary>
public static class EmulatorHost
{
    /// <summary>Under which path the emulator of the "Runway AI" service stands; every other path is the Runway API's.</summary>
    public const string RunwayAIPath = "/runway-ai";

    private const string DefaultUrl = "http://127.0.0.1:4010";

    /// <summary>Makes the server with emulators after the command line, not yet started.</summary>
    /// <exception cref="FormatException">An argument is unknown or its value does not fit.</exception>
    public static WebApplication Build(string[] args) =>
        Build(args, new RunwayEmulator(HostSettings.Read(args)), new RunwayAIEmulator(HostSettings.ReadRunwayAI(args)));

    /// <summary>Makes the server for emulators that the caller holds, not yet started.</summary>
    /// <param name="args">Settings of the server itself, such as <c>--urls</c>.</param>
    /// <param name="emulator">Its options should leave the base address open (null), so that its URLs lead back here.</param>
    /// <param name="runwayAI">As the other; null for one that takes every other default.</param>
    public static WebApplication Build(string[] args, RunwayEmulator emulator, RunwayAIEmulator? runwayAI = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        // Kestrel calls a body that was cut on purpose an unhandled error; nothing else of its errors concerns anyone here.
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(server =>
        {
            // The emulator refuses what is too large by the service's own rules, and in the service's own words.
            server.Limits.MaxRequestBodySize = null;
            server.AddServerHeader = false;
        });
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var app = builder.Build();
        var main = new HttpMessageInvoker(emulator.CreateHandler());
        var aside = new HttpMessageInvoker(runwayAI ?? new RunwayAIEmulator(new() { BaseAddress = null }));
        app.Run(context => Bridge.RunAsync(context, context.Request.Path.StartsWithSegments(RunwayAIPath) ? aside : main));
        return app;
    }

    /// <summary>Says where the server listens and how a client finds it. To be called once it has started.</summary>
    public static void Announce(WebApplication app, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(output);
        var url = AddressOf(app);
        var hasOwnKey = app.Configuration["key"] is not null;
        output.WriteLine($"The Runway emulator listens on {url}; Ctrl+C ends it.");
        output.WriteLine("Point a client at it:");
        output.WriteLine($"  RUNWAYML_BASE_URL={url}");
        output.WriteLine($"  RUNWAYML_API_SECRET={(hasOwnKey ? "<the key you gave it>" : RunwayEmulator.WellKnownKey)}");
        output.WriteLine($"How it was used: {url}/emulator/stats; what it took: {url}/emulator/accepted");
        output.WriteLine($"The service of api.runway-ai.ai, apart from it: {url}{RunwayAIPath}, used: {url}{RunwayAIPath}/emulator/stats");
        output.WriteLine($"  key: {(app.Configuration["runway-ai-key"] is null ? RunwayAIEmulator.WellKnownKey : "<the key you gave it>")}");
        output.WriteLine($"  deletion token: {RunwayAIEmulator.WellKnownDeletionToken}");
    }

    /// <summary>The first address of a started server.</summary>
    public static string AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var server = app.Services.GetRequiredService<IServer>();
        return server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }
}
