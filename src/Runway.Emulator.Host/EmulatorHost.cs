using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Runway.Emulator.Host;

/// <summary>Puts one emulator behind Kestrel, so that any client of the real API can be pointed at it.</summary>
public static class EmulatorHost
{
    private const string DefaultUrl = "http://127.0.0.1:4010";

    /// <summary>Makes the server with an emulator after the command line, not yet started.</summary>
    /// <exception cref="FormatException">An argument is unknown or its value does not fit.</exception>
    public static WebApplication Build(string[] args) => Build(args, new RunwayEmulator(HostSettings.Read(args)));

    /// <summary>Makes the server for an emulator that the caller holds, not yet started.</summary>
    /// <param name="args">Settings of the server itself, such as <c>--urls</c>.</param>
    /// <param name="emulator">Its options should leave the base address open (null), so that its URLs lead back here.</param>
    public static WebApplication Build(string[] args, RunwayEmulator emulator)
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

        builder.Services.AddSingleton(emulator);
        var app = builder.Build();
        app.Run(context => Bridge.RunAsync(context, emulator));
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
    }

    /// <summary>The first address of a started server.</summary>
    public static string AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var server = app.Services.GetRequiredService<IServer>();
        return server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }
}
