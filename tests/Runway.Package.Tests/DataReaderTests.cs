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
