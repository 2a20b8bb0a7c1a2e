# Measure-RunwayCost says what the New- cmdlet would say: the same error for what that one refuses, and no price for it.
BeforeDiscovery { Import-Module $env:RUNWAY_TEST_MODULE }

Describe 'What a New- cmdlet refuses before it sends anything' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        . $PSScriptRoot/Support.ps1
        $media = (New-Item -ItemType Directory (Join-Path $TestDrive 'media')).FullName
        $c = (Open-Emulator -ClockRate 1000).Connection
        $picture = Join-Path $media 'picture.png'
        $null = New-RunwayImage 'a' -Connection $c | Save-RunwayTaskOutput -OutFile $picture -Connection $c
        Set-Content (Join-Path $media 'text.png') 'not a picture'
        $address = 'https://h.test/a.png'

        # The id and the text of each error, without the lines that name the input.
        function Get-Refusal($Run) {
            $Run.Errors | ForEach-Object {
                [pscustomobject]@{
                    Id     = ($_.FullyQualifiedErrorId -split ',')[0]
                    Text   = ("$($_.ErrorDetails.Message ?? $_.Exception.Message)" -split '\r?\n')[0]
                    Action = $_.ErrorDetails.RecommendedAction
                }
            }
        }
    }

    It 'is refused by Measure-RunwayCost with the same error: <What>' -ForEach @(
        # What is piped, and the parameters of both commands.
        @{ What = 'a prompt that is too long'; Pipe = { 'x' * 1001 }; Maker = 'New-RunwayImage' }
        @{ What = 'a prompt that is too long for speech'; Pipe = { 'x' * 10001 }; Maker = 'New-RunwaySpeech'; Operation = 'text_to_speech' }
        @{ What = 'no prompt'; Pipe = { $null }; Maker = 'New-RunwayImage' }
        @{ What = 'no prompt for a video'; Pipe = { [pscustomobject]@{ PromptText = $null; Duration = 5 } }; Maker = 'New-RunwayVideo' }
        @{ What = 'a blank prompt'; Pipe = { ' ' }; Maker = 'New-RunwayImage' }
        @{ What = 'a prompt with invisible characters only'; Pipe = { "`u{200b}" }; Maker = 'New-RunwayImage' }
        @{ What = 'half of a character'; Pipe = { "a`u{d83d}" }; Maker = 'New-RunwayImage' }
        @{ What = 'a prompt that is the path of a picture'; Pipe = { $picture }; Maker = 'New-RunwayImage' }
        @{ What = 'a ratio that the model lacks'; Pipe = { 'a' }; Maker = 'New-RunwayImage'; With = @{ Ratio = '3:7' } }
        @{ What = 'a ratio that the model lacks, for a video'; Pipe = { 'a' }; Maker = 'New-RunwayVideo'; With = @{ Model = 'gen4.5'; Ratio = '1:1' }; Operation = 'text_to_video' }
        @{ What = 'a ratio that is none'; Pipe = { [pscustomobject]@{ PromptText = 'a'; Ratio = 'wide' } }; Maker = 'New-RunwayImage' }
        @{ What = 'no ratio where one is needed'; Pipe = { 'a' }; Maker = 'New-RunwayImage'; With = @{ Model = 'gpt_image_2' } }
        @{ What = 'no reference images where some are needed'; Pipe = { 'a' }; Maker = 'New-RunwayImage'; With = @{ Model = 'gen4_image_turbo' } }
        @{ What = 'too many reference images'; Pipe = { 'a' }; Maker = 'New-RunwayImage'; With = @{ ReferenceImage = 1..20 | ForEach-Object { "https://h.test/$_.png" } } }
        @{ What = 'a missing reference image'; Pipe = { 'a' }; Maker = 'New-RunwayImage'; With = @{ ReferenceImage = './missing.png' } }
        @{ What = 'a picture without the prompt that the model needs'; Pipe = { Get-Item $picture }; Maker = 'New-RunwayVideo'; With = @{ Model = 'gen4.5' } }
        @{ What = 'a missing picture'; Pipe = { [pscustomobject]@{ PromptText = 'a'; Image = './missing.png' } }; Maker = 'New-RunwayVideo' }
        @{ What = 'a pattern that matches nothing'; Pipe = { [pscustomobject]@{ PromptText = 'a'; Image = './missing*.png' } }; Maker = 'New-RunwayVideo' }
        @{ What = 'a file that is no picture'; Pipe = { Get-Item (Join-Path $media 'text.png') }; Maker = 'New-RunwayVideo' }
        @{ What = 'a picture for a command of videos'; Pipe = { Get-Item $picture }; Maker = 'New-RunwayVideoHdr'; Operation = 'video_to_hdr' }
        @{ What = 'a last picture that the model does not take'; Pipe = { [pscustomobject]@{ Image = $address; LastImage = $address } }; Maker = 'New-RunwayVideo' }
        @{ What = 'an address that the service cannot fetch'; Pipe = { [pscustomobject]@{ Image = 'http://h.test/a.png' } }; Maker = 'New-RunwayVideo' }
        @{ What = 'a task without output'; Pipe = { [Runway.RunwayTask]@{ Id = 'x'; Status = 'RUNNING' } }; Maker = 'New-RunwayVideo' }
        @{ What = 'a duration that is none'; Pipe = { 'a' }; Maker = 'New-RunwayVideo'; With = @{ Duration = 'soon' } }
        @{ What = 'a duration that the model lacks'; Pipe = { 'a' }; Maker = 'New-RunwayVideo'; With = @{ Model = 'veo3.1'; Duration = 5 }; Operation = 'text_to_video' }
        @{ What = 'a resolution that the model lacks'; Pipe = { 'a' }; Maker = 'New-RunwayVideo'; With = @{ Model = 'hailuo3'; Resolution = '99p' }; Operation = 'text_to_video' }
        @{ What = 'a member that a strict model lacks'; Pipe = { 'a' }; Maker = 'New-RunwayVideo'; With = @{ Model = 'hailuo3'; Audio = 'true' }; Operation = 'text_to_video' }
        @{ What = 'a number of outputs in a row'; Pipe = { [pscustomobject]@{ PromptText = 'a'; OutputCount = '2.5' } }; Maker = 'New-RunwayImage' }
        @{ What = 'a seed in a row'; Pipe = { [pscustomobject]@{ PromptText = 'a'; Seed = '-1' } }; Maker = 'New-RunwayImage' }
        @{ What = 'a voice in a row'; Pipe = { [pscustomobject]@{ PromptText = 'a'; Voice = 'Nobody' } }; Maker = 'New-RunwaySpeech'; Operation = 'text_to_speech' }
        @{ What = 'a language in a row'; Pipe = { [pscustomobject]@{ Audio = 'https://h.test/a.mp3'; TargetLanguage = 'xx' } }; Maker = 'New-RunwayVoiceDubbing'; Operation = 'voice_dubbing' }
        @{ What = 'a mode in a row'; Pipe = { [pscustomobject]@{ PromptText = 'a'; Video = 'https://h.test/a.mp4'; VideoMode = 'fly' } }; Maker = 'New-RunwayVideo' }
        @{ What = 'sound that is neither on nor off'; Pipe = { [pscustomobject]@{ PromptText = 'a'; Model = 'veo3.1'; Audio = 'perhaps' } }; Maker = 'New-RunwayVideo'; Operation = 'text_to_video' }
        @{ What = 'a misspelled model'; Pipe = { [pscustomobject]@{ PromptText = 'a'; Model = 'gen4_imgae' } }; Maker = 'New-RunwayImage'; Operation = 'text_to_image' }
        @{ What = 'a retired model'; Pipe = { 'a' }; Maker = 'New-RunwayVideo'; With = @{ Model = 'veo3' }; Operation = 'text_to_video' }
        @{ What = 'a model of another operation'; Pipe = { 'a' }; Maker = 'New-RunwayImage'; With = @{ Model = 'gen4_turbo' }; Operation = 'text_to_image' }
        @{ What = 'an unknown model without a ratio'; Pipe = { 'a' }; Maker = 'New-RunwayImage'; With = @{ Model = 'nova9' }; Operation = 'text_to_image' }
    ) {
        $with = $With ?? @{}
        $asked = $Operation ? @{ Operation = $Operation } : @{}
        $said = Invoke-Recorded { & $Pipe | & $Maker @with -Connection $c }
        $measured = Invoke-Recorded { & $Pipe | Measure-RunwayCost @with @asked }
        $said.Errors | Should -Not -BeNullOrEmpty
        $said.Output | Should -BeNullOrEmpty
        $expected, $actual = (Get-Refusal $said), (Get-Refusal $measured)
        $actual.Id | Should -Be $expected.Id
        $actual.Text | Should -Be $expected.Text
        $actual.Action | Should -Be $expected.Action
        $measured.Output | Should -BeNullOrEmpty
    }

    It 'warns as the New- cmdlet does, and asks no price for what has no effect' {
        $said = Invoke-Recorded { New-RunwayImage 'a' -OutputCount 4 -Connection $c }
        $measured = Invoke-Recorded { 'a' | Measure-RunwayCost -OutputCount 4 }
        "$($measured.Warnings)" | Should -Be "$($said.Warnings)"
        $said.Warnings | Should -BeLike '*no effect*'
        $measured.Output.Credits | Should -Be 5
    }

    It 'is an error of its row, and the rest is added up' {
        $run = Invoke-Recorded {
            'a', ('x' * 1001), 'b' | Measure-RunwayCost
        }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].ErrorDetails.Message | Should -Match 'Index 1: "xxx'
        $run.Output[0].Count, $run.Output[0].Credits | Should -Be 2, 10
    }

    It 'counts each file of a pattern by itself' {
        $both = New-Item -ItemType Directory (Join-Path $TestDrive 'both')
        Copy-Item $picture (Join-Path $both 'a.png')
        Set-Content (Join-Path $both 'b.png') 'not a picture'
        $run = Invoke-Recorded { [pscustomobject]@{ Image = "$both/*.png" } | Measure-RunwayCost }
        $run.Output[0].Count | Should -Be 1
        $run.Errors.ErrorDetails.Message | Should -Match 'b\.png'
    }

    It 'needs no connection and leaves no trace' {
        Disconnect-Runway
        ('a' | Measure-RunwayCost).Credits | Should -Be 5
        $run = Invoke-Recorded { 'x' * 1001 | Measure-RunwayCost }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayTextLength,*MeasureRunwayCostCommand'
    }
}

