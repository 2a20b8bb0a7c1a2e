using System.Diagnostics;
using System.Globalization;
using Runway.Baseline;

// The baselines: a bare HttpClient without checks, journal and retries, and a server that does almost nothing.
if (args is not [var mode, var url, ..])
{
    Console.Error.WriteLine("usage: serve <url> [<milliseconds for a create>] | create <url> <count> <concurrency> | batch <url> <count> <folder>");
    return 2;
}

switch (mode)
{
    case "serve":
        await QuickServer.RunAsync(url, args.Length > 2 ? Whole(2) : 0);
        break;
    case "create":
        using (var client = new BareClient(url))
        {
            // Once to warm up, as for the cmdlets.
            await client.CreateAllAsync(1000, Whole(3), null);
            var rate = await client.CreateAllAsync(Whole(2), Whole(3), null);
            Console.WriteLine(FormattableString.Invariant($"{{\"rate\":{rate:0}}}"));
        }

        break;
    case "batch":
        using (var client = new BareClient(url))
        {
            await client.RunBatchAsync(Whole(2), args[3]);
        }

        using (var process = Process.GetCurrentProcess())
        {
            Console.WriteLine(FormattableString.Invariant($"{{\"cpu\":{process.TotalProcessorTime.TotalSeconds},\"peak\":{process.PeakWorkingSet64 / 1048576d}}}"));
        }

        break;
}

return 0;

int Whole(int place) => int.Parse(args[place], CultureInfo.InvariantCulture);
