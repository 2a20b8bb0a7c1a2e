<#
    A hostile service, hostile files and journals: texts with a key, signatures and control sequences of a
    terminal. They are shown redacted and with visible escapes.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/RunwayAISupport.ps1
    . $PSScriptRoot/ProgressSupport.ps1

    if (-not ('RunwayTests.Responses' -as [type])) {
        Add-Type -TypeDefinition @'
            using System;
            using System.Net;
            using System.Net.Http;
            using System.Text;
            using System.Threading;
            using System.Threading.Tasks;

            namespace RunwayTests
            {
                // A service that answers by method and path: "GET /v1/tasks/t1" is JSON, or a status and JSON, or a file.
                public sealed class Responses : HttpMessageHandler
                {
                    public System.Collections.Concurrent.ConcurrentDictionary<string, string> Json { get; } = new();
                    public byte[] File { get; set; }
                    public string RequestId { get; set; }

                    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
                    {
                        var known = Json.TryGetValue($"{request.Method} {request.RequestUri.AbsolutePath}", out var text) || Json.TryGetValue(request.RequestUri.Host, out text);
                        var parts = (text ?? "404 {\"error\":\"Could not find it\"}").Split(' ', 2);
                        var isError = parts.Length == 2 && int.TryParse(parts[0], out _);
                        var answer = new HttpResponseMessage(isError ? (HttpStatusCode)int.Parse(parts[0]) : HttpStatusCode.OK)
                        {
                            Content = text == "file" ? new ByteArrayContent(File) : new StringContent(isError ? parts[1] : text, Encoding.UTF8, "application/json"),
                        };
                        answer.Headers.TryAddWithoutValidation("apigw-requestid", RequestId);
                        return Task.FromResult(answer);
                    }
                }
            }
'@
    }

    $key = 'key_0123456789abcdef0123456789abcdefdecafbad'
    $attack = "`e[2J`e[H`e]52;c;cm0gLXJm`a`e]8;;https://evil.test`e\here`e]8;;`e\`e]0;title`a$([char]0x9b)31m`u{202E}gnp.exe`u{2066}`u{200B}`u{FEFF}`u{2028}"
    $secrets = "$key _jwt=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl&X-Amz-Signature=deadbeef https://jane:s3cr3t@out.test/a?_jwt=s3cr3t Authorization: Bearer s3cr3t-token"
    # A prompt with U+0000 is refused; a service may send it.
    $words = "no $attack`0 $secrets end"

    function ConvertTo-Text([object] $Value) { $Value | ConvertTo-Json -Compress -Depth 9 }

    # All output that a user or a log sees: the streams, and each object in each format.
    function Show-All([object] $Run) {
        $ErrorActionPreference = 'Continue'
        $Run.Warnings + $Run.Verbose + $Run.Debug | ForEach-Object Message
        # The category and target of a binding error are from PowerShell and not from the module.
        $own = @($Run.Errors | Where-Object Exception -IsNot ([System.Management.Automation.ParameterBindingException]))
        $Run.Errors | Out-String -Width 500
        foreach ($view in 'NormalView', 'CategoryView') {
            $ErrorView = $view
            $own | Out-String -Width 500
        }
        foreach ($record in $own) {
            $record.FullyQualifiedErrorId, "$($record.CategoryInfo)", "$($record.Exception)", $record.ErrorDetails.Message, $record.ErrorDetails.RecommendedAction
            $record.Exception | Format-List * -Force | Out-String -Width 4000
        }
        $Run.Output | Format-Table | Out-String -Width 4000
        $Run.Output | Format-List | Out-String -Width 4000
        $Run.Output | Out-String -Width 80
    }

    # The colours are from PowerShell and not from the service.
    function Assert-Harmless([string[]] $Text) {
        $plain = ($Text -join "`n") -replace '\e\[[0-9;]*m'
        $plain | Should -Not -BeNullOrEmpty
        $found = [regex]::Matches($plain, '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}-[\r\n\t\u200C\u200D]]') | ForEach-Object { 'U+{0:X4}' -f [int][char]$_.Value } | Select-Object -Unique
        $found | Should -BeNullOrEmpty -Because $plain.Substring(0, [math]::Min(1500, $plain.Length))
        foreach ($secret in 'decafbad', 's3cr3t', 'deadbeef', 'eyJhbGciOi', 'jane') {
            $plain | Should -Not -Match $secret
        }
    }

    function Open-Hostile {
        $service = [RunwayTests.Responses]@{ RequestId = "id$attack$secrets"; File = [System.Convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==') }
        $service.Json['out.test'] = 'file'
        $service.Json['POST /v1/text_to_image'] = ConvertTo-Text @{ id = 't-failed'; estimatedCost = @{ credits = 5 } }
        $service.Json['GET /v1/tasks/t-failed'] = ConvertTo-Text @{ id = 't-failed'; status = 'FAILED'; failure = $words; failureCode = $words; createdAt = '2026-11-01T00:00:00Z' }
        $service.Json['GET /v1/tasks/t-new'] = ConvertTo-Text @{ id = 't-new'; status = "NEW$words"; progress = 0.5 }
        $service.Json['GET /v1/tasks/t-done'] = ConvertTo-Text @{ id = 't-done'; status = 'SUCCEEDED'; output = @("https://jane:s3cr3t@out.test/a$attack.png?_jwt=s3cr3t&X-Amz-Signature=deadbeef") }
        $service.Json['GET /v1/organization'] = ConvertTo-Text @{ creditBalance = 1; tier = @{ maxMonthlyCreditSpend = 1; models = @{ $words = @{ maxConcurrentGenerations = 1; maxDailyGenerations = 1 } } }; usage = @{ models = @{ $words = @{ dailyGenerations = 1 } } } }
        $service.Json['POST /v1/organization/usage'] = ConvertTo-Text @{ results = @(@{ date = '2026-11-01'; usedCredits = @(@{ model = $words; amount = 1 }) }) }
        $service
    }

    function Connect-Hostile([object] $Service, [string] $Journal) {
        [Runway.RunwayConnection]::new([Runway.RunwayConnectionOptions]@{
                ApiKey = ConvertTo-Secret $key; Handler = $Service; JournalFolder = $Journal; TimeProvider = [Runway.Emulator.ScaledTimeProvider]::new(1000)
            })
    }
}

Describe 'Texts of a hostile service' {
    BeforeEach {
        $journal = Join-Path $TestDrive "journal-$([guid]::NewGuid())"
        $service = Open-Hostile
        $c = Connect-Hostile $service $journal
        $PSDefaultParameterValues = @{ '*-Runway*:Connection' = $c }
        $VerbosePreference = $DebugPreference = 'Continue'
    }
    AfterEach { $PSDefaultParameterValues = @{} }

    It 'contain no control characters in <What>' -ForEach @(
        @{ What = 'a task that failed, while it is waited for'; Command = { New-RunwayImage "a $attack heron" -Batch "b$attack" -ErrorAction Continue | Wait-RunwayTask } }
        @{ What = 'a task that failed, while it is saved'; Command = { 't-failed' | Save-RunwayTaskOutput -DestinationPath $TestDrive/f } }
        @{ What = 'a status of tomorrow'; Command = { 't-new' | Get-RunwayTask } }
        @{ What = 'the wait for one'; Command = { 't-new' | Wait-RunwayTask -Timeout 30 } }
        @{ What = 'addresses of outputs'; Command = { 't-done' | Get-RunwayTask } }
        @{ What = 'the saving of one'; Command = { 't-done' | Save-RunwayTaskOutput -DestinationPath $TestDrive/g -IncludeMetadata | Select-Object Name, Length } }
        @{ What = 'an id that is not there'; Command = { "t$attack" | Get-RunwayTask } }
        @{ What = 'limits'; Command = { Get-RunwayOrganization; (Get-RunwayOrganization).Models } }
        @{ What = 'usage'; Command = { Get-RunwayUsage -StartDate 2026-11-01 -BeforeDate 2026-11-02 } }
    ) {
        $run = Invoke-Recorded $Command
        $run.Errors.Count + $run.Output.Count | Should -BeGreaterThan 0
        Assert-Harmless (Show-All $run)
    }

    It 'contain no control characters in a refusal with status <_>' -ForEach 400, 401, 403, 404, 409, 422, 429 {
        $refusal = ConvertTo-Text @{ error = $words; code = $words; docUrl = $words; issues = @(@{ code = $words; path = @($words, 1); message = $words }) }
        foreach ($call in 'POST /v1/text_to_image', 'GET /v1/organization', 'GET /v1/tasks/t-new', 'POST /v1/things') { $service.Json[$call] = "$_ $refusal" }
        $run = Invoke-Recorded {
            New-RunwayImage 'a'
            Get-RunwayOrganization
            't-new' | Get-RunwayTask
            Invoke-RunwayRestMethod /v1/things POST -Body @{ a = 1 }
        }
        $run.Errors.Count | Should -BeGreaterOrEqual 3
        Assert-Harmless (Show-All $run)
        Assert-Harmless (Show-All (Invoke-Recorded { Get-RunwayDiagnostic }))
    }

    It 'contain no control characters in an output that the storage refuses' {
        $service.Json['out.test'] = "403 <Error>$(ConvertTo-Text $words)</Error>"
        $run = Invoke-Recorded { 't-done' | Save-RunwayTaskOutput -DestinationPath $TestDrive/h }
        $run.Errors | Should -HaveCount 1
        Assert-Harmless (Show-All $run)
    }

    It 'contain no control characters in the history, the gallery, the diagnostic and the metadata files' {
        $run = Invoke-Recorded {
            New-RunwayImage "a $attack heron" -Batch "b$attack" | Wait-RunwayTask
            $service.Json['POST /v1/text_to_image'] = ConvertTo-Text @{ id = 't-done'; estimatedCost = @{ credits = 5 } }
            New-RunwayImage "a $attack egret $secrets" | Save-RunwayTaskOutput -DestinationPath $TestDrive/i -NameTemplate '{Prompt}' -IncludeMetadata | Select-Object Name
        }
        $run.Errors | Should -HaveCount 1
        $before, $env:RUNWAY_JOURNAL = $env:RUNWAY_JOURNAL, $journal
        try {
            $run = Invoke-Recorded {
                Get-RunwayTaskHistory -AllServices
                Get-RunwayDiagnostic -IncludePrompt
            }
            $run.Output.Count | Should -Be 3
            Assert-Harmless (Show-All $run)
            Get-RunwayTaskHistory -AllServices | Export-RunwayGallery $TestDrive/i/index.html
        }
        finally { $env:RUNWAY_JOURNAL = $before }
        $files = Get-ChildItem $TestDrive/i
        $files.Count | Should -Be 3
        Assert-Harmless $files.Name
        Assert-Harmless ($files | Where-Object Extension -In '.html', '.json' | Get-Content -Raw)
    }

    It 'contain no control characters in progress' {
        # There is no progress in a CI build.
        $before = $env:CI, $env:TF_BUILD
        $env:CI = $env:TF_BUILD = $null
        try {
            $run = Watch-Command "'t-new', 't-failed' | Wait-RunwayTask -Timeout 2000 -ErrorAction SilentlyContinue; New-RunwayImage `"a `$([char]27)]52;c;x heron`" | Wait-RunwayTask -ErrorAction SilentlyContinue" $c
        }
        finally { $env:CI, $env:TF_BUILD = $before }
        $bars = $run.Lines + $run.Children
        $bars.Count | Should -BeGreaterThan 0
        Assert-Harmless ($bars | ForEach-Object { $_.Activity, $_.StatusDescription, $_.CurrentOperation })
    }
}

Describe 'Names of files, members and models' {
    BeforeEach {
        $c = (Open-Emulator).Connection
        $VerbosePreference = $DebugPreference = 'Continue'
    }

    It 'contain no control characters in <What>' -ForEach @(
        @{ What = 'names of models'; Command = { New-RunwayImage 'a' -Model "m$attack" -Ratio '1:1' -Connection $c; Get-RunwayModel "m$attack" } }
        @{ What = 'names of members'; Command = { New-RunwayImage 'a' -AdditionalProperty @{ "x$attack" = 1 } -Connection $c; New-RunwayVideo 'a' -Model veo3.1 -AdditionalProperty @{ "x$attack" = 1 } -Connection $c } }
        @{ What = 'values'; Command = { New-RunwayImage 'a' -Ratio "r$attack" -Connection $c; New-RunwayVideo 'a' -Model "v$attack" -Ratio "r$attack" -Connection $c -WhatIf } }
        @{ What = 'profiles'; Command = { Connect-Runway -Profile "p$attack" -ErrorAction Continue } }
    ) {
        $given = $Command
        $run = Invoke-Recorded { try { & $given } catch { Write-Error $_ } }
        $run.Errors.Count + $run.Warnings.Count | Should -BeGreaterThan 0
        Assert-Harmless (Show-All $run)
    }

    It 'contain no control characters in file names' -Skip:$IsWindows {
        $name = "n`e]52;c;x`a`u{202E}gnp"
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive $name)).FullName
        [System.IO.File]::WriteAllText((Join-Path $folder "$name.gif"), 'GIF89a and more')
        [System.IO.File]::WriteAllBytes((Join-Path $folder "$name.png"), [byte[]](0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A) + [byte[]]::new(600))
        $run = Invoke-Recorded {
            Get-ChildItem $folder | New-RunwayUpload -Connection $c
            New-RunwayVideo 'a' -Image (Join-Path $folder "$name.gif") -Connection $c
            New-RunwayVideo 'a' -Image (Join-Path $folder "none$name.png") -Connection $c
            New-RunwayVideo 'a' -Image (Join-Path $folder "$name.png") -Connection $c
            New-RunwayImage 'a' -Connection $c | Save-RunwayTaskOutput -OutFile (Join-Path $folder "$name.jpg") -Connection $c | Select-Object Length
            Get-RunwayTaskHistory -AllServices
        }
        $run.Errors.Count | Should -BeGreaterThan 2
        Assert-Harmless (Show-All $run)
    }

    It 'contain no control characters in a task from a file of another person' {
        $row = [pscustomobject]@{ Id = "t$attack"; Status = "S$attack"; Model = "m$attack"; Operation = "o$attack"; PromptText = "p$attack"; Failure = "f$attack"; FailureCode = "c$attack"; Output = @("https://jane:s3cr3t@out.test/a$attack`?_jwt=s3cr3t") }
        $row.PSTypeNames.Insert(0, 'Deserialized.Runway.RunwayTask')
        Assert-Harmless ($row | Format-Table | Out-String -Width 4000), ($row | Format-List | Out-String -Width 4000)
    }
}

