<#
    What the streams tell, and what none of them may tell: the key, the header that carries it, the signature of a URL.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $key = [Runway.Emulator.RunwayEmulator]::WellKnownKey

    # All output of a command for users and logs, in one text.
    function ConvertTo-LogText([object] $Run) {
        $Run.Verbose + $Run.Debug + $Run.Warnings | ForEach-Object Message
        foreach ($record in $Run.Errors) {
            $record.ToString()
            $record.Exception.ToString()
            $record.ErrorDetails.Message
            $record | Format-List * -Force | Out-String -Width 4000
            $record.Exception | Format-List * -Force | Out-String -Width 4000
        }
    }

    function Assert-NoSecret([string] $Text) {
        $Text | Should -Not -BeNullOrEmpty
        $Text | Should -Not -BeLike "*$key*"
        # Parts of the key must not be shown either, except the four characters of the hint.
        $Text | Should -Not -BeLike '*decafbad*'
        $Text | Should -Not -Match 'Bearer (?!\[redacted\])'
        $Text | Should -Not -Match '_jwt=(?!\[redacted\])'
    }
}

AfterAll { Disconnect-Runway }

Describe 'Streams' {
    BeforeEach { $c = (Open-Emulator).Connection }

    It 'writes one verbose line for each request, with method, path, status and time' {
        $run = Invoke-Recorded { New-RunwayImage 'a' -Connection $c -Verbose | Get-RunwayTask -Connection $c -Verbose }
        $requests = @($run.Verbose.Message -match '^(GET|POST)')
        $requests.Count | Should -Be 2
        $requests[0] | Should -Match '^POST /v1/text_to_image 200 in \d+ ms \(attempt 1, request id \S+\)$'
        $requests[1] | Should -Match '^GET /v1/tasks/[0-9a-f-]{36} 200 in \d+ ms \(attempt 1, request id \S+\)$'
    }

    It 'shows the file that is downloaded, without its signature' {
        $run = Invoke-Recorded { New-RunwayImage 'a' -Connection $c | Save-RunwayTaskOutput -Connection $c -DestinationPath $TestDrive/v -Verbose }
        $run.Verbose.Message -match '^GET https://\S+\.png 206 in' | Should -HaveCount 1
    }

    It 'writes only output by default' {
        $run = Invoke-Recorded { New-RunwayImage 'a' -Connection $c | Save-RunwayTaskOutput -Connection $c -DestinationPath $TestDrive/q }
        $run.Output.Count | Should -Be 1
        $run.Verbose + $run.Debug + $run.Warnings + $run.Errors | Should -BeNullOrEmpty
    }

    It 'shows bodies in the debug stream, data URIs by their size' {
        $DebugPreference = 'Continue'
        $uri = 'data:image/png;base64,' + 'iVBORw0KGgo' * 500
        $run = Invoke-Recorded { New-RunwayImage 'a' -ReferenceImage $uri -Connection $c }
        $run.Debug[0].Message | Should -BeLike '*"promptText":"a"*base64,`[5500 characters]*'
        $run.Debug[0].Message.Length | Should -BeLessThan 1000
    }
}

