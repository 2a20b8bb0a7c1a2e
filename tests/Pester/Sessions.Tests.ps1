<#
    Live sessions with avatars: started once, waited for, read, ended; and what of them is secret.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $notReady = '{ \"id\": \"0b6a8a58-6f43-4a39-8d3c-5b4cbb7f6a10\", \"createdAt\": \"2026-11-28T08:00:00Z\", \"status\": \"NOT_READY\", \"queued\": true }'
}

AfterAll { Disconnect-Runway }

Describe 'New-RunwayAvatarSession' {
    BeforeEach {
        # Slow enough that a session is still READY on a busy machine.
        $journal = "$TestDrive/$([guid]::NewGuid())"
        $c = Connect-Runway -Emulator -ClockRate 5 -JournalPath $journal -PassThru
    }

    It 'waits until it is ready; its key is a SecureString' {
        $session = New-RunwayAvatarSession cat-character -MaxDuration 60 -Personality 'Helps.' -StartScript 'Hello.'
        $session.Status | Should -Be 'READY'
        $session.SessionKey | Should -BeOfType [securestring]
        $session.ExpiresAt | Should -BeGreaterThan $session.CreatedAt
        (Get-RunwayAvatarConversation $session).MaxDuration | Should -Be 60
    }

    It 'takes an avatar of the organization by name, id and object' {
        $body = @{ name = 'Desk'; referenceImage = 'https://a.example/1.png'; personality = 'Helps.'; voice = @{ type = 'runway-live-preset'; presetId = 'clara' } }
        $desk = (Invoke-RunwayRestMethod /v1/avatars POST -Body $body -Confirm:$false).id
        # It is still prepared, and is waited for.
        $ids = @(New-RunwayAvatarSession Desk; New-RunwayAvatarSession $desk).Id
        (Get-RunwayAvatarConversation $ids).AvatarId | Sort-Object -Unique | Should -Be $desk
        { New-RunwayAvatarSession Nobody -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayAvatarNotFound,*'
    }

    It 'is in the journal before and after, without what the avatar is told, and is no unfinished task' {
        $session = New-RunwayAvatarSession cat-character -Personality 'PERSONALITY-4711'
        $text = Get-ChildItem $journal -Recurse -File | Get-Content -Raw | Out-String
        $text | Should -BeLike '*realtime_session*'
        $text | Should -BeLike "*$($session.Id)*"
        $text | Should -Not -BeLike '*4711*'
        Get-RunwayTaskHistory -Unfinished | Should -BeNullOrEmpty
    }

    It 'is sent once; a lost answer is an unknown outcome in the history' {
        '{ "rules": [ { "on": "POST /v1/realtime_sessions", "first": 1, "do": "cut-after-body" } ] }' | Set-Content "$TestDrive/lost.json"
        $null = Connect-Runway -Emulator -ClockRate 5 -JournalPath $journal -FaultScript "$TestDrive/lost.json"
        $run = Invoke-Recorded { New-RunwayAvatarSession cat-character }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwaySubmissionOutcomeUnknown,*'
        @(Get-RunwayAvatarConversation).Count | Should -Be 1
        (Get-RunwayTaskHistory -Unknown).Operation | Should -Be 'realtime_session'
    }

    It 'ends one that is not ready within a minute' {
        "{ ""rules"": [ { ""on"": ""GET /v1/realtime_sessions/*"", ""first"": 80, ""do"": ""answer"", ""status"": 200, ""body"": ""$notReady"" } ] }" | Set-Content "$TestDrive/slow.json"
        $null = Connect-Runway -Emulator -ClockRate 1000 -JournalPath $journal -FaultScript "$TestDrive/slow.json"
        $run = Invoke-Recorded { New-RunwayAvatarSession cat-character -Verbose }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayAvatarSessionFailed,*'
        $run.Errors.Exception.Message | Should -BeLike '*no capacity*It was ended.*'
        @($run.Verbose -match '^DELETE /v1/realtime_sessions').Count | Should -Be 1
    }

    It 'reports one that fails' {
        $run = Invoke-Recorded { New-RunwayAvatarSession cat-character -Personality '[fail:INTERNAL] x' }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayAvatarSessionFailed,*'
        $run.Errors.Exception.Message | Should -BeLike '*INTERNAL*'
    }

    It 'refuses <What> before it sends anything' -TestCases @(
        @{ What = 'a short time'; Id = 'RunwayValueOutOfRange'; Command = { New-RunwayAvatarSession cat-character -MaxDuration 5 } }
        @{ What = 'a long time'; Id = 'RunwayValueOutOfRange'; Command = { New-RunwayAvatarSession cat-character -MaxDuration 1801 } }
        @{ What = 'a long personality'; Id = 'RunwayTextLength'; Command = { New-RunwayAvatarSession cat-character -Personality ('x' * 10001) } }
        @{ What = 'too many tools'; Id = 'RunwayCountOutOfRange'; Command = { New-RunwayAvatarSession cat-character -Tool (1..21 | ForEach-Object { @{ type = 'client_event'; name = "t$_"; description = 'x' } }) } }
        @{ What = 'an unknown kind of tool'; Id = 'Runway*'; Command = { New-RunwayAvatarSession cat-character -Tool @{ type = 'nothing'; name = 'a'; description = 'x' } } }
        @{ What = 'a member that no tool has'; Id = 'RunwayMemberNotTaken'; Command = { New-RunwayAvatarSession cat-character -Tool @{ type = 'client_event'; name = 'a'; description = 'x'; foo = 1 } } }
        @{ What = 'a member that no parameter of a tool has'; Id = 'RunwayMemberNotTaken'; Command = { New-RunwayAvatarSession cat-character -Tool @{ type = 'client_event'; name = 'a'; description = 'x'; parameters = @(@{ name = 'b'; type = 'string'; description = 'x'; foo = 1 }) } } }
        @{ What = 'a member that no integration has'; Id = 'RunwayMemberNotTaken'; Command = { New-RunwayAvatarSession cat-character -Integration @{ type = 'elevenlabs'; signedUrl = 'wss://x.example'; foo = 1 } } }
        @{ What = 'an address of an integration that is not encrypted'; Id = 'RunwayTextForm'; Command = { New-RunwayAvatarSession cat-character -Integration @{ type = 'elevenlabs'; signedUrl = 'http://x.example' } } }
        @{ What = 'an integration without a type'; Id = 'Runway*'; Command = { New-RunwayAvatarSession cat-character -Integration @{ url = 'wss://x.example' } } }
        @{ What = 'a credit limit, since the cost is not known'; Id = 'RunwayCostUnknown'; Command = { New-RunwayAvatarSession cat-character -Connection (Connect-Runway -Emulator -CreditLimit 100 -PassThru) } }
    ) {
        param($Id, $Command)
        $run = Invoke-Recorded $Command
        $run.Errors.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Get-RunwayAvatarConversation -Connection $c | Should -BeNullOrEmpty
    }

    It 'takes rows, and an error in one is an error of that row' {
        $rows = "Avatar,MaxDuration,Personality`ncat-character,30,Helps.`ncat-character,,`ncat-character,many,`nNobody,60," | ConvertFrom-Csv
        $run = Invoke-Recorded { $rows | New-RunwayAvatarSession }
        (Get-RunwayAvatarConversation $run.Output).MaxDuration | Should -Be 30, 300
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'Runway*,*'
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidNumber,*'
        $run.Errors[1].FullyQualifiedErrorId | Should -BeLike 'RunwayAvatarNotFound,*'
        { New-RunwayAvatarSession cat-character -MaxDuration 12.5 } | Should -Throw '*from 10 to 1800*' -ErrorId 'RunwayInvalidNumber,*'
    }

    It 'does not replace what an avatar from the pipeline is told' {
        $body = @{ name = 'Desk'; referenceImage = 'https://a.example/1.png'; personality = 'x'; startScript = 'Of the avatar.'; voice = @{ type = 'runway-live-preset'; presetId = 'clara' } }
        $null = Invoke-RunwayRestMethod /v1/avatars POST -Body $body -Confirm:$false
        $avatar = Get-RunwayAvatar Desk
        # Longer than the service takes: it would be refused if it were sent.
        $avatar = $avatar | Select-Object Id, Name, @{ n = 'Personality'; e = { 'y' * 10001 } }
        ($avatar | New-RunwayAvatarSession).Status | Should -Be 'READY'
        { $avatar | New-RunwayAvatarSession -Personality ('y' * 10001) -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayTextLength,*'
    }

    It 'takes tools and integrations of ConvertFrom-Json' {
        $tool = '[{ "type": "client_event", "name": "a", "description": "x" }]' | ConvertFrom-Json
        $room = '{ "type": "elevenlabs", "signedUrl": "wss://x.example" }' | ConvertFrom-Json
        $session = New-RunwayAvatarSession cat-character -Tool $tool -Integration $room
        (Get-RunwayAvatarConversation $session).HasTools | Should -BeTrue
    }

    It 'says of a lost session where it is listed, and of a credit limit that -Force goes on' {
        '{ "rules": [ { "on": "POST /v1/realtime_sessions", "first": 1, "do": "cut-after-body" } ] }' | Set-Content "$TestDrive/lost.json"
        $null = Connect-Runway -Emulator -ClockRate 5 -JournalPath $journal -FaultScript "$TestDrive/lost.json"
        (Invoke-Recorded { New-RunwayAvatarSession cat-character }).Errors.ErrorDetails.RecommendedAction | Should -BeLike '*Get-RunwayAvatarConversation*'
        $entry = Get-RunwayTaskHistory -Unknown
        $run = Invoke-Recorded { $entry | Resolve-RunwayTask -Confirm:$false }
        $run.Errors.ErrorDetails.RecommendedAction | Should -BeLike '*Get-RunwayAvatarConversation*'
        $null = Connect-Runway -Emulator -CreditLimit 10
        $run = Invoke-Recorded { New-RunwayAvatarSession cat-character }
        $run.Errors.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        $run.Errors.ErrorDetails.RecommendedAction | Should -Not -BeLike '*Get-RunwayModel*'
    }

    It 'sends nothing under -WhatIf, and with -Force in spite of a limit' {
        Invoke-WhatIf { New-RunwayAvatarSession cat-character -WhatIf } | Should -BeLike '*Start a live session, credits unknown*cat-character*'
        Get-RunwayAvatarConversation | Should -BeNullOrEmpty
        (New-RunwayAvatarSession cat-character -Force -Connection (Connect-Runway -Emulator -ClockRate 5 -CreditLimit 100 -PassThru)).Status | Should -Be 'READY'
    }

    It 'shows the secret in no stream or view' {
        $DebugPreference = $VerbosePreference = 'Continue'
        $run = Invoke-Recorded { New-RunwayAvatarSession cat-character -Personality 'PERSONALITY-4711' -Integration @{ type = 'livekit'; url = 'wss://h.example/x'; token = 'TOKEN-4711'; roomName = 'ROOM-4711' } }
        $key = [System.Net.NetworkCredential]::new('', $run.Output.SessionKey).Password
        $key | Should -Not -BeNullOrEmpty
        $text = ($run.Verbose + $run.Debug | Out-String) + ($run.Output | Out-String) + ($run.Output | Format-List * | Out-String) + ($run.Output | ConvertTo-Json -WarningAction Ignore)
        $text | Should -Not -BeLike "*$key*"
        $text | Should -Not -BeLike '*4711*'
    }
}

Describe 'Get- and Stop-RunwayAvatarSession' {
    It 'read and end a session' {
        $null = Connect-Runway -Emulator -ClockRate 5
        $session = New-RunwayAvatarSession cat-character
        ($session | Get-RunwayAvatarSession).Status | Should -Be 'READY'
        $session | Stop-RunwayAvatarSession -WhatIf
        (Get-RunwayAvatarSession $session.Id).Status | Should -Be 'READY'
        $session | Stop-RunwayAvatarSession
        (Get-RunwayAvatarSession $session.Id).Status | Should -Be 'CANCELLED'
                $run = Invoke-Recorded { Stop-RunwayAvatarSession (New-Guid) }
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -BeLike 'There is no session*'
        { Get-RunwayAvatarSession (New-Guid) -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayAvatarSessionNotFound,*'
    }

    It 'list the open sessions of the journal; a pipeline without input lists none' {
        $null = Connect-Runway -Emulator -ClockRate 5 -JournalPath "$TestDrive/$(New-Guid)"
        Get-RunwayAvatarSession | Should -BeNullOrEmpty
        $open, $ended = 1..2 | ForEach-Object { New-RunwayAvatarSession cat-character }
        $ended | Stop-RunwayAvatarSession
        (Get-RunwayAvatarSession).Id | Should -Be $open.Id
        @() | Get-RunwayAvatarSession | Should -BeNullOrEmpty
        Get-RunwayAvatarSession | Stop-RunwayAvatarSession
        Get-RunwayAvatarSession | Should -BeNullOrEmpty
    }

    It 'refuse <What> before they send anything' -TestCases @(
        @{ What = 'a name, to stop'; Command = { Stop-RunwayAvatarSession nope -Verbose } }
        @{ What = 'a path, to stop'; Command = { Stop-RunwayAvatarSession '../voices/x' -Verbose } }
        @{ What = 'a name, to read'; Command = { Get-RunwayAvatarSession nope -Verbose } }
        @{ What = 'a name of a conversation, to read'; Command = { Get-RunwayAvatarConversation nope -Verbose } }
        @{ What = 'a name of a conversation, to delete'; Command = { Remove-RunwayAvatarConversation nope -Confirm:$false -Verbose } }
        @{ What = 'the name of an avatar under -WhatIf'; Command = { Stop-RunwayAvatarSession nope -WhatIf -Verbose } }
    ) {
        param($Command)
        $null = Connect-Runway -Emulator
        $run = Invoke-Recorded $Command
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayAvatarSessionNotFound,*'
        $run.Errors.Exception.Message | Should -BeLike '*UUID*'
        $run.Verbose -match '/v1/' | Should -BeNullOrEmpty
    }

    It 'say of an object of another kind what they take' {
        $null = Connect-Runway -Emulator
        $run = Invoke-Recorded { Get-RunwayAvatar -Preset | Select-Object -First 1 | Stop-RunwayAvatarSession }
        $run.Errors.Exception.Message | Should -BeLike '*An id, a RunwayAvatarSession or a RunwayAvatarConversation is expected here*'
    }
}
