<#
    Save-RunwayAsset: files that are no output of a task, under which names, and from where.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    function New-Scene([hashtable] $Options = @{}) {
        $null = Connect-Runway -Emulator -ClockRate 200 @Options
        $null = Invoke-RunwayRestMethod /v1/avatars POST -Confirm:$false -Body @{ name = 'Desk'; referenceImage = 'https://a.example/1.png'; personality = 'Helps.'; voice = @{ type = 'runway-live-preset'; presetId = 'clara' } }
        $session = New-RunwayAvatarSession cat-character -Personality 'Helps. [seconds:5]'
        do { $read = Get-RunwayAvatarConversation $session } until ($read.Status -eq 'ended')
        $session
    }
}

AfterAll { Disconnect-Runway }

Describe 'Save-RunwayAsset' {
    BeforeEach { $out = "$TestDrive/$([guid]::NewGuid())" }

    It 'saves the preview of a voice, and of one that is still prepared' {
        $null = New-Scene
        $voice = New-RunwayVoice Desk -Prompt 'A calm voice of a woman at a desk.' -Confirm:$false
        $file = $voice | Save-RunwayAsset $out
        $file.Name | Should -BeLike "$($voice.Id).*"
        $file.Length | Should -BeGreaterThan 100
        $file.AssetId | Should -Be $voice.Id
        ($voice | Save-RunwayAsset $out -NameTemplate '{Prompt}').BaseName | Should -Be 'desk'
        $preview = New-RunwayVoicePreview 'A calm voice of a woman at a desk.' -Confirm:$false
        ($preview | Save-RunwayAsset -OutFile "$out/p.mp3").Name | Should -Be 'p.mp3'
    }

    It 'saves recordings, of a list, of a session and of a stored object' {
        $session = New-Scene
        (Get-RunwayAvatarConversation | Save-RunwayAsset $out).Name | Should -Be "$($session.Id).mp4"
        ($session | Save-RunwayAsset $out -Force).Length | Should -BeGreaterThan 100
        Get-RunwayAvatarConversation $session | Export-Clixml "$TestDrive/c.xml"
        (Import-Clixml "$TestDrive/c.xml" | Save-RunwayAsset "$out/2").Name | Should -Be "$($session.Id).mp4"
    }

    It 'saves the images of an avatar' {
        $null = New-Scene
        $desk = [Runway.RunwayAvatar]@{ Id = (Invoke-RunwayRestMethod /v1/avatars).data[0].id; ProcessedImageUrl = 'https://expired.example/x.png' }
        ($desk | Save-RunwayAsset $out).Name | Sort-Object | Should -BeLike "$($desk.Id)-*"
        ($desk | Save-RunwayAsset -OutFile "$out/one.png").Name | Should -Be 'one.png'
    }

    It 'reads an address again that has expired, and continues after a broken download' {
        '{ "rules": [ { "on": "download", "first": 1, "do": "expired-url" }, { "on": "download", "after": 1, "first": 1, "do": "cut-in-body", "bytes": 20 } ] }' | Set-Content "$TestDrive/expired.json"
        $session = New-Scene @{ FaultScript = "$TestDrive/expired.json" }
        $run = Invoke-Recorded { Get-RunwayAvatarConversation $session | Save-RunwayAsset $out -Verbose }
        $run.Errors | Should -BeNullOrEmpty
        @($run.Verbose -match '^GET /v1/avatar_conversations/').Count | Should -Be 1
        $run.Output[0].Length | Should -BeGreaterThan 100
        Get-ChildItem $out -Filter *.part | Should -BeNullOrEmpty
    }

    It 'refuses an existing file without -Force, and shows the file under -WhatIf' {
        $session = New-Scene
        $whole = Get-RunwayAvatarConversation $session
        Invoke-WhatIf { $whole | Save-RunwayAsset $out -WhatIf } | Should -BeLike "*Save to $(Join-Path $out "$($session.Id).mp4")*"
        Test-Path $out | Should -BeFalse
        $whole | Save-RunwayAsset $out | Out-Null
        $run = Invoke-Recorded { $whole | Save-RunwayAsset $out }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayFileExists,*'
        ($whole | Save-RunwayAsset $out -Force).Name | Should -Be "$($session.Id).mp4"
    }

    It 'tells what has no file' {
        $null = Connect-Runway -Emulator -ClockRate 5
        $open = New-RunwayAvatarSession cat-character
        $run = Invoke-Recorded { $open, 'text', (New-RunwayImage a) | Save-RunwayAsset $out }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNoOutput,*'
        $run.Errors.Count | Should -Be 3
    }

    It 'reads selected properties again by their id, and shows nothing of an object that it does not take' {
        $session = New-Scene
        (Get-RunwayAvatarConversation $session | Select-Object Id | Save-RunwayAsset $out).Name | Should -Be "$($session.Id).mp4"
        $run = Invoke-Recorded { [pscustomobject]@{ Id = 'a'; Content = 'confidential' } | Save-RunwayAsset $out }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNoOutput,*'
        "$($run.Errors)" | Should -Not -Match 'confidential'
    }

    It 'says nothing of tasks in its advice: <Line>' -TestCases @(
        @{ Line = 'Get-RunwayVoice -Preset clara | Save-RunwayAsset' }
        @{ Line = 'Get-RunwayVoice Desk | Save-RunwayAsset -SizeLimit 10' }
        @{ Line = 'Get-RunwayVoice Desk | Save-RunwayAsset -OutFile /dev/null -Force' }
        @{ Line = 'Get-RunwayVoice Desk | Save-RunwayAsset -NameTemplate "{Model}"' }
        @{ Line = 'New-RunwayAvatarSession cat-character | Save-RunwayAsset' }
    ) {
        param($Line)
        $null = Connect-Runway -Emulator -ClockRate 200
        $null = New-RunwayVoice Desk -Prompt 'A calm voice of a woman at a desk.' -Wait
        $null = New-Item -ItemType Directory $out
        Push-Location $out
        try { $errors = @((Invoke-Recorded ([scriptblock]::Create($Line))).Errors) } catch { $errors = @($_) } finally { Pop-Location }
        $errors.Count | Should -Be 1
        $errors.ErrorDetails.RecommendedAction | Should -Not -Match 'task|Save-RunwayTaskOutput|{Model}'
        Get-ChildItem $out | Should -BeNullOrEmpty
        if ($IsLinux) { (Get-Item /dev/null).UnixMode | Should -BeLike 'c*' }
    }

    It 'names a preview by its words, without an id' {
        $null = Connect-Runway -Emulator -ClockRate 200
        $file = New-RunwayVoicePreview 'A calm voice of a woman at a desk.' | Save-RunwayAsset $out
        $file.BaseName, $file.AssetId | Should -Be 'a-calm-voice-of-a-woman-at-a-desk', $null
    }

    It 'does not send the key to the host of a file' {
        $session = New-Scene
        $run = Invoke-Recorded { $session | Save-RunwayAsset $out -Verbose -Debug }
        ($run.Verbose + $run.Debug | Out-String) | Should -Not -Match '_jwt=(?!\[redacted\])'
    }
}
