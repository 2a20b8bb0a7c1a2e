<#
    The cmdlets of the "Runway AI" service against a service that is made of its documentation and of nothing else: it reads
    the seed's text, checks method, path, place and type of every parameter by it, and answers with the seed's own example.
#>
BeforeDiscovery {
    # By path: the required parameters of an operation, and all of them with the values that must be sent.
    $calls = @(
        @{ Path = 'generate-image'; Least = { New-RunwayAIImage 'a' }; All = { New-RunwayAIImage 'a' -Style sketch } }
        @{ Path = 'edit-image'; Least = { Edit-RunwayAIImage $url.Image -EditType color-adjust }; All = { Edit-RunwayAIImage $url.Image -EditType tomorrow -Filter sepia -Width 1 -Height 2 } }
        @{ Path = 'generate-video'; Least = { New-RunwayAIVideo 'a' 5 }; All = { New-RunwayAIVideo 'a' 5 -FramesPerSecond 24 } }
        @{ Path = 'edit-video'; Least = { Edit-RunwayAIVideo $url.Video -EditType tomorrow }; All = { Edit-RunwayAIVideo $url.Video -StartTime 0 -EndTime 9 } }
        @{ Path = 'video-filter'; Least = { Set-RunwayAIVideoFilter $url.Video vintage } }
        @{ Path = 'image-metadata'; Least = { Get-RunwayAIImageMetadata $url.Image } }
        @{ Path = 'video-metadata'; Least = { Get-RunwayAIVideoMetadata $url.Video } }
        @{ Path = 'image-to-video'; Least = { ConvertTo-RunwayAIVideo $url.Image 5 } }
        @{ Path = 'add-text-to-image'; Least = { Add-RunwayAIImageText $url.Image 'a' top-left }; All = { Add-RunwayAIImageText $url.Image 'a' top-left -FontSize 12 } }
        @{ Path = 'style-transfer'; Least = { Convert-RunwayAIImageStyle $url.Image $url.Image } }
        @{ Path = 'resize-video'; Least = { Resize-RunwayAIVideo $url.Video 640 480 } }
        @{ Path = 'generate-thumbnail'; Least = { New-RunwayAIVideoThumbnail $url.Video }; All = { New-RunwayAIVideoThumbnail $url.Video 0 } }
        @{ Path = 'extract-audio'; Least = { Export-RunwayAIVideoAudio $url.Video } }
        @{ Path = 'speed-adjust'; Least = { Set-RunwayAIVideoSpeed $url.Video 2 } }
        @{ Path = 'delete-media'; Least = { Remove-RunwayAIMedia $url.Image $token -Confirm:$false } }
    )
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/RunwayAISupport.ps1

    if (-not ('RunwayTests.SeedService' -as [type])) {
        # In C#, because requests run on threads without a runspace for a script block.
        Add-Type -TypeDefinition @'
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Net;
            using System.Net.Http;
            using System.Text;
            using System.Text.Json;
            using System.Text.RegularExpressions;
            using System.Threading;
            using System.Threading.Tasks;

            namespace RunwayTests
            {
                public sealed class SeedService : HttpMessageHandler
                {
                    private readonly Dictionary<string, Match> _operations;

                    public SeedService(string seed)
                    {
                        _operations = Regex.Matches(seed, @"^URL: (?<name>[A-Z]+ \S+)\nParameters:\n(?<parameters>(?:- .+\n)+)Output:\n.+\n(?<answer>\{\n(?:.+\n)+?\})", RegexOptions.Multiline)
                            .ToDictionary(m => m.Groups["name"].Value);
                    }

                    public int Count => _operations.Count;

                    public string Authorization { get; private set; }

                    public string Name { get; private set; }

                    public List<string> Given { get; } = new();

                    public List<string> Required { get; } = new();

                    public List<string> Known { get; } = new();

                    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
                    {
                        Given.Clear(); Required.Clear(); Known.Clear();
                        Authorization = request.Headers.Authorization?.ToString();
                        Name = $"{request.Method} {request.RequestUri.AbsolutePath}";
                        if (!_operations.TryGetValue(Name, out var operation)) return Answer(HttpStatusCode.NotFound, "no such operation");
                        var values = await ReadAsync(request);
                        foreach (Match parameter in Regex.Matches(operation.Groups["parameters"].Value, @"^- (?<name>\w+) \((?<type>\w+), (?<duty>\w+)\)", RegexOptions.Multiline))
                        {
                            var name = parameter.Groups["name"].Value;
                            Known.Add(name);
                            if (parameter.Groups["duty"].Value == "required") Required.Add(name);
                            if (values.TryGetValue(name, out var value) && !Fits(value, parameter.Groups["type"].Value)) return Answer(HttpStatusCode.BadRequest, $"{name} is {value.GetRawText()}");
                        }

                        Given.AddRange(values.Keys);
                        var missing = Required.Except(Given).Concat(Given.Except(Known)).ToList();
                        return missing.Count > 0
                            ? Answer(HttpStatusCode.BadRequest, "missing or unknown: " + string.Join(", ", missing))
                            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(operation.Groups["answer"].Value, Encoding.UTF8, "application/json") };
                    }

                    private static async Task<Dictionary<string, JsonElement>> ReadAsync(HttpRequestMessage request)
                    {
                        if (request.Method == HttpMethod.Get)
                        {
                            return request.RequestUri.Query.TrimStart('?').Split('&').Select(p => p.Split('=', 2))
                                .ToDictionary(p => p[0], p => JsonSerializer.SerializeToElement(Uri.UnescapeDataString(p[1])));
                        }

                        if (request.RequestUri.Query.Length > 0 || request.Content?.Headers.ContentType?.MediaType != "application/json") return new();
                        using var body = JsonDocument.Parse(await request.Content.ReadAsStringAsync());
                        return body.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.Clone());
                    }

                    private static bool Fits(JsonElement value, string type) => type switch
                    {
                        "string" => value.ValueKind == JsonValueKind.String && value.GetString().Length > 0,
                        "int" => value.ValueKind == JsonValueKind.Number && Regex.IsMatch(value.GetRawText(), "^[0-9]+$"),
                        _ => value.ValueKind == JsonValueKind.Number,
                    };

                    private static HttpResponseMessage Answer(HttpStatusCode status, string problem) =>
                        new(status) { Content = new StringContent(JsonSerializer.Serialize(new Dictionary<string, string> { ["message"] = problem }), Encoding.UTF8, "application/json") };
                }
            }
