<#
    Avatars: from pictures and rows, with voices and documents by name, waited for, changed in part, and their videos.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $picture = [convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
    $picture[18], $picture[19], $picture[22], $picture[23] = 4, 0, 4, 0
    foreach ($name in 'desk.png', 'night.png') { [System.IO.File]::WriteAllBytes("$TestDrive/$name", $picture) }
    [System.IO.File]::WriteAllBytes("$TestDrive/speech.mp3", [System.Text.Encoding]::ASCII.GetBytes('ID3') + [byte[]]::new(600))
    $words = 'A calm woman of about forty, clear and friendly'
}

AfterAll { Disconnect-Runway }

Describe 'From a voice to a video' {
    BeforeEach { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'takes three commands, each of which waits for what it uses' {
        $made = Invoke-Recorded {
            New-RunwayVoice Calm -Prompt $words
            New-RunwayAvatar $TestDrive/desk.png -Name Desk -Voice Calm -Personality 'Is kind.'
            New-RunwayAvatarVideo 'Welcome.' -Avatar Desk | Save-RunwayTaskOutput -DestinationPath "$TestDrive/out"
        }
        $made.Errors | Should -BeNullOrEmpty
        $made.Output[1].Voice.Id | Should -Be $made.Output[0].Id
        $made.Output[2].Extension | Should -Be '.mp4'
        (Get-RunwayTaskHistory).Operation | Should -Be 'avatar_videos'
        (Get-RunwayTaskHistory).PromptText | Should -Be 'Welcome.'
    }
}

Describe 'New-RunwayAvatar' {
    BeforeEach { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'takes files, rows and avatars' {
        (Get-Item $TestDrive/*.png | Sort-Object Name | New-RunwayAvatar -Voice clara -Personality x).Name | Should -Be 'desk', 'night'
        $rows = [pscustomobject]@{ Name = 'a'; Image = "$TestDrive/desk.png"; Voice = 'clara'; Personality = 'x'; StartScript = 'Hi.' }
        ($rows | New-RunwayAvatar).StartScript | Should -Be 'Hi.'
        (Get-RunwayAvatar a | New-RunwayAvatar $TestDrive/night.png -Name b).Voice.Id | Should -Be 'clara'
    }

    It 'has voices and documents by name, id and object' {
        $voice = New-RunwayVoice Calm -Prompt $words -Wait
        $faq, $hours = 'faq', 'hours' | ForEach-Object { New-RunwayDocument -Name $_ -Content 'x' }
        $made = New-RunwayAvatar $TestDrive/desk.png -Name a -Voice calm -Personality x -Document faq, $hours -ImageProcessing none -Wait
        $made.Status, $made.Voice.Id, $made.Voice.Kind | Should -Be 'READY', $voice.Id, 'custom'
        $made.DocumentId | Should -Be $faq.Id, $hours.Id
        (New-RunwayAvatar $TestDrive/desk.png -Name b -Voice $voice -Personality x -Document $faq.Id).DocumentId | Should -Be $faq.Id
        (New-RunwayAvatar $TestDrive/desk.png -Name c -Voice Clara -Personality x).Voice.Kind | Should -Be 'preset'
    }

    It 'refuses <What> before it sends anything' -TestCases @(
        @{ What = 'no picture'; Id = 'RunwayMediaRequired'; Command = { New-RunwayAvatar -Name a -Voice clara -Personality x } }
        @{ What = 'no personality'; Id = 'RunwayMemberRequired'; Command = { New-RunwayAvatar $TestDrive/desk.png -Name a -Voice clara } }
        @{ What = 'no voice'; Id = 'RunwayMemberRequired'; Command = { New-RunwayAvatar $TestDrive/desk.png -Name a -Personality x } }
        @{ What = 'a long name'; Id = 'RunwayTextLength'; Command = { New-RunwayAvatar $TestDrive/desk.png -Name ('x' * 51) -Voice clara -Personality x } }
        @{ What = 'a sound as its picture'; Id = 'RunwayInvalidMedia'; Command = { New-RunwayAvatar $TestDrive/speech.mp3 -Name a -Voice clara -Personality x } }
        @{ What = 'a preset of speech'; Id = 'RunwayVoiceNotApplicable'; Command = { New-RunwayAvatar $TestDrive/desk.png -Name a -Voice Maya -Personality x } }
        @{ What = 'a preset of speech as an object'; Id = 'RunwayVoiceNotApplicable'; Command = { New-RunwayAvatar $TestDrive/desk.png -Name a -Voice (Get-RunwayVoice Noah -Preset) -Personality x } }
        @{ What = 'an unknown voice'; Id = 'RunwayVoiceNotFound'; Command = { New-RunwayAvatar $TestDrive/desk.png -Name a -Voice nobody -Personality x } }
        @{ What = 'an unknown document'; Id = 'RunwayDocumentNotFound'; Command = { New-RunwayAvatar $TestDrive/desk.png -Name a -Voice clara -Personality x -Document nothing } }
        @{ What = 'a voice that failed'; Id = 'RunwayResourceFailed'; Command = { $null = New-RunwayVoice 'v [fail:X]' -Prompt $words; New-RunwayAvatar $TestDrive/desk.png -Name a -Voice 'v [fail:X]' -Personality x } }
    ) {
        param($Id, $Command)
        (Invoke-Recorded $Command).Errors.FullyQualifiedErrorId | Should -BeLike "$Id*"
        Get-RunwayAvatar | Should -BeNullOrEmpty
    }

    It 'adopts the avatar of a lost response, at once or later, and keeps its personality out of the journal and the streams' {
        '{ "rules": [ { "on": "POST /v1/avatars", "first": 2, "do": "cut-after-body" }, { "on": "GET /v1/avatars", "first": 1, "do": "answer", "status": 403 } ] }' | Set-Content "$TestDrive/lost.json"
        $DebugPreference = $VerbosePreference = 'Continue'
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Connect-Runway -Emulator -FaultScript "$TestDrive/lost.json" -JournalPath $folder
        $first = Invoke-Recorded { New-RunwayAvatar $TestDrive/desk.png -Name a -Voice clara -Personality 'Is very private.' }
        $first.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwaySubmissionOutcomeUnknown*'
        $second = Invoke-Recorded { New-RunwayAvatar $TestDrive/desk.png -Name b -Voice clara -Personality 'Is very private.' }
        $second.Output.Name | Should -Be 'b'
        $second.Warnings.Message | Should -BeLike '*was lost*'
        (Get-RunwayTaskHistory -Unknown | Resolve-RunwayTask).Name | Should -Be 'a'
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
        Disconnect-Runway
        Get-ChildItem $folder -Recurse -File | Get-Content | Out-String | Should -Not -Match 'private'
        ($first.Verbose, $first.Debug, $second.Verbose, $second.Debug, $first.Errors | Out-String) | Should -Not -Match 'private'
        ($second.Output, 1 | Out-String) | Should -Not -Match 'private|jwt='
    }
}

Describe 'Get-RunwayAvatar' {
    BeforeAll {
        Connect-Runway -Emulator
        $desk = New-RunwayAvatar $TestDrive/desk.png -Name Desk -Voice clara -Personality x -Wait
        $null = New-RunwayAvatar $TestDrive/desk.png -Name Slow -Voice clara -Personality 'x [seconds:5000]'
    }

    It 'lists, filters and reads avatars, and lists presets' {
        (Get-RunwayAvatar).Name | Should -Be 'Slow', 'Desk'
        (Get-RunwayAvatar d*).Id | Should -Be $desk.Id
        (Get-RunwayAvatar -Status processing).Name | Should -Be 'Slow'
        ($desk | Get-RunwayAvatar).Personality | Should -Be 'x'
        (Get-RunwayAvatar -Preset).Count | Should -Be 9
        (Invoke-Recorded { Get-RunwayAvatar nobody }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayAvatarNotFound*'
    }

    It 'reads by an id in place of a name' {
        (Get-RunwayAvatar $desk.Id).Name, (Get-RunwayAvatar -Id Desk).Id | Should -Be 'Desk', $desk.Id
        (Get-RunwayAvatar -Preset cat* | Get-RunwayAvatar).Kind | Should -Be 'preset'
    }

    It 'changes and deletes no avatar or voice for a preset of the same name' {
        $null = New-RunwayAvatar $TestDrive/desk.png -Name influencer -Voice clara -Personality x
        $null = New-RunwayVoice clara -Prompt 'A calm woman of about forty years'
        foreach ($command in { Get-RunwayAvatar -Preset influencer | Remove-RunwayAvatar -Confirm:$false }, { Get-RunwayAvatar -Preset influencer | Set-RunwayAvatar -Name y },
            { Get-RunwayVoice -Preset clara | Remove-RunwayVoice -Confirm:$false }, { Get-RunwayVoice -Preset clara | Set-RunwayVoice -Name y }) {
            (Invoke-Recorded $command).Errors.Exception.Message | Should -BeLike '*is a preset of the service*'
        }
        $both = Invoke-Recorded { New-RunwayAvatarVideo hi -Avatar influencer }
        $both.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNameNotUnique*'
        $task = New-RunwayAvatarVideo hi -Avatar (Get-RunwayAvatar -Preset influencer) -Voice (Get-RunwayVoice -Preset clara)[0]
        $task.Parameters.avatar.presetId, $task.Parameters.speech.voice.presetId | Should -Be 'influencer', 'clara'
        Get-RunwayAvatar influencer | Remove-RunwayAvatar -Confirm:$false
        Get-RunwayVoice clara | Remove-RunwayVoice -Confirm:$false
        Get-RunwayAvatar influencer -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'is the input of a video' {
        $task = Get-RunwayAvatar Desk | New-RunwayAvatarVideo 'Welcome.'
        $task.Parameters.avatar.avatarId | Should -Be $desk.Id
        $task.Parameters.speech.Keys | Should -Not -Contain 'voice'
        (Get-RunwayAvatar -Preset cat-character | New-RunwayAvatarVideo 'Welcome.').Parameters.avatar.presetId | Should -Be 'cat-character'
        (New-RunwayAvatarVideo hi -Avatar Desk -Voice (Get-RunwayAvatar Desk).Voice).Parameters.speech.voice.presetId | Should -Be 'clara'
        { $desk | New-RunwayAvatarVideo hi -Avatar Desk -ErrorAction Stop } | Should -Throw '*pipeline*'
    }

    It 'that is unknown is an error of each row, in $Error, too' {
        $script = { $Error.Clear(); 'a', 'b', 'c' | New-RunwayAvatarVideo -Avatar nobody 2>$null; "$($Error.Count) $($Error.TargetObject)" }
        $shell = [powershell]::Create().AddScript("Import-Module '$env:RUNWAY_TEST_MODULE'; Connect-Runway -Emulator").AddStatement().AddScript($script)
        try { $shell.Invoke()[-1] | Should -Be '3 c b a' } finally { $shell.Dispose() }
    }

    It 'completes names, presets and values' {
        (TabExpansion2 'New-RunwayAvatarVideo a -Avatar de').CompletionMatches.ListItemText | Should -Contain 'Desk'
        (TabExpansion2 'New-RunwayAvatarVideo a -Avatar cat').CompletionMatches.ListItemText | Should -Be 'cat-character'
        (TabExpansion2 'New-RunwayAvatar a.png -Voice clar').CompletionMatches.ListItemText | Should -Be 'clara'
        (TabExpansion2 'Set-RunwayAvatar a -ImageProcessing ').CompletionMatches.ListItemText | Should -Be 'optimize', 'none'
    }
}

Describe 'Set-RunwayAvatar' {
    BeforeEach {
        Connect-Runway -Emulator
        $faq, $hours = 'faq', 'hours' | ForEach-Object { New-RunwayDocument -Name $_ -Content 'x' }
        $desk = New-RunwayAvatar $TestDrive/desk.png -Name Desk -Voice clara -Personality x -StartScript 'Hi.' -Document faq
    }

    It 'changes what is given' {
        $changed = Set-RunwayAvatar desk -Personality y -Voice morgan -PassThru
        $changed.Personality, $changed.Voice.Id, $changed.StartScript, $changed.Name | Should -Be 'y', 'morgan', 'Hi.', 'Desk'
        ($desk | Set-RunwayAvatar -StartScript $null -PassThru).StartScript | Should -BeNullOrEmpty
        ($desk | Set-RunwayAvatar -Name Front -PassThru).Personality | Should -Be 'y'
    }

    It 'counts null, a blank name and no match as not given; only an empty list takes the documents away' {
        foreach ($nothing in $null, '', '  ') {
            { Set-RunwayAvatar Desk -Document $nothing } | Should -Throw -ErrorId 'RunwayParameterNotApplicable*'
        }
        foreach ($values in @{ Name = '' }, @{ Personality = $null }, @{ AddDocument = $null }) {
            { Set-RunwayAvatar Desk @values } | Should -Throw '*nothing to change*' -ErrorId 'RunwayParameterNotApplicable*'
        }
        (Set-RunwayAvatar Desk -Name Front -Document (Get-RunwayDocument nothing*) -PassThru).DocumentId | Should -Be $faq.Id
        (Set-RunwayAvatar Front -Document @() -PassThru).DocumentId | Should -BeNullOrEmpty
    }

    It 'takes ImageProcessing in any case, and a document once' {
        (Set-RunwayAvatar Desk -ImageProcessing NONE -Document faq, FAQ, $faq -PassThru).DocumentId | Should -Be $faq.Id
    }

    It 'adds, removes and replaces documents' {
        (Set-RunwayAvatar Desk -AddDocument hours -PassThru).DocumentId | Should -Be $faq.Id, $hours.Id
        (Set-RunwayAvatar Desk -RemoveDocument faq -PassThru).DocumentId | Should -Be $hours.Id
        (Set-RunwayAvatar Desk -Document faq -PassThru).DocumentId | Should -Be $faq.Id
        (Set-RunwayAvatar Desk -Document @() -PassThru).DocumentId | Should -BeNullOrEmpty
    }

    It 'waits before it changes the picture of an avatar that is not ready' {
        $made = Invoke-Recorded { $desk | Set-RunwayAvatar -Image $TestDrive/night.png -Wait -PassThru }
        $made.Errors | Should -BeNullOrEmpty
        $made.Output.Status | Should -Be 'READY'
    }

    It 'refuses <What>' -TestCases @(
        @{ What = 'a change of nothing'; Command = { $desk | Set-RunwayAvatar -PassThru } }
        @{ What = 'two ways to say the documents'; Command = { Set-RunwayAvatar Desk -Document faq -AddDocument hours } }
    ) {
        param($Command)
        $Command | Should -Throw -ErrorId 'RunwayParameterNotApplicable*'
    }

    It 'changes and deletes nothing under -WhatIf' {
        Set-RunwayAvatar Desk -Name Front -WhatIf
        Remove-RunwayAvatar Desk -WhatIf
        (Get-RunwayAvatar).Name | Should -Be 'Desk'
    }

    It 'deletes' {
        $desk | Remove-RunwayAvatar -Confirm:$false
        Get-RunwayAvatar | Should -BeNullOrEmpty
        $desk | Remove-RunwayAvatar -Confirm:$false
    }
}

Describe 'New-RunwayAvatarVideo' {
    BeforeEach { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'makes a task for each text, sound and row' {
        ('a', 'b' | New-RunwayAvatarVideo -Avatar cat-character -Voice clara).PromptText | Should -Be 'a', 'b'
        @(Get-Item $TestDrive/speech.mp3 | New-RunwayAvatarVideo -Avatar cat-character).Count | Should -Be 1
        ([pscustomobject]@{ PromptText = 'c'; Avatar = 'Cat-Character' } | New-RunwayAvatarVideo).PromptText | Should -Be 'c'
        (New-RunwaySpeech 'd' | Wait-RunwayTask | New-RunwayAvatarVideo -Avatar influencer).Operation | Should -Be 'avatar_videos'
    }

    It 'refuses <What>' -TestCases @(
        @{ What = 'neither a text nor a sound'; Id = 'RunwayParameterNotApplicable'; Command = { New-RunwayAvatarVideo -Avatar cat-character } }
        @{ What = 'a text and a sound'; Id = 'RunwayParameterNotApplicable'; Command = { New-RunwayAvatarVideo a -Audio $TestDrive/speech.mp3 -Avatar cat-character } }
        @{ What = 'a voice for a sound'; Id = 'RunwayParameterNotApplicable'; Command = { New-RunwayAvatarVideo -Audio $TestDrive/speech.mp3 -Voice clara -Avatar cat-character } }
        @{ What = 'a long text'; Id = 'RunwayTextLength'; Command = { New-RunwayAvatarVideo ('x' * 5001) -Avatar cat-character } }
        @{ What = 'a preset of speech'; Id = 'RunwayVoiceNotApplicable'; Command = { New-RunwayAvatarVideo a -Voice Maya -Avatar cat-character } }
        @{ What = 'an unknown avatar'; Id = 'RunwayAvatarNotFound'; Command = { New-RunwayAvatarVideo a -Avatar nobody } }
        @{ What = 'an unknown cost within a limit'; Id = 'RunwayCostUnknown'; Command = { New-RunwayAvatarVideo a -Avatar cat-character -CreditLimit 100 } }
    ) {
        param($Id, $Command)
        (Invoke-Recorded $Command).Errors.FullyQualifiedErrorId | Should -BeLike "$Id*"
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'names the ids of avatars with one name' {
        $two = 1, 2 | ForEach-Object { New-RunwayAvatar $TestDrive/desk.png -Name Desk -Voice clara -Personality x }
        $made = Invoke-Recorded { New-RunwayAvatarVideo a -Avatar Desk }
        foreach ($id in $two.Id) { $made.Errors.Exception.Message | Should -BeLike "*$id*" }
    }

    It 'says that its cost is unknown' {
        (Measure-RunwayCost a -Operation avatar_videos).UnknownCount | Should -Be 1
    }
}
