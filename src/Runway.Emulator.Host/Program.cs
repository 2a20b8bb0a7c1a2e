using System.CommandLine;
using Runway.Emulator.Host;

HostSettings.Command.SetAction(async (_, cancellationToken) =>
{
    await using var app = EmulatorHost.Build(args);
    await app.StartAsync(cancellationToken);
    EmulatorHost.Announce(app, Console.Out);
    await app.WaitForShutdownAsync(cancellationToken);
    return 0;
});

var parsed = HostSettings.Command.Parse(args);
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
return parsed.Errors.Count == 0 ? exitCode : 2;