Describe 'The quick forms of Measure-RunwayCost' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        . $PSScriptRoot/Support.ps1
    }

    It 'take a text with blanks as a prompt, as the New- cmdlets do' {
        (Measure-RunwayCost 'a red boat').Credits | Should -Be 5
        (Measure-RunwayCost 'a red boat' -Duration 5).Credits | Should -Be 60
        (Measure-RunwayCost 'a red boat' -Ratio 1920:1080).Credits | Should -Be 8
    }

    It 'say what a word can be' {
        $run = Invoke-Recorded { Measure-RunwayCost lighthouse }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayOperationRequired,*'
        $run.Errors.ErrorDetails.RecommendedAction | Should -BeLike '*-PromptText*-Operation*'
    }

    It 'give a price for every operation and for <_>, without a prompt and media' -ForEach (Get-RunwayModel | Where-Object { $_.Price -and $_.Model -notin 'seed_audio' } | ForEach-Object { "$($_.Operation) with $($_.Model)" }) {
        $operation, $model = $_ -split ' with '
        $required = @{}
        $known = Get-RunwayModel $model -Operation $operation
        foreach ($name in 'Ratio', 'Resolution') {
            if ($known.Required -contains $name -and $known.Members.Where({ $_.Name -eq $name }).AllowedValues -notcontains '1280:720') {
                $member = $known.Members.Where({ $_.Name -eq $name })
                $required.$name = @($member.AllowedValues + $member.KnownValues)[0]
            }
        }
        $run = Invoke-Recorded { Measure-RunwayCost $model $operation @required }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output[0].Count | Should -Be 1
    }

    It 'refuse a parameter that the command of the operation does not have' {
        $run = Invoke-Recorded { Measure-RunwayCost gen4_image text_to_image -Duration 5 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayParameterNotApplicable,*'
        $run.Errors.ErrorDetails.Message | Should -BeLike '*New-RunwayImage has no such parameter*'
    }

    # PowerShell would ask for a mandatory parameter, and a runbook would wait for ever.
    It 'have a price or an error of this module, and never ask, for <Operation> with <Parameter>' -ForEach @(
        foreach ($operation in (Get-RunwayModel).Operation + 'recipes/ad_localization', 'recipes/marketing_stock_image', 'recipes/multi_shot_video', 'recipes/product_ad', 'recipes/product_swap' | Sort-Object -Unique) {
            foreach ($parameter in 'Image', 'LastImage', 'Video', 'Path', 'PromptText', 'ReferenceImage', 'ReferenceVideo', 'Audio') { @{ Operation = $operation; Parameter = $parameter } }
        }
    ) {
        $given = @{ $Parameter = switch ($Parameter) { PromptText { 'a boat' } Audio { 'true' } { $_ -like '*Video' } { 'https://h.test/a.mp4' } default { 'https://h.test/a.png' } } }
        $run = Invoke-Recorded { Measure-RunwayCost -Operation $Operation @given }
        @($run.Output).Count + @($run.Errors).Count | Should -BeGreaterThan 0
        $run.Errors | ForEach-Object { $_.FullyQualifiedErrorId | Should -BeLike 'Runway*,*' }
    }

    It 'refuse a prompt alone for an operation that needs a medium: <_>' -ForEach 'gen4_turbo', 'veo3.1' {
        $run = Invoke-Recorded { 'a' | Measure-RunwayCost $_ image_to_video }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayMediaRequired,*'
        $run.Output | Should -BeNullOrEmpty
    }
}
