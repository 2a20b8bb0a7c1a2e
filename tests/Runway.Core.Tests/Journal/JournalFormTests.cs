using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Tests;

/// <summary>The promise: what one version writes, the next one reads.</summary>
public sealed class JournalFormTests
{
    private static readonly JournalLine Whole = new()
    {
        Event = JournalEvent.Intent,
        At = new DateTimeOffset(2026, 11, 21, 10, 0, 0, 125, TimeSpan.Zero),
        Entry = "e",
        Id = "t",
        Service = "s",
        Operation = "text_to_image",
        Model = "gen4_image",
        Prompt = "a lighthouse – ö",
        Seed = uint.MaxValue,
        Parameters = new JsonObject { ["ratio"] = "1024:1024", ["audio"] = true, ["list"] = new JsonArray(1, 2.5) },
        Inputs = [new() { Member = "promptImage", Path = "a.png", Bytes = 3, Sha256 = "00" }, new() { Member = "b", Address = "https://x.test/b.png" }],
        Index = 7,
        Batch = "b",
        Fingerprint = "f",
        RetryOf = "r",
        Status = "FAILED",
        FailureCode = "SAFETY.INPUT",
        Finished = new DateTimeOffset(2026, 11, 21, 10, 1, 0, TimeSpan.FromHours(2)),
        Reason = "why",
        Credits = 2.5,
        Routing = new() { Router = "draft", Model = "wan3", Provider = "alibaba", Credits = 2.5, OptimizeFor = "cost", PriceCeiling = 60, Skipped = ["gen4.5"] },
        AtMost = 4.5,
        Output = 1,
        Path = "/out/a.png",
        Length = 1L << 40,
        Nodes = ["Still", "Clip"],
        NodeErrors = [new() { NodeId = "n", Node = "Clip", Message = "Withheld.", FailureCode = "SAFETY" }],
        Outputs = 2,
        Attempt = 3,
        Owner = new("host", 17, "4711", "boot", "space"),
    };

    [Fact]
    public void Every_member_of_a_line_is_read_as_it_was_written()
    {
        var text = Write(Whole);
        var read = JsonBody.Read(Encoding.UTF8.GetBytes(text), JournalForm.Read);

        Assert.Equal(text, Write(read));
        Assert.Equal(typeof(JournalLine).GetProperties().Length, JsonNode.Parse(text)!.AsObject().Count);
        Assert.Equal(Whole with { Parameters = null, Inputs = null, Nodes = null, NodeErrors = null, Routing = null }, read with { Parameters = null, Inputs = null, Nodes = null, NodeErrors = null, Routing = null });
        Assert.Equal(Whole.Inputs, read.Inputs);
        Assert.Equal(Whole.Nodes, read.Nodes);
        Assert.Equal(Whole.NodeErrors, read.NodeErrors);
    }

    [Fact]
    public void A_line_contains_only_members_with_a_value() => Assert.Equal(
        """{"event":"refused","at":"2026-11-21T10:00:00.125+00:00","entry":"e"}""",
        Write(new() { Event = JournalEvent.Refused, At = Whole.At, Entry = "e" }));

    private static string Write(JournalLine line)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            JournalForm.Write(writer, line);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
