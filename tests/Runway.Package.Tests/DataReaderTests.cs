namespace Runway.Package.Tests;

public sealed class DataReaderTests
{
    [Fact]
    public void Plain_data_is_read()
    {
        var data = DataReader.Read("""
            <# a block
               of words #>
            @{ # a table
                Name = 'it''s'; Flag = $true
                Off  = $false
                List = @('a', 'b'
                         'c')
                Deep = @{ Empty = @() }
            }
            """);

        Assert.Equal("it's", data["name"]);
        Assert.Equal(true, data["Flag"]);
        Assert.Equal(false, data["Off"]);
        Assert.Equal(new object[] { "a", "b", "c" }, data["List"]);
        Assert.Empty(Assert.IsType<List<object>>(Assert.IsType<Dictionary<string, object>>(data["Deep"])["Empty"]));
    }

    [Fact]
    public void Written_data_are_read_unchanged()
    {
        var data = new Dictionary<string, object>
        {
            ["Text"] = "it's ‘typographic’, \"quoted\", $not @{ evaluated } # here\nand `there",
            ["Flags"] = new List<object> { true, false },
            ["Deep"] = new Dictionary<string, object> { ["Empty"] = new List<object>(), ["None"] = new Dictionary<string, object>() },
        };

        Assert.Equal(data, DataReader.Read(DataWriter.Write(data)));
    }

    // PowerShell also ends a string at a typographic quotation mark; the rest would not be data.
    [Fact]
    public void A_typographic_quotation_mark_ends_a_string_unless_it_is_doubled()
    {
        Assert.Equal("a’b", DataReader.Read("@{ A = 'a’’b’ }")["A"]);
        Assert.Throws<PackageException>(() => DataReader.Read("@{ A = 'a’b' }"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("'a string'")]
    [InlineData("@{ A = \"expanded $home\" }")]
    [InlineData("@{ A = Get-Date }")]
    [InlineData("@{ A = 'never closed }")]
    [InlineData("@{ A = @('never closed' ")]
    [InlineData("@{ = 'no key' }")]
    [InlineData("@{ A 'no sign' }")]
    [InlineData("@{ } 'and more'")]
    public void Anything_else_is_refused(string text) =>
        Assert.Throws<PackageException>(() => DataReader.Read(text));
}
