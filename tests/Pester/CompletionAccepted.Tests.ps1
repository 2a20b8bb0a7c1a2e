<#
    What Tab offers is accepted, with all that the line has already: each value that is offered for a parameter of a New- cmdlet is
    put into its line, and the line is run with the emulator, which checks the request against the document of the API.
#>
BeforeDiscovery {
    Import-Module $env:RUNWAY_TEST_MODULE
    $prompt = "'a red boat on a lake'"
    $starts = @{
        'New-RunwayImage'                = "$prompt", "$prompt -ReferenceImage https://example.com/a.png", "$prompt -OutputCount 2", "$prompt -Grounding", "$prompt -Edit -ReferenceImage https://example.com/a.png"
        'New-RunwayImageUpscale'         = 'https://example.com/a.png', 'https://example.com/a.png -Sharpen 10', 'https://example.com/a.png -UltraDetail 10'
        'New-RunwayVideo'                = "$prompt", "$prompt -Audio `$true", "$prompt -OutputFormat prores", "$prompt -ReferenceImage https://example.com/a.png",
            "$prompt -ReferenceVideo https://example.com/a.mp4", "$prompt -ReferenceAudio https://example.com/a.mp3 -ReferenceImage https://example.com/a.png",
            '-Image https://example.com/a.png', "$prompt -Image https://example.com/a.png", "$prompt -Image https://example.com/a.png -LastImage https://example.com/b.png", "$prompt -LastImage https://example.com/b.png",
            "$prompt -Image https://example.com/a.png -Audio `$true", "$prompt -Image https://example.com/a.png -ReferenceVideo https://example.com/a.mp4",
            '-Video https://example.com/a.mp4', "$prompt -Video https://example.com/a.mp4", "$prompt -Video https://example.com/a.mp4 -ReferenceImage https://example.com/a.png",
            "$prompt -Video https://example.com/a.mp4 -Keyframe @{ Image = 'https://example.com/a.png'; Seconds = 1 }"
        'New-RunwayVideoUpscale'         = 'https://example.com/a.mp4', 'https://example.com/a.mp4 -FpsBoost', 'https://example.com/a.mp4 -Sharpen 10', 'https://example.com/a.mp4 -Creativity 10'
        'New-RunwayVideoHdr'             = 'https://example.com/a.mp4', 'https://example.com/a.mp4 -OutputFormat hdr_prores'
        'New-RunwayCharacterPerformance' = 'https://example.com/a.png https://example.com/b.mp4', 'https://example.com/a.mp4 https://example.com/b.mp4', 'https://example.com/a.png https://example.com/b.mp4 -BodyControl $true'
        'New-RunwayLipSync'              = , 'https://example.com/a.mp4 https://example.com/a.mp3'
        'New-RunwayFrameInterpolation'   = , 'https://example.com/a.mp4'
        'New-RunwaySoundEffect'          = "$prompt", "$prompt -Loop", "$prompt -ReferenceAudio https://example.com/a.mp3", "$prompt -PitchRate 1", "$prompt -Video https://example.com/a.mp4"
        'New-RunwaySpeech'               = "$prompt", "$prompt -VoiceSample https://example.com/a.mp3", "$prompt -Stability 0.5", "$prompt -PitchRate 1"
        'New-RunwayVoiceConversion'      = 'https://example.com/a.mp3 -Voice Maya', 'https://example.com/a.mp4 -Voice Maya -RemoveBackgroundNoise', 'https://example.com/a.mp3'
        'New-RunwayVoiceDubbing'         = 'https://example.com/a.mp3 -TargetLanguage de', 'https://example.com/a.mp3', 'https://example.com/a.mp3 -TargetLanguage de -SpeakerCount 2'
        'New-RunwayVoiceIsolation'       = , 'https://example.com/a.mp3'
        'New-RunwayAdLocalization'       = 'https://example.com/a.png -RecipeVersion 2026-06', 'https://example.com/a.png -TargetLanguage de'
        'New-RunwayMarketingImage'       = "$prompt", "$prompt -Logo https://example.com/a.png"
        'New-RunwayMultiShotVideo'       = "$prompt", "$prompt -FirstImage https://example.com/a.png",
            "-Shot @{ Prompt = 'a door'; Duration = 1 }, @{ Prompt = 'a stair'; Duration = 2 }, @{ Prompt = 'a lamp'; Duration = 2 }"
        'New-RunwayProductAd'            = 'https://example.com/a.png', "https://example.com/a.png, https://example.com/b.png -Concept $prompt -Audio `$true"
        'New-RunwayProductCampaign'      = , "https://example.com/a.png $prompt"
        'New-RunwayProductSwap'          = 'https://example.com/a.mp4 https://example.com/a.png https://example.com/b.png', "https://example.com/a.mp4 https://example.com/a.png @{ front = 'https://example.com/b.png' } -Audio `$false"
        'New-RunwayProductUgc'           = , 'https://example.com/a.png https://example.com/b.png'
    }
    $lines = foreach ($command in Get-Command New-Runway* -Module Runway) {
        $completed = $command.Parameters.Values.Where({ $_.Attributes.Where({ $_ -is [ArgumentCompleter] -and $_.Type.Name -eq 'ModelValueCompleter' }) }).Name
        if (-not $completed) { continue }
        foreach ($start in $starts[$command.Name] ?? 'no line') { @{ Line = "$($command.Name) $start"; Completed = @($completed) } }
    }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $offered = @{}
    $emulator = Open-Emulator -Credits 1000000000 -TaskSeconds 0.1 -ClockRate 1000

    function Complete([string] $Line) { [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches }

    # A model that has no default ratio says that it needs one, and Tab offers it next.
    function Add-Missing([string] $Line, [string] $Needs) {
        if (-not $Needs -or $Line -match "-$Needs ") { return $Line }
        $offers = @(Complete "$Line -$Needs ")
        $offers.Count | Should -BeGreaterThan 0 -Because "$Line -$Needs"
        "$Line -$Needs $($offers[0].CompletionText)"
    }

    function Get-Refusal([string] $Line) {
        $refusals = $null
        $null = Invoke-Expression "$Line -Connection `$emulator.Connection -ErrorVariable refusals -ErrorAction SilentlyContinue -WarningAction SilentlyContinue"
        if ($refusals) { "$Line => $($refusals[0])" }
    }
}

Describe 'Tab completion of New- cmdlets' {
    It 'lists only values that the command accepts: <Line>' -ForEach $lines {
        # With nothing more, and with each value of each parameter that Tab has offered before.
        $known = @{ Line = $Line; Needs = '' }
        $bound = @($known) + @(foreach ($parameter in $Completed) {
            if ($Line -match "-$parameter ") { continue }
            $offers = @(Complete "$Line -$parameter ")
            if ($parameter -ne 'Model' -and $offers.Count -gt 3) { $offers = $offers[0, -1] }
            foreach ($offer in $offers) { @{ Line = "$Line -$parameter $($offer.CompletionText)"; Needs = $offer.ToolTip -match '; needs -(\w+)' ? $Matches[1] : '' } }
        })
        $refused = foreach ($one in $bound) {
            foreach ($parameter in $Completed) {
                if ($one.Line -match "-$parameter ") { continue }
                foreach ($offer in Complete "$($one.Line) -$parameter ") {
                    $offered["$(($Line -split ' ')[0]) -$parameter"] += 1
                    $needs = $offer.ToolTip -match '; needs -(\w+)' ? $Matches[1] : $one.Needs
                    Get-Refusal (Add-Missing "$($one.Line) -$parameter $($offer.CompletionText)" $needs)
                }
            }
        }
        $refused | Should -BeNullOrEmpty
    }

    It 'lists something for every parameter' {
        $lines = Get-Command New-Runway* -Module Runway | ForEach-Object {
            $name = $_.Name
            $_.Parameters.Values.Where({ $_.Attributes.Where({ $_ -is [ArgumentCompleter] -and $_.Type.Name -eq 'ModelValueCompleter' }) }).Name -replace '^', "$name -"
        }
        # An operation without a live model, and two parameters whose values are not a list.
        $lines.Where({ $_ -notlike '*-' -and -not $offered[$_] }) | Should -Be 'New-RunwayLipSync -Model', 'New-RunwaySoundEffect -Duration', 'New-RunwaySpeech -LanguageCode'
        ($offered.Values | Measure-Object -Sum).Sum | Should -BeGreaterThan 3000
    }
}

Describe 'Tab completion of Measure-RunwayCost' {
    BeforeAll {
        $png, $mp4 = (Join-Path $TestDrive 'a.png'), (Join-Path $TestDrive 'a.mp4')
        New-RunwayImage 'a red boat on a lake' -Connection $emulator.Connection | Save-RunwayTaskOutput -OutFile $png -Connection $emulator.Connection
        New-RunwayVideo 'a red boat on a lake' -Connection $emulator.Connection | Save-RunwayTaskOutput -OutFile $mp4 -Connection $emulator.Connection
        Push-Location $TestDrive
    }
    AfterAll { Pop-Location }

    It 'lists only values that the command accepts: <_>' -ForEach @(
        'Measure-RunwayCost -Model ', 'Measure-RunwayCost -Operation ', "'a red boat on a lake' | Measure-RunwayCost -Model ", "'a red boat on a lake' | Measure-RunwayCost -Operation "
        "'a red boat on a lake' | Measure-RunwayCost -Duration 10 -Model ", "Measure-RunwayCost -PromptText 'a red boat on a lake' -Ratio 1920:1080 -Model "
        "Measure-RunwayCost -PromptText 'a red boat on a lake' -Quality low -Model ", "Measure-RunwayCost -PromptText 'a red boat on a lake' -OutputCount 4 -Model "
        "'a red boat on a lake' | Measure-RunwayCost -Resolution 4k -Model ", 'Get-ChildItem *.png | Measure-RunwayCost -Model ', 'Get-ChildItem *.png | Measure-RunwayCost -Operation '
        'Get-ChildItem *.mp4 | Measure-RunwayCost -Model ', 'Get-ChildItem *.mp4 | Measure-RunwayCost -Operation ', 'Measure-RunwayCost -Image ./a.png -Model ', 'Measure-RunwayCost -Video ./a.mp4 -Model '
        'Measure-RunwayCost gen4_image -Ratio ', 'Measure-RunwayCost gen4.5 -Duration ', "'a red boat on a lake' | Measure-RunwayCost -Duration ", 'Get-ChildItem *.png | Measure-RunwayCost -Ratio '
        'Measure-RunwayCost -Operation text_to_speech -Model ', 'Measure-RunwayCost -Operation image_to_video -Model '
    ) {
        $offers = Complete $_
        $offers.Count | Should -BeGreaterThan 0
        $refused = foreach ($offer in $offers) {
            $refusals = $null
            $line = Add-Missing "$_$($offer.CompletionText)" ($offer.ToolTip -match '; needs -(\w+)' ? $Matches[1] : '')
            $null = Invoke-Expression "$line -ErrorVariable refusals -ErrorAction SilentlyContinue -WarningAction SilentlyContinue"
            if ($refusals) { "$line => $($refusals[0])" }
        }
        $refused | Should -BeNullOrEmpty
    }
}
