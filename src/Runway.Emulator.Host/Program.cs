using Runway.Emulator.Host;

if (args.Any(arg => arg is "--help" or "-h" or "-?"))
{
    Console.WriteLine(HostSettings.Usage);
    return 0;
}

WebApplication app;
try
{
    app = EmulatorHost.Build(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(HostSettings.Usage);
    return 2;
}

await using (app)
{
    await app.StartAsync();
    EmulatorHost.Announce(app, Console.Out);
    await app.WaitForShutdownAsync();
}

return 0;
