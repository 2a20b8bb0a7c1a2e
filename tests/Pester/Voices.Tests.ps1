<#
    Voices: from words and samples, paid once, waited for, by name and by id, and the two sets of presets.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $words = 'A calm woman of about forty, clear and friendly'
    foreach ($name in 'desk.mp3', 'night.mp3') {
        [System.IO.File]::WriteAllBytes("$TestDrive/$name", [System.Text.Encoding]::ASCII.GetBytes('ID3') + [byte[]]::new(600))
    }

    function Connect-Lost([string] $Rule) {
        "{ ""rules"": [ $Rule ] }" | Set-Content "$TestDrive/lost.json"
        Connect-Runway -Emulator -FaultScript "$TestDrive/lost.json" -JournalPath (Join-Path $TestDrive ([guid]::NewGuid()))
    }
}

AfterAll { Disconnect-Runway }

Describe 'New-RunwayVoice' {
    BeforeEach { Connect-Runway -Emulator }

    It 'designs a voice, and waits for it with -Wait' {
        (New-RunwayVoice 'Desk [seconds:5000]' -Prompt $words -Description 'at the desk').Status | Should -Be 'PROCESSING'
        $made = New-RunwayVoice Night -Prompt $words -Wait
        $made.Status, $made.Name, $made.WorksIn | Should -Be 'READY', 'Night', 'avatars'
        (Get-RunwayVoice Desk*).Description | Should -Be 'at the desk'
    }

    It 'copies samples, with the names of their files' {
        (Get-ChildItem $TestDrive/*.mp3 | Sort-Object Name | New-RunwayVoice).Name | Should -Be 'desk', 'night'
        (New-RunwayVoice -Sample $TestDrive/*.mp3).Name | Should -Be 'desk', 'night'
        (New-RunwayVoice Reception -Sample $TestDrive/desk.mp3).Name | Should -Be 'Reception'
    }

    It 'takes rows, whose empty cells are not given' {
        $rows = [pscustomobject]@{ Name = 'a'; Prompt = $words; Sample = '' }, [pscustomobject]@{ Name = 'b'; Prompt = ''; Sample = "$TestDrive/desk.mp3" }
        ($rows | New-RunwayVoice).Name | Should -Be 'a', 'b'
    }

    It 'refuses <What> before it sends anything' -TestCases @(
        @{ What = 'neither words nor a sample'; Id = 'RunwayParameterNotApplicable'; Command = { New-RunwayVoice a } }
        @{ What = 'words and a sample'; Id = 'RunwayParameterNotApplicable'; Command = { New-RunwayVoice a -Prompt $words -Sample $TestDrive/desk.mp3 } }
        @{ What = 'a model for a sample'; Id = 'RunwayParameterNotApplicable'; Command = { New-RunwayVoice a -Model eleven_ttv_v3 -Sample $TestDrive/desk.mp3 } }
        @{ What = 'several samples with one name'; Id = 'RunwayParameterNotApplicable'; Command = { New-RunwayVoice a -Sample $TestDrive/*.mp3 } }
        @{ What = 'few words'; Id = 'RunwayTextLength'; Command = { New-RunwayVoice a -Prompt 'too short' } }
        @{ What = 'no name'; Id = 'RunwayTextLength'; Command = { New-RunwayVoice -Prompt $words } }
        @{ What = 'a long name'; Id = 'RunwayTextLength'; Command = { New-RunwayVoice ('x' * 101) -Prompt $words } }
        @{ What = 'another model'; Id = 'RunwayValueNotAllowed'; Command = { New-RunwayVoice a -Prompt $words -Model gen4 } }
        @{ What = 'a missing sample'; Id = 'RunwayFileNotFound'; Command = { New-RunwayVoice a -Sample $TestDrive/none.mp3 } }
        @{ What = 'an unknown cost within a limit'; Id = 'RunwayCostUnknown'; Command = { New-RunwayVoice a -Prompt $words -CreditLimit 1000 } }
        @{ What = 'an unknown cost of a preview within a limit'; Id = 'RunwayCostUnknown'; Command = { New-RunwayVoicePreview $words -CreditLimit 1000 } }
    ) {
        param($Id, $Command)
        (Invoke-Recorded $Command).Errors.FullyQualifiedErrorId | Should -BeLike "$Id*"
        Get-RunwayVoice | Should -BeNullOrEmpty
    }

    It 'spends within a limit only with -Force' {
        (New-RunwayVoice a -Prompt $words -CreditLimit 1000 -Force).Name | Should -Be 'a'
    }

    It 'reports a voice that failed with its reason, and writes the others' {
        $made = Invoke-Recorded { 'good', 'bad [fail:LOUD]' | ForEach-Object { [pscustomobject]@{ Name = $_; Prompt = $words } } | New-RunwayVoice -Wait }
        $made.Output.Name | Should -Be 'good'
        $made.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayResourceFailed*'
        $made.Errors.Exception.Message | Should -BeLike '*LOUD*'
    }

    It 'pays once when the response is lost, and takes the voice of the list' {
        Connect-Lost '{ "on": "POST /v1/voices", "first": 1, "do": "cut-after-body" }'
        $made = Invoke-Recorded { New-RunwayVoice Desk -Prompt $words }
        $made.Errors | Should -BeNullOrEmpty
        $made.Warnings.Message | Should -BeLike "*response to creating voice 'Desk' was lost*$($made.Output.Id)*"
        @(Get-RunwayVoice).Id | Should -Be $made.Output.Id
        Get-RunwayTaskHistory -Unknown | Should -BeNullOrEmpty
    }

    It 'leaves a create unknown that the list does not show, until Resolve-RunwayTask finds its voice' {
        Connect-Lost '{ "on": "POST /v1/voices", "first": 1, "do": "cut-after-body" }, { "on": "GET /v1/voices", "first": 1, "do": "answer", "status": 403 }'
        $made = Invoke-Recorded { New-RunwayVoice Desk -Prompt $words }
        $made.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwaySubmissionOutcomeUnknown*'
        $unknown = Get-RunwayTaskHistory -Unknown
        $unknown.Operation, $unknown.PromptText, $unknown.Status | Should -Be 'voice', 'Desk', 'UNKNOWN'
        $unknown | Resolve-RunwayTask -WhatIf
        (Get-RunwayTaskHistory -Unknown).Id | Should -Be $unknown.Id
        $found = $unknown | Resolve-RunwayTask
        $found | Should -BeOfType Runway.RunwayVoice
        $found.Id | Should -Be (Get-RunwayVoice).Id
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'has no words, samples or signed addresses in its streams' {
        $made = Invoke-Recorded { New-RunwayVoice Desk -Prompt $words -Wait -Verbose }
        $made.Output.PreviewUrl | Should -Match 'jwt='
        ($made.Output | Out-String) + ($made.Output, 1 | Out-String) | Should -Not -Match 'jwt='
        ($made.Verbose.Message | Out-String) | Should -Not -Match 'calm woman|jwt='
    }
}

Describe 'New-RunwayVoicePreview' {
    BeforeEach { Connect-Runway -Emulator }

    It 'makes a sound for each text' {
        $made = $words, "$words, and slow" | New-RunwayVoicePreview
        $made.PromptText | Should -Be $words, "$words, and slow"
        $made[0].Url | Should -BeLike 'https://*.mp3*'
        $made[0].Duration | Should -BeGreaterThan 0
        Get-RunwayVoice | Should -BeNullOrEmpty
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'is not sent again when its response is lost, and stays unknown' {
        Connect-Lost '{ "on": "POST /v1/voices/preview", "do": "cut-after-body" }'
        (Invoke-Recorded { New-RunwayVoicePreview $words }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwaySubmissionOutcomeUnknown*'
        (Get-RunwayTaskHistory -Unknown).Operation | Should -Be 'voice_preview'
        (Invoke-Recorded { Get-RunwayTaskHistory -Unknown | Resolve-RunwayTask }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayOutcomeNotSettled*'
    }
}

Describe 'Get-RunwayVoice' {
    BeforeAll {
        Connect-Runway -Emulator
        $ready = New-RunwayVoice Desk -Prompt $words -Wait
        $null = New-RunwayVoice Night -Prompt $words
    }

    It 'lists, filters and reads voices' {
        (Get-RunwayVoice).Name | Should -Be 'Night', 'Desk'
        (Get-RunwayVoice d*).Id | Should -Be $ready.Id
        (Get-RunwayVoice desk).Id | Should -Be $ready.Id
        ($ready | Get-RunwayVoice).Name | Should -Be 'Desk'
        (Invoke-Recorded { Get-RunwayVoice nothing }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayVoiceNotFound*'
    }

    It 'lists both sets of presets with where they work, and sends nothing' {
        $presets = Get-RunwayVoice -Preset
        ($presets | Group-Object WorksIn | Sort-Object Name).ForEach{ "$($_.Name) $($_.Count)" } | Should -Be 'avatars 30', 'speech 49'
        (Get-RunwayVoice maya -Preset).Id | Should -BeExactly 'maya', 'Maya'
    }

    It 'completes names that were seen, and presets only where they work' {
        (TabExpansion2 'Remove-RunwayVoice nig').CompletionMatches.ListItemText | Should -Contain 'Night'
        (TabExpansion2 'Remove-RunwayVoice cl').CompletionMatches | Should -BeNullOrEmpty
        (TabExpansion2 'New-RunwaySpeech a -Voice cl').CompletionMatches.ListItemText | Should -BeExactly 'Clint', 'Claudia'
        (TabExpansion2 'New-RunwayVoice a -Model ').CompletionMatches.ListItemText | Should -Be 'eleven_ttv_v3', 'eleven_multilingual_ttv_v2'
    }

    It 'has two sets that are not mixed up: <Voice> in <Command>' -TestCases @(
        foreach ($command in 'New-RunwaySpeech a', 'New-RunwayVoiceConversion https://example.com/a.mp3') {
            @{ Voice = 'clara'; Command = $command; Says = '*preset of avatars*' }
            @{ Voice = 'maya'; Command = $command; Says = '*preset of avatars*' }
            @{ Voice = 'desk'; Command = $command; Says = '*voice of the organization*avatars*' }
            @{ Voice = '(Get-RunwayVoice Desk)'; Command = $command; Says = '*voice of the organization*avatars*' }
            @{ Voice = "(Get-RunwayVoice Desk).Id"; Command = $command; Says = '*voice of the organization*avatars*' }
        }
    ) {
        param($Voice, $Command, $Says)
        $made = Invoke-Recorded ([scriptblock]::Create("$Command -Voice $Voice"))
        $made.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayVoiceNotApplicable*'
        $made.Errors.Exception.Message | Should -BeLike $Says
    }

    It 'gives a preset of speech to speech' {
        (New-RunwaySpeech a -Voice (Get-RunwayVoice noah -Preset)).Parameters.voice.presetId | Should -Be 'Noah'
    }
}

Describe 'Set-RunwayVoice' {
    BeforeEach {
        Connect-Runway -Emulator
        $null = New-RunwayVoice Desk -Prompt $words -Description 'old'
    }

    It 'changes what is given, and takes the description away' {
        (Set-RunwayVoice Desk -Name Reception -PassThru).Description | Should -Be 'old'
        (Set-RunwayVoice Reception -Description $null -PassThru).Description | Should -BeNullOrEmpty
        (Get-RunwayVoice).Name | Should -Be 'Reception'
    }

    It 'refuses a change of nothing, and changes nothing under -WhatIf' {
        { Set-RunwayVoice Desk -PassThru } | Should -Throw -ErrorId 'RunwayParameterNotApplicable*'
        Set-RunwayVoice Desk -Name x -WhatIf
        (Get-RunwayVoice).Name | Should -Be 'Desk'
    }

    It 'names the ids of voices with one name' {
        $null = New-RunwayVoice Desk -Prompt $words
        $made = Invoke-Recorded { Set-RunwayVoice Desk -Name x }
        $made.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNameNotUnique*'
        foreach ($id in (Get-RunwayVoice).Id) { $made.Errors.Exception.Message | Should -BeLike "*$id*" }
    }
}

Describe 'Remove-RunwayVoice' {
    BeforeEach {
        Connect-Runway -Emulator
        $voice = New-RunwayVoice Desk -Prompt $words
    }

    It 'names the avatars that speak with it' {
        $null = New-RunwayAvatar https://example.com/a.png -Name Front -Voice Desk -Personality x
        Invoke-WhatIf { Remove-RunwayVoice Desk -WhatIf } | Should -BeLike '*these avatars speak: Front*'
        Remove-RunwayVoice Desk -Confirm:$false
        (Get-RunwayAvatar Front).Voice.IsDeleted | Should -BeTrue
        (Get-RunwayAvatar Front | Out-String) | Should -Match '\(deleted\)'
    }

    It 'deletes by name, and takes one that is gone' {
        Remove-RunwayVoice Desk -WhatIf
        @(Get-RunwayVoice).Count | Should -Be 1
        Remove-RunwayVoice desk -Confirm:$false
        Get-RunwayVoice | Should -BeNullOrEmpty
        $voice | Remove-RunwayVoice -Confirm:$false
        (Invoke-Recorded { Remove-RunwayVoice Desk -Confirm:$false }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayVoiceNotFound*'
    }
}

Describe 'Wait-RunwayResource' {
    BeforeEach { Connect-Runway -Emulator }

    It 'writes each voice when it is ready' {
        $made = 1..5 | ForEach-Object { [pscustomobject]@{ Name = "v$_"; Prompt = $words } } | New-RunwayVoice | Wait-RunwayResource
        $made.Status | Sort-Object -Unique | Should -Be 'READY'
        $made.Name | Sort-Object | Should -Be 'v1', 'v2', 'v3', 'v4', 'v5'
    }

    It 'takes names and ids with -Kind, and stored objects' {
        $voice = New-RunwayVoice Desk -Prompt $words
        (Wait-RunwayResource Desk -Kind Voice).Status | Should -Be 'READY'
        ($voice.Id | Wait-RunwayResource -Kind Voice).Id | Should -Be $voice.Id
        $voice | Export-Clixml "$TestDrive/voice.xml"
        (Import-Clixml "$TestDrive/voice.xml" | Wait-RunwayResource).Status | Should -Be 'READY'
        (Invoke-Recorded { Wait-RunwayResource Desk }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayParameterNotApplicable*'
    }

    It 'reports what failed and what was not ready in time' {
        (Invoke-Recorded { New-RunwayVoice 'a [fail:LOUD]' -Prompt $words | Wait-RunwayResource }).Errors.Exception.Message | Should -BeLike '*LOUD*'
        (Invoke-Recorded { New-RunwayVoice 'a [seconds:5000]' -Prompt $words | Wait-RunwayResource -Timeout 0 }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayWaitTimedOut*'
    }
}
