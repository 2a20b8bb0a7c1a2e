# A path or an address that comes as text is no prompt: Get-ChildItem -Name gives names, and each would be paid for.
Describe 'A prompt that is nothing but a path or an address' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        . $PSScriptRoot/Support.ps1
        Connect-Runway -Emulator -ClockRate 1000 -JournalPath (Join-Path $TestDrive 'journal')
        $place = (New-Item -ItemType Directory (Join-Path $TestDrive 'my pictures')).FullName
        $null = New-RunwayImage 'a' | Save-RunwayTaskOutput -OutFile (Join-Path $place 'red boat.png')
        Copy-Item (Join-Path $place 'red boat.png') (Join-Path $place 'boat')
        Set-Content (Join-Path $place 'prompts.txt') 'a'
        Push-Location $place
        $sent = { @(Get-RunwayTaskHistory).Count }
    }
    AfterAll {
        Pop-Location
        Disconnect-Runway
    }

    It 'is refused before anything is sent where it is a medium: <Maker> <Text>' -ForEach @(
        foreach ($command in 'New-RunwayImage', 'New-RunwayVideo', 'New-RunwaySpeech', 'New-RunwaySoundEffect', 'Measure-RunwayCost') {
            foreach ($text in 'red boat.png', './red boat.png', ' red boat.png ', 'its full path', 'boat', 'runway://upload-1234567890', 'https://h.test/a.png', 'data:image/png;base64,AAAA',
                '"red boat.png"', 'missing.png', 'pictures/missing.mp4', '*.png', 'file:///tmp/a.png') {
                @{ Maker = $command; Text = $text }
            }
        }
    ) {
        $text = $Text -eq 'its full path' ? (Join-Path $place 'red boat.png') : $Text
        $before = & $sent
        foreach ($form in { $text | & $Maker }, { [pscustomobject]@{ PromptText = $text } | & $Maker }, { & $Maker -PromptText $text }) {
            $run = Invoke-Recorded $form
            $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidPrompt,*'
            $run.Errors.ErrorDetails.Message | Should -BeLike 'The prompt is *'
            $run.Errors.ErrorDetails.RecommendedAction | Should -BeLike '*Get-ChildItem without -Name*-Image*'
            $run.Output | Should -BeNullOrEmpty
        }
        & $sent | Should -Be $before
    }

    It 'is refused for a whole listing of names' {
        $run = Invoke-Recorded { Get-ChildItem -Name *.png | New-RunwayVideo }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidPrompt,*'
        $run = Invoke-Recorded { Get-ChildItem *.png | New-RunwayVideo }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Operation | Should -Be image_to_video
    }

    It 'is sent with a warning where it may be meant: <_>' -ForEach 'prompts.txt', './prompts.txt', 'my cat.png', 'pictures/my cat.mp4', 'https://h.test/page' {
        $run = Invoke-Recorded { $_ | New-RunwayImage }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.PromptText | Should -Be $_
        $run.Warnings | Should -BeLike "The prompt *'$([WildcardPattern]::Escape($_))'. It is used as text*"
        "$((Invoke-Recorded { $_ | Measure-RunwayCost }).Warnings)" | Should -Be "$($run.Warnings)"
    }

    It 'stays a prompt where it only mentions a file or an address: <_>' -ForEach @(
        'a boat', 'make it look like red boat.png', 'boats.', 'black/white', 'a boat at 5.30', 'Portrait: a man', 'see https://h.test/a.png', "red boat.png`nat night", 'C:\', 'and/or 1:1', '.', '~', '-'
    ) {
        $run = Invoke-Recorded { $_ | New-RunwayImage }
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
    }
}
