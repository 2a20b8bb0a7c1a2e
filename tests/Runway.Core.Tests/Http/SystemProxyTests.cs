using System.Net;

namespace Runway.Tests;

/// <summary>When the system proxy is used, and when a proxy is refused.</summary>
public sealed class SystemProxyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:4010/")]
    [InlineData("http://localhost:4010/")]
    [InlineData("http://[::1]:4010/")]
    [InlineData("http://127.8.9.10/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    public void The_local_machine_is_reached_without_the_system_proxy(string url)
    {
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy("http://proxy.test:8080");
        try
        {
            Assert.True(SystemProxy.Instance.IsBypassed(new Uri(url)));
            Assert.Null(SystemProxy.Instance.GetProxy(new Uri(url)));
            Assert.Equal("none", Transport.Describe(null, true, new Uri(url)));
            Assert.Equal("http://proxy.test:8080/", SystemProxy.Instance.GetProxy(new Uri("https://api.test/"))!.ToString());
            Assert.Same(SystemProxy.Instance, Transport.Create(null, true, forFiles: false).Proxy);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Fact]
    public void A_remote_proxy_without_TLS_is_refused() =>
        Assert.Equal(RunwayErrors.InsecureEndpoint, Assert.Throws<RunwayException>(() => new FakeService().Connect(o => o with { BaseUrl = "http://127.0.0.1:4010", Proxy = new WebProxy("http://proxy.test:8080") })).Error);
}
