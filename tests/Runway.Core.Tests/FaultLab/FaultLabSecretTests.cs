using System.Text.RegularExpressions;
using Runway.Emulator;

namespace Runway.Tests;

/// <summary>
/// Everything that the engine returns during a batch with many faults contains no key and no signature.
/// Among the faults are gateways that return what they received.
/// </summary>
public sealed partial class FaultLabSecretTests
{
    private const string Echo = "<pre>GET /outputs/x?_jwt=1763694000000.abcdef Authorization: Bearer " + RunwayEmulator.WellKnownKey + "</pre>";

    [Fact]
    public async Task No_secret_is_shown_by_a_batch_with_many_faults()
    {
        FaultRule echo = new() { Do = FaultAction.Html, Status = 502, Body = Echo };
        using var lab = new FaultLab(
            8,
            echo with { On = "create", Every = 5 },
            echo with { On = "create", Every = 4, Status = 403 },
            echo with { On = "create", Every = 3, Status = 200, Accepted = true },
            echo with { On = "read", First = 20, Chance = 0.8 },
            echo with { On = "read", First = 60, Chance = 0.3, Status = 429 },
            echo with { On = "download", First = 3, Status = 403 },
            echo with { On = "download", Every = 3 },
            echo with { On = "download", Every = 4, Status = 410 },
            echo with { On = "organization" });

        var tasks = await lab.Create(20);
        await lab.Save(tasks);
        lab.Errors.Enqueue(await Assert.ThrowsAsync<RunwayException>(() => lab.Clock.Drive(() => lab.Connection.Account.GetOrganizationAsync(lab.Observer, default))));

        var signatures = lab.Observer.Updates.SelectMany(t => t.Output).Select(url => Signature().Match(url).Value).Where(s => s.Length > 0).Distinct().ToList();
        Assert.NotEmpty(tasks);
        Assert.NotEmpty(signatures);
        Assert.NotEmpty(lab.Errors);
        Assert.NotEmpty(lab.Observer.Warnings);
        Assert.Contains(lab.Observer.Requests, r => r.ResponseBody?.Contains("<pre>", StringComparison.Ordinal) == true);
        string[] secrets = [RunwayEmulator.WellKnownKey, RunwayEmulator.WellKnownKey[8..], "1763694000000.abcdef", .. signatures];
        Assert.All(HandedOut(lab), text => Assert.All(secrets, secret => Assert.DoesNotContain(secret, text)));
    }

    private static IEnumerable<string> HandedOut(FaultLab lab) =>
    [
        .. lab.Observer.Requests.Select(r => $"{r} {r.RequestBody} {r.ResponseBody} {r.Problem} {r.Address}"),
        .. lab.Observer.Warnings,
        .. lab.Observer.Updates.Concat(lab.History()).Select(t => $"{t with { Output = [] }} {t.Id} {t.Failure} {t.PromptText}"),
        .. lab.Errors.Select(e => $"{e} {e.Message} {e.RecommendedAction} {e.RequestId}"),
        lab.Connection.ToString(),
        lab.Connection.KeyHint,
        lab.JournalText,
    ];

    [GeneratedRegex("(?<=_jwt=).+")]
    private static partial Regex Signature();
}