'@
    }

    $service = [RunwayTests.SeedService]::new((Get-Content -Raw "$PSScriptRoot/../Runway.OpenApi.Tests/Seeds/seed-003.txt"))
    $url = @{ Image = "https://x.example/a b.jpg?size=1&name=$([char] 0xE4)"; Video = 'https://x.example/a.mp4' }
    $token = ConvertTo-Secret 'a-token-of-a-test'
    $PSDefaultParameterValues = @{
        '*-RunwayAI*:Connection' = [Runway.RunwayAIConnection]::new([Runway.RunwayAIConnectionOptions]@{ ApiKey = ConvertTo-Secret 'a-key-of-a-test'; Handler = $service })
    }
}

Describe 'RunwayAI by the seed' {
    It 'has fifteen operations' { $service.Count | Should -Be 15 }

    It '<Path>' -ForEach $calls {
        $run = Invoke-Recorded $Least
        $run.Errors | Should -BeNullOrEmpty
        $service.Name | Should -Match "^[A-Z]+ /v1/$Path$"
        $service.Authorization | Should -Be 'Bearer a-key-of-a-test'
        $service.Given | Sort-Object | Should -Be ($service.Required | Sort-Object)
        if ($All) {
            (Invoke-Recorded $All).Errors | Should -BeNullOrEmpty
            $service.Given | Sort-Object | Should -Be ($service.Known | Sort-Object)
        }
        else {
            $service.Known.Count | Should -Be $service.Required.Count
        }
    }

    It 'accepts the examples of the seed' {
        (New-RunwayAIImage 'a').Url | Should -Be 'https://api.runway-ai.ai/images/{image_id}.jpg'
        (Export-RunwayAIVideoAudio $url.Video).Kind | Should -Be 'Audio'
        $video = Get-RunwayAIVideoMetadata $url.Video
        $video.Size | Should -Be 50MB
        $video.Duration | Should -Be ([timespan]::FromSeconds(30))
        $video.CreatedAt | Should -Be ([datetimeoffset] '2024-09-12T10:00:00Z')
        $image = Get-RunwayAIImageMetadata $url.Image
        $image.Size, $image.Width, $image.Height | Should -Be 2MB, 1024, 768
    }
}