Describe 'Texts of the other service' {
    BeforeEach {
        $service = [RunwayTests.Responses]@{ RequestId = "id$attack$secrets" }
        $c = [Runway.RunwayAIConnection]::new([Runway.RunwayAIConnectionOptions]@{ ApiKey = ConvertTo-Secret 'other_decafbad_0123456789'; Handler = $service })
        $VerbosePreference = $DebugPreference = 'Continue'
    }

    It 'contain no control characters in media and their views' {
        $service.Json['POST /v1/generate-image'] = ConvertTo-Text @{ image_url = "https://jane:s3cr3t@out.test/a$attack.png?_jwt=s3cr3t&X-Amz-Signature=deadbeef"; note = $words }
        $run = Invoke-Recorded { New-RunwayAIImage "a $attack heron" -Connection $c }
        $run.Output | Should -HaveCount 1
        Assert-Harmless (Show-All $run)
        $run.Output.Url | Should -BeLike 'https://jane:s3cr3t@out.test/*?_jwt=s3cr3t&X-Amz-Signature=deadbeef'
    }

    It 'contain no control characters in metadata and errors' {
        $service.Json['POST /v1/image-metadata'] = $service.Json['GET /v1/image-metadata'] = ConvertTo-Text @{ image_id = $words; size = $words; width = 1; height = 2; created_at = $words }
        $service.Json['POST /v1/generate-image'] = "400 $(ConvertTo-Text @{ error = $words; message = $words; detail = $words })"
        $run = Invoke-Recorded {
            'https://jane:s3cr3t@out.test/a.png?_jwt=s3cr3t' | Get-RunwayAIImageMetadata -Connection $c
            New-RunwayAIImage 'a' -Connection $c
            "https://out.test/$attack" | Get-RunwayAIVideoMetadata -Connection $c
        }
        $run.Errors.Count | Should -BeGreaterThan 0
        Assert-Harmless (Show-All $run)
    }
}
