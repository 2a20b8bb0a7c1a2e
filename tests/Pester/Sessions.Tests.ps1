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
        @{ What = 'an integration without a type'; Id = 'Runway*'; Command = { New-RunwayAvatarSession cat-character -Integration @{ url = 'wss://x.example' } } }
        @{ What = 'a credit limit, since the cost is not known'; Id = 'RunwayCostUnknown'; Command = { New-RunwayAvatarSession cat-character -Connection (Connect-Runway -Emulator -CreditLimit 100 -PassThru) } }
    ) {
        param($Id, $Command)
        $run = Invoke-Recorded $Command
        $run.Errors.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Get-RunwayAvatarConversation -Connection $c | Should -BeNullOrEmpty
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
        Stop-RunwayAvatarSession (New-Guid) -ErrorAction Stop
        { Get-RunwayAvatarSession (New-Guid) -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayAvatarSessionNotFound,*'
    }
}
