<#
    A service with a certificate that the system does not trust.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $module = $env:RUNWAY_TEST_MODULE
    $key = 'key_00123456789abcdef_of_a_test'
}

AfterAll { Disconnect-Runway }

Describe 'A certificate of a private CA' -Skip:$IsWindows {
    BeforeAll {
        if (-not ('RunwayTests.TlsServer' -as [type])) {
            Add-Type -TypeDefinition @'
                using System;
                using System.Net;
                using System.Net.Security;
                using System.Net.Sockets;
                using System.Security.Cryptography;
                using System.Security.Cryptography.X509Certificates;
                using System.Text;
                using System.Threading.Tasks;

                namespace RunwayTests
                {
                    // Answers every request with one organization, under a certificate that its own CA signed.
                    public sealed class TlsServer : IDisposable
                    {
                        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
                        private readonly X509Certificate2 _certificate;

                        public TlsServer()
                        {
                            using var caKey = RSA.Create(2048);
                            var ca = new CertificateRequest("CN=Own CA", caKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                            ca.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
                            using var caCertificate = ca.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
                            CaPem = caCertificate.ExportCertificatePem();
                            using var key = RSA.Create(2048);
                            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                            var names = new SubjectAlternativeNameBuilder();
                            names.AddDnsName("localhost");
                            request.CertificateExtensions.Add(names.Build());
                            using var signed = request.Create(caCertificate, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), new byte[] { 1 });
                            _certificate = signed.CopyWithPrivateKey(key);
                            _listener.Start();
                            _ = ServeAsync();
                        }

                        public string CaPem { get; }

                        public string Url => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

                        public int Handshakes { get; private set; }

                        public void Dispose() => _listener.Stop();

                        private async Task ServeAsync()
                        {
                            const string body = "{\"creditBalance\":7,\"tier\":{\"maxMonthlyCreditSpend\":1,\"models\":{}},\"usage\":{\"models\":{}}}";
                            while (true)
                            {
                                try
                                {
                                    using var client = await _listener.AcceptTcpClientAsync();
                                    Handshakes++;
                                    using var stream = new SslStream(client.GetStream());
                                    await stream.AuthenticateAsServerAsync(_certificate);
                                    await stream.ReadAsync(new byte[16384]);
                                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
                                }
                                catch (ObjectDisposedException)
                                {
                                    return;
                                }
                                catch (SocketException)
                                {
                                    return;
                                }
                                catch (Exception)
                                {
                                    // This client did not trust us; the next one may.
                                }
                            }
                        }
                    }
                }
'@
        }

        $server = [RunwayTests.TlsServer]::new()
        $ca = Join-Path $TestDrive 'ca.pem'
        Set-Content $ca $server.CaPem
        $ask = {
            param($Module, $Url)
            Import-Module $Module
            Connect-Runway -BaseUrl $Url -NoProxy
            try { (Get-RunwayOrganization).CreditBalance } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }
        }
        $env:RUNWAYML_API_SECRET = $key
    }

    AfterAll {
        $env:RUNWAYML_API_SECRET = $null
        $server.Dispose()
    }

    It 'is refused at once, with advice, while the system does not know the CA' {
        $before = $server.Handshakes
        $run = Invoke-Recorded { & $ask $module $server.Url }
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayCertificateNotTrusted,Runway.PowerShell.GetRunwayOrganizationCommand'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'SecurityError'
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*SSL_CERT_FILE*'
        $server.Handshakes - $before | Should -Be 1
    }

    It 'is trusted through SSL_CERT_FILE' -Skip:(-not $IsLinux) {
        $former, $env:SSL_CERT_FILE = $env:SSL_CERT_FILE, $ca
        try { Invoke-Shell $ask $module, $server.Url | Should -Be 7 }
        finally { $env:SSL_CERT_FILE = $former }
    }
}
