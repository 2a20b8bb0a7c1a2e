<#
    Conversations with avatars: the list, transcripts, what is deleted; and the usage by day.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    # A session with a preset, or with an avatar of the project; returns its id.
    function New-Session([hashtable] $Avatar = @{ type = 'runway-preset'; presetId = 'cat-character' }, [string] $Personality = 'Helps. [seconds:20]') {
        $tool = @{ type = 'client_event'; name = 'show_page'; description = 'Shows a page.' }
        (Invoke-RunwayRestMethod /v1/realtime_sessions POST -Body @{ model = 'gwm1_avatars'; avatar = $Avatar; personality = $Personality; startScript = 'Hello there.'; tools = @($tool) } -Confirm:$false).id
    }

    function Wait-End([string] $Id) {
        do { $read = Invoke-RunwayRestMethod "/v1/realtime_sessions/$Id" } until ($read.status -in 'COMPLETED', 'FAILED')
    }
}

AfterAll { Disconnect-Runway }

Describe 'Get-RunwayAvatarConversation' {
    BeforeAll {
        Connect-Runway -Emulator -ClockRate 200
        $body = @{ name = 'Desk'; referenceImage = 'https://a.example/1.png'; personality = 'Helps.'; voice = @{ type = 'runway-live-preset'; presetId = 'clara' } }
        $desk = (Invoke-RunwayRestMethod /v1/avatars POST -Body $body -Confirm:$false).id
        do { $avatar = Invoke-RunwayRestMethod "/v1/avatars/$desk" } until ($avatar.status -eq 'READY')
        $ended = New-Session; Wait-End $ended
        $failed = New-Session -Personality '[fail:TALKING_AVATAR.NO_PARTICIPANT] x'; Wait-End $failed
        $own = New-Session @{ type = 'custom'; avatarId = $desk }; Wait-End $own
    }

    It 'lists the newest first, without transcripts, and reads one with its transcript' {
        $all = Get-RunwayAvatarConversation
        $all.Id | Should -Be $own, $failed, $ended
        $all.Status | Should -Be 'ended', 'failed', 'ended'
        $all.Transcript | Where-Object { $_ } | Should -BeNullOrEmpty
        $all[0].Avatar, $all[0].HasTools | Should -Be 'Desk', $true

        $one = Get-RunwayAvatarConversation $own
        $one.AvatarId | Should -Be $desk
        $one.Transcript[0].Content | Should -Be 'Hello there.'
        $one.Transcript.Role | Sort-Object -Unique | Should -Be 'assistant', 'user'
        $one.Transcript.Tools.Name | Should -Contain 'show_page'
        $one.Tools | Should -Be 'show_page'
        $one.RecordingUrl | Should -BeLike 'https://*'
        $one.EndedAt | Should -BeGreaterThan $one.StartedAt
        (Get-RunwayAvatarConversation $failed).FailureCode | Should -Be 'TALKING_AVATAR.NO_PARTICIPANT'
        ($all | Get-RunwayAvatarConversation).Id | Should -Be $all.Id
    }

    It 'lists by avatar, status and time' {
        (Get-RunwayAvatarConversation -Avatar desk).Id | Should -Be $own
        (Get-RunwayAvatarConversation -Avatar $desk).Id | Should -Be $own
        (Get-RunwayAvatarConversation -Avatar $avatar).Id | Should -Be $own
        (Get-RunwayAvatarConversation -Status failed).Id | Should -Be $failed
        (Get-RunwayAvatarConversation -Status ended, failed).Count | Should -Be 3
        $times = @(Get-RunwayAvatarConversation).CreatedAt
        (Get-RunwayAvatarConversation -After $times[1].UtcDateTime).Id | Should -Be $own, $failed
        (Get-RunwayAvatarConversation -Before $times[1].UtcDateTime).Id | Should -Be $ended
        { Get-RunwayAvatarConversation -After 2026-02-01 -Before 2026-01-01 -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayInvalidDateRange,*'
        { Get-RunwayAvatarConversation -Avatar Nobody -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayAvatarNotFound,*'
        { Get-RunwayAvatarConversation (New-Guid) -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayAvatarSessionNotFound,*'
    }

    It 'has one name of an avatar in the list and in a conversation' {
        $ids = $ended, $own
        (Get-RunwayAvatarConversation $ids).Avatar | Should -Be 'cat-character', 'Desk'
        (Get-RunwayAvatarConversation | Where-Object Id -In $ids).Avatar | Should -Be 'Desk', 'cat-character'
    }

    It 'stops reading when Select-Object has enough' {
        1..110 | ForEach-Object { New-Session } | Out-Null
        $asked = Invoke-Recorded { Get-RunwayAvatarConversation -Verbose | Select-Object -First 3 }
        @($asked.Verbose -match 'GET .*conversations').Count | Should -Be 1
        @(Get-RunwayAvatarConversation).Count | Should -Be 113
    }

    It 'shows no control character of what was said' {
        $entry = [Runway.RunwayTranscriptEntry]@{ Role = 'user'; Content = "a`e[2Jb" }
        $entry | Out-String | Should -Not -Match '\x1b\[2J'
    }
}

Describe 'A transcript' {
    It 'keeps the numbers and the unknown members of what tools got and gave' {
        $said = '{ "id": "0b6a8a58-6f43-4a39-8d3c-5b4cbb7f6a10", "name": "x", "status": "ended", "avatar": null, "createdAt": "2026-11-28T08:00:00Z", "startedAt": null, "duration": 1, "maxDuration": 60, "recordingUrl": null, "tools": [], "transcript": [ { "role": "assistant", "content": "a\u001bb", "timestamp": null, "mood": 7, "toolCalls": [ { "name": "t", "unknown": [1], "arguments": { "order": 9007199254740993, "big": 12345678901234567890, "price": 19.999999999999999999, "many": 1e300 } }, { "name": "u", "arguments": {} } ], "toolResults": [ { "name": "t", "result": { "a": [1, 2] } } ] } ] }'
        @{ rules = @(@{ on = 'GET /v1/avatar_conversations/*'; do = 'answer'; status = 200; body = $said }) } | ConvertTo-Json -Depth 5 | Set-Content "$TestDrive/said.json"
        Connect-Runway -Emulator -FaultScript "$TestDrive/said.json"
        $entry = (Get-RunwayAvatarConversation (New-Guid)).Transcript[0]
        $json = $entry | ConvertTo-Json -Depth 8 -Compress
        $json | Should -BeLike '*"order":9007199254740993,"big":12345678901234567890,"price":19.999999999999999999,*'
        $json | Should -BeLike '*"Result":{"a":`[1,2`]}*'
        $json | Should -BeLike '*"Name":"u","Arguments":{}*'
        $entry.Tools[0].Arguments['many'] | Should -Be 1e300
        $entry.AdditionalProperties['mood'] | Should -Be 7
        $entry.Tools[0].AdditionalProperties['unknown'] | Should -Be 1
        # What was said cannot command the terminal, in any view.
        $entry.Content | Should -BeExactly 'a\u001Bb'
        ($entry | Format-List * | Out-String) + $entry | Should -Not -Match '\x1bb'
    }
}

Describe 'Remove-RunwayAvatarConversation' {
    It 'deletes by object and id, with -WhatIf nothing, and ignores what is gone' {
        Connect-Runway -Emulator -ClockRate 200
        $ids = 1..3 | ForEach-Object { New-Session }
        Remove-RunwayAvatarConversation $ids -WhatIf
        Get-RunwayAvatarConversation | Should -HaveCount 3
        Get-RunwayAvatarConversation $ids[0] | Remove-RunwayAvatarConversation -Confirm:$false
        Remove-RunwayAvatarConversation $ids[0], $ids[1] -Confirm:$false -ErrorAction Stop
        (Get-RunwayAvatarConversation).Id | Should -Be $ids[2]
    }
}

Describe 'Get-RunwayAvatarUsage' {
    It 'has a row for each day, also past 90 days' {
        Connect-Runway -Emulator -ClockRate 200
        Wait-End (New-Session)
        $today = (Get-RunwayConnection).Clock.GetUtcNow().UtcDateTime.Date
        $rows = Get-RunwayAvatarUsage
        $rows.Count | Should -Be 31
        $rows[-1].Date, $rows[-1].Sessions, $rows[-1].Seconds | Should -Be $today, 1, 20
        $asked = Invoke-Recorded { Get-RunwayAvatarUsage $today.AddDays(-199) $today.AddDays(1) -Verbose }
        @($asked.Verbose -match 'GET /v1/avatar_usage').Count | Should -Be 3
        $asked.Output.Count | Should -Be 200
        @($asked.Output.Date | Sort-Object -Unique).Count | Should -Be 200
        { Get-RunwayAvatarUsage 2026-02-01 2026-02-01 -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayInvalidDateRange,*'
    }
}
