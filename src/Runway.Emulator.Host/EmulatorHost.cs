using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Runway.Emulator.Host;

/// <summary>Serves the emulators with Kestrel, for any client of the real services.</summary>
public static class EmulatorHost
{
    /// <summary>The path of the emulator of the "Runway AI" service; all other paths are of the Runway API.</summary>
    public const string RunwayAIPath = "/runway-ai";

    private const string DefaultUrl = "http://127.0.0.1:4010";

    /// <summary>Creates the server with emulators from the command line, without starting it.</summary>
    /// <exception cref="FormatException">An argument is unknown or its value is not valid.</exception>
    public static WebApplication Build(string[] args) =>
        Build(args, new RunwayEmulator(HostSettings.Read(args)), new RunwayAIEmulator(HostSettings.ReadRunwayAI(args)));

    /// <summary>Creates the server for existing emulators, without starting it.</summary>
    /// <param name="args">Settings of the server, such as <c>--urls</c>.</param>
    /// <param name="emulator">The emulator. The base address in its options should be null, so that its URLs lead to this server.</param>
    /// <param name="runwayAI">The other emulator, likewise. Null: one with the defaults.</param>
    public static WebApplication Build(string[] args, RunwayEmulator emulator, RunwayAIEmulator? runwayAI = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        // Kestrel logs a deliberately truncated body as an unhandled error.
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(server =>
        {
            // The emulator checks sizes itself, by the rules of the service.
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

    /// <summary>Prints the address of the server and the settings for clients. Call it after the start.</summary>
    public static void Announce(WebApplication app, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(output);
        var url = AddressOf(app);
        var hasOwnKey = app.Configuration["key"] is not null;
        output.WriteLine($"The Runway emulator listens on {url}; Ctrl+C ends it.");
        output.WriteLine("Settings for a client:");
        output.WriteLine($"  RUNWAYML_BASE_URL={url}");
        output.WriteLine($"  RUNWAYML_API_SECRET={(hasOwnKey ? "<the value of --key>" : RunwayEmulator.WellKnownKey)}");
        output.WriteLine($"Statistics: {url}/emulator/stats; accepted creates: {url}/emulator/accepted");
        output.WriteLine($"The service of api.runway-ai.ai: {url}{RunwayAIPath}; statistics: {url}{RunwayAIPath}/emulator/stats");
        output.WriteLine($"  key: {(app.Configuration["runway-ai-key"] is null ? RunwayAIEmulator.WellKnownKey : "<the value of --key>")}");
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
