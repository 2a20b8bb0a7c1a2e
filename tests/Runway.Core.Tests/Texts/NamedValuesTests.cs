using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Runway.Tests.Texts;

/// <summary>Values of the service are kept as they are: no number is rounded where a type of number can keep it.</summary>
public sealed class NamedValuesTests
{
    public static TheoryData<string, Type> Numbers => new()
    {
        { "0", typeof(long) },
        { "-1", typeof(long) },
        { "9007199254740993", typeof(long) },
        { "9223372036854775807", typeof(long) },
        { "9223372036854775808", typeof(BigInteger) },
        { "-12345678901234567890", typeof(BigInteger) },
        { new string('9', 100), typeof(BigInteger) },
        { "0.1", typeof(decimal) },
        { "1.0", typeof(decimal) },
        { "19.999999999999999999", typeof(decimal) },
        { "-0.0000000001", typeof(decimal) },
        { "1E+300", typeof(double) },
        { "1E-40", typeof(double) },
        { "1E+999", typeof(string) },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_keeps_its_digits_wherever_it_is(string text, Type type)
    {
        using var json = JsonDocument.Parse($"{{\"a\":{text},\"b\":[{text},{{\"c\":{text}}}]}}");

        var map = NamedValues.Of(json.RootElement)!;
        var list = (object?[])map["b"]!;

        Assert.All([map["a"], list[0], ((NamedValues)list[1]!)["c"]], value =>
        {
            Assert.IsType(type, value);
            Assert.Equal(text, Convert.ToString(value, CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public void Half_of_a_character_does_not_make_the_rest_unreadable()
    {
        using var json = JsonDocument.Parse("""{"a":"x\ud800y","b":1}""");

        Assert.Equal(@"a: x\ud800y; b: 1", NamedValues.Of(json.RootElement)!.ToString());
    }

    [Fact]
    public void Names_that_are_one_when_they_are_shown_do_no_harm()
    {
        using var json = JsonDocument.Parse("""{"a":1,"a\n":2,"a":3," a ":4}""");

        Assert.Equal("a: 1", NamedValues.Of(json.RootElement)!.ToString());
        Assert.Equal("a: 1", NamedValues.Of(json.RootElement.EnumerateObject().DistinctBy(m => m.Name).ToDictionary(m => m.Name, m => (object)m.Value))!.ToString());
    }
}