Describe 'What avatars are told and asked' {
    BeforeAll {
        # What no stream may show; the emulator answers with it, as the service does.
        $private = 'PERSONALITY-4711', 'STARTSCRIPT-4711', 'CONTENT-4711', 'TOKEN-4711', 'SIGNED-4711', 'ROOM-4711', 'TOOL-4711'
        # In a variable, since PowerShell quotes the line of a script in an error.
        $hidden = "CONTENT-4711`0"
        $elevenlabs = @{ type = 'elevenlabs'; signedUrl = 'http://a.example/?x=SIGNED-4711' }
        $calls = {
            $document = Invoke-RunwayRestMethod /v1/documents POST -Body @{ name = 'a'; content = 'CONTENT-4711' } -Connection $c
            $avatar = Invoke-RunwayRestMethod /v1/avatars POST -Connection $c -Body @{
                name = 'Desk'; referenceImage = 'https://a.example/1.png?sig=SIGNED-4711'; personality = 'PERSONALITY-4711'; startScript = 'STARTSCRIPT-4711'
                voice = @{ type = 'runway-live-preset'; presetId = 'clara' }; documentIds = @($document.id)
            }
            Invoke-RunwayRestMethod /v1/avatars -Connection $c
            Invoke-RunwayRestMethod "/v1/avatars/$($avatar.id)" -Connection $c
            Invoke-RunwayRestMethod "/v1/avatars/$($avatar.id)" PATCH -Body @{ personality = 'PERSONALITY-4711 [seconds:5]' } -Connection $c
            Invoke-RunwayRestMethod "/v1/documents/$($document.id)" -Connection $c
            Get-RunwayDocument a -Connection $c
            Set-RunwayDocument a -Content 'CONTENT-4711 b' -Connection $c
            New-RunwayDocument -Name b -Content $hidden -Connection $c
            $session = Invoke-RunwayRestMethod /v1/realtime_sessions POST -Connection $c -Body @{
                model = 'gwm1_avatars'; avatar = @{ type = 'runway-preset'; presetId = 'cat-character' }; personality = 'PERSONALITY-4711 [seconds:5]'; startScript = 'STARTSCRIPT-4711'
                tools = @(@{ type = 'client_event'; name = 'show'; description = 'TOOL-4711' }); integration = @{ type = 'livekit'; url = 'wss://h.example/x'; token = 'TOKEN-4711'; roomName = 'ROOM-4711' }
            }
            do { $read = Invoke-RunwayRestMethod "/v1/realtime_sessions/$($session.id)" -Connection $c; if ($read.sessionKey) { $key = $read.sessionKey } } until ($read.status -eq 'COMPLETED')
            $whole = Get-RunwayAvatarConversation $session.id -Connection $c
            Get-RunwayAvatarConversation -Connection $c
            Invoke-RunwayRestMethod "/v1/avatar_conversations/$($session.id)" -Connection $c
            # Errors that quote what was sent.
            Invoke-RunwayRestMethod /v1/avatars POST -Connection $c -Body @{ name = 'x' * 51; personality = 'PERSONALITY-4711'; startScript = 7 }
            New-RunwayAvatarSession cat-character -Connection $c -Integration $elevenlabs -Personality $hidden
            Invoke-RunwayRestMethod /v1/realtime_sessions POST -Connection $c -Body @{ model = 'x'; integration = @{ type = 'elevenlabs'; signedUrl = 'wss://a.example/?x=SIGNED-4711' } }
        }
    }

    It 'is in no stream, error or transcript (<Path>)' -TestCases @{ Path = 'http' }, @{ Path = 'with faults' } {
        $options = if ($Path -eq 'with faults') {
            '{ "rules": [ { "on": "GET /v1/avatar_conversations/*", "first": 1, "do": "html", "body": "<html>PERSONALITY-4711</html>", "status": 502 }, { "on": "GET /v1/documents/*", "first": 1, "do": "cut-in-body" } ] }' | Set-Content "$TestDrive/private.json"
            @{ FaultScript = "$TestDrive/private.json" }
        } else { @{} }
        $c = Connect-Runway -Emulator -ClockRate 200 @options -PassThru
        $DebugPreference = $VerbosePreference = 'Continue'
        Start-Transcript $TestDrive/private.txt -UseMinimalHeader | Out-Null
        try { $run = Invoke-Recorded $calls }
        finally { Stop-Transcript | Out-Null }

        $run.Debug.Message -match 'personal data, not shown' | Should -Not -BeNullOrEmpty
        @($run.Output | Where-Object { $_.personality -like '*PERSONALITY-4711*' }).Count | Should -BeGreaterThan 1
        $spoken = @($run.Output.Transcript.Content | Where-Object { $_ })
        $spoken | Should -Not -BeNullOrEmpty
        $text = (ConvertTo-LogText $run | Out-String) + (Get-Content $TestDrive/private.txt -Raw) + (Get-RunwayDiagnostic -Connection $c | ConvertTo-Json -Depth 6 -WarningAction Ignore)
        foreach ($mark in $private + $spoken) { $text | Should -Not -BeLike "*$([wildcardpattern]::Escape($mark))*" }
        $text | Should -Not -Match 'eyJ[\w-]{8}'
        Assert-NoSecret $text
    }
}

Describe 'Secrets' {
    It 'are in no stream of a successful run' {
        $c = (Open-Emulator).Connection
        $DebugPreference = $VerbosePreference = 'Continue'
        $run = Invoke-Recorded {
            $task = New-RunwayImage 'a' -Connection $c | Wait-RunwayTask -Connection $c
            $task.Id | Save-RunwayTaskOutput -Connection $c -DestinationPath $TestDrive/s
            Get-RunwayOrganization -Connection $c
        }
        # The response contained something to redact.
        $run.Debug.Message -match '\.png\?\[redacted\]' | Should -Not -BeNullOrEmpty
        Assert-NoSecret (ConvertTo-LogText $run | Out-String)
    }

    It 'are in no form of an error' {
        $c = (Open-Emulator).Connection
        $wrong = (Open-Emulator -Key ($key -replace '.{4}$', '0000')).Connection
        $DebugPreference = $VerbosePreference = 'Continue'
        $run = Invoke-Recorded {
            'a' | New-RunwayImage -Model nobody -Ratio '1:1' -Connection $c
            'a' | New-RunwayImage -Connection $wrong
            Get-RunwayUsage -Connection $wrong
            'nobody' | Get-RunwayTask -Connection $c
        }
        $run.Errors.Count | Should -Be 4
        Assert-NoSecret (ConvertTo-LogText $run | Out-String)
    }

    It 'are in no view or file of the connection' {
        Connect-Runway (ConvertTo-Secret $key)
        $connection = Get-RunwayConnection
        $connection | Export-Clixml $TestDrive/connection.xml -Depth 6
        $connection | Export-Csv $TestDrive/connection.csv
        $texts = @(
            $connection | Format-Table | Out-String
            $connection | Format-List * -Force | Out-String -Width 4000
            $connection | Format-Custom -Depth 6 | Out-String -Width 4000
            $connection | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue
            Get-Content $TestDrive/connection.xml, $TestDrive/connection.csv -Raw
        ) | Out-String
        $texts | Should -BeLike '*?fbad*'
        Assert-NoSecret $texts
    }

    It 'are in no transcript' {
        $c = (Open-Emulator).Connection
        Start-Transcript $TestDrive/transcript.txt -UseMinimalHeader | Out-Null
        try {
            $DebugPreference = $VerbosePreference = 'Continue'
            $ErrorActionPreference = 'Continue'
            New-RunwayImage 'a' -Connection $c | Wait-RunwayTask -Connection $c | Format-List | Out-Default
            Write-Error (Invoke-Recorded { 'nobody' | Get-RunwayTask -Connection $c }).Errors[0] 2>&1 | Out-Default
        }
        finally { Stop-Transcript | Out-Null }
        $text = Get-Content $TestDrive/transcript.txt -Raw
        $text | Should -BeLike '*SUCCEEDED*'
        Assert-NoSecret $text
    }
}
