<#
    What Tab offers is not refused: every value that is completed from the catalogue, for every model and for the default one.
#>
BeforeDiscovery {
    Import-Module $env:RUNWAY_TEST_MODULE
    $null = Get-RunwayModel gen4_image
    # The arguments that select the operation of a command with several.
    $media = @{ text_to_video = ' x'; image_to_video = ' -Image a.png'; video_to_video = ' -Video a.mp4' }
    $lines = foreach ($command in Get-Command New-Runway* -Module Runway) {
        $completed = $command.Parameters.Values.Where({ $_.Attributes.Where({ $_ -is [ArgumentCompleter] -and $_.Type.Name -eq 'ModelValueCompleter' }) }).Name
        if (-not $completed) { continue }
        $operations = @{
            RunwayImage = 'text_to_image'; RunwayImageUpscale = 'image_upscale'; RunwayVideo = 'text_to_video', 'image_to_video', 'video_to_video'
            RunwayVideoUpscale = 'video_upscale'; RunwayVideoHdr = 'video_to_hdr'; RunwayCharacterPerformance = 'character_performance'
            RunwayLipSync = 'lip_sync'; RunwayFrameInterpolation = 'video_upscale'; RunwaySoundEffect = 'sound_effect'
            RunwaySpeech = 'text_to_speech'; RunwayVoiceConversion = 'speech_to_speech'; RunwayVoiceDubbing = 'voice_dubbing'
            RunwayVoiceIsolation = 'voice_isolation'
        }[$command.Noun]
        foreach ($operation in $operations) { @{ Line = $command.Name + $media[$operation]; Operation = $operation; Parameters = @($completed) } }
    }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    function Complete([string] $Line) {
        [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.ForEach({ $_.ListItemText })
    }
    $path = @{ Voice = 'voice', 'presetId'; TargetLanguage = @('targetLang'); PublicFigureThreshold = 'contentModeration', 'publicFigureThreshold'; VideoMode = @('mode') }
    $catalogue = [Runway.RunwayTask].Assembly.GetType('Runway.Catalogue.ModelCatalogue').GetProperty('Current').GetValue($null)

    function Test-Value([string] $Operation, [string] $Model, [string] $Parameter, [string] $Value) {
        $names = $path[$Parameter] ?? @($Parameter.Substring(0, 1).ToLowerInvariant() + $Parameter.Substring(1))
        $problems = foreach ($typed in $Value, ($Value -as [double])) {
            if ($null -eq $typed) { continue }
            $body = $typed
            foreach ($name in @($names)[($names.Count - 1)..0]) { $body = @{ $name = $body } }
            $json = [System.Text.Json.JsonDocument]::Parse(($body | ConvertTo-Json -Depth 5))
            , @($catalogue.Check($Operation, $Model, $json.RootElement).Problems.Where({ $_.Error.Id -in 'RunwayValueNotAllowed', 'RunwayValueOutOfRange', 'RunwayMemberNotTaken' -and $_.Member -like "$($names[0])*" }))
        }
        # As text or as a number, as the command sends it.
        @($problems | Where-Object { $_.Count -eq 0 }).Count -gt 0 -or $problems.Count -eq 0
    }
}

Describe 'Tab completion' {
    It 'lists models of <Operation> for <Line>' -ForEach $lines {
        foreach ($model in Complete "$Line -Model ") {
            $catalogue.CheckModel($Operation, $model).IsValid | Should -BeTrue -Because $model
        }
    }

    It 'lists the values of the given or the default model: <Line>' -ForEach $lines {
        $standard = $Line -like 'New-RunwayFrameInterpolation*' ? 'enhance_frame_rate' : [Runway.RunwayTask].Assembly.GetType('Runway.Operations.OperationTable').GetMethod('Find').Invoke($null, @($Operation)).DefaultModel
        foreach ($model in @('') + @(Complete "$Line -Model ")) {
            foreach ($parameter in $Parameters -ne 'Model') {
                $given = $model ? " -Model $model" : ''
                foreach ($value in Complete "$Line$given -$parameter ") {
                    Test-Value $Operation ($model ? $model : $standard) $parameter $value | Should -BeTrue -Because "$Line$given -$parameter $value"
                }
            }
        }
    }

    It 'does not list <Refused> for <Line>' -ForEach @(
        @{ Line = 'New-RunwayVideo -Image a.png -Model '; Refused = 'aleph2' }
        @{ Line = 'New-RunwayVideo -Video a.mp4 -Model '; Refused = 'gen4_turbo' }
        @{ Line = 'New-RunwayVideo a -Model '; Refused = 'gen4_turbo' }
        @{ Line = 'New-RunwayImage a -Ratio '; Refused = '2048:2048' }
        @{ Line = 'New-RunwayImage a -Model GEN4_IMAGE -Ratio '; Refused = '2048:2048' }
        @{ Line = 'Measure-RunwayCost -Model gen4_image -Operation '; Refused = 'image_to_video' }
    ) {
        $offered = Complete $Line
        $offered | Should -Not -BeNullOrEmpty
        $offered | Should -Not -Contain $Refused
    }

    It 'reads the model from a variable, and lists what all models accept if it cannot read the model: <Line>' -ForEach @(
        @{ Line = 'New-RunwayImage boat -Model $tabModel -Ratio '; Offers = '1344:768'; Refused = '1280:720' }
        @{ Line = 'New-RunwayImage boat -Model $tabModels[0] -Ratio '; Offers = '1344:768'; Refused = '1280:720' }
        @{ Line = 'New-RunwayImage boat -Model $nobodySetThis -Ratio '; Offers = '1280:720'; Refused = '1344:768' }
        @{ Line = 'New-RunwayVideo -Video a.mp4 -PromptText boat -Model (Get-Content model.txt) -PublicFigureThreshold '; Offers = 'low'; Refused = 'none' }
        @{ Line = 'New-RunwayVideoUpscale a.mp4 -Model "$nobodySetThis" -Resolution '; Offers = '2k'; Refused = '8k' }
        @{ Line = 'New-RunwayVideo -PromptText (Get-Content prompt.txt) -Image $nobodySetThis -Ratio '; Offers = '1584:672'; Refused = '1:1' }
    ) {
        $global:tabModels = , ($global:tabModel = 'gemini_2.5_flash')
        try {
            $offered = Complete $Line
            $offered | Should -Contain $Offers
            $offered | Should -Not -Contain $Refused
        }
        finally { Remove-Variable tabModel, tabModels -Scope Global }
    }

    It 'lists what the model accepts for the size of a local picture' {
        # The model makes at most 25.3 million pixels. A missing or broken file does not exclude a model.
        $picture = Join-Path $TestDrive 'thousand.png'
        [System.IO.File]::WriteAllBytes($picture, [byte[]](0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 3, 0xE8, 0, 0, 3, 0xE8, 8, 2, 0, 0, 0, 0, 0, 0, 0))
        Set-Content (Join-Path $TestDrive broken.png) 'nothing'
        Push-Location $TestDrive
        try {
            Complete 'New-RunwayImageUpscale thousand.png -ScaleFactor ' | Should -Be '2', '4'
            Complete 'Get-Item thousand.png | New-RunwayImageUpscale -ScaleFactor ' | Should -Be '2', '4', '8', '16'
            Complete 'New-RunwayImageUpscale missing.png -ScaleFactor ' | Should -Be '2', '4', '8', '16'
            Complete 'New-RunwayImageUpscale broken.png -ScaleFactor ' | Should -Be '2', '4', '8', '16'
        }
        finally { Pop-Location }
    }

    It 'lists values if the type of the pipeline input is unknown' {
        Complete 'Import-Csv shots.csv | New-RunwayVideo -Model gen4_t' | Should -Be 'gen4_turbo'
        Complete 'Get-ChildItem *.png | New-RunwayVideo -Ratio ' | Should -Contain '1280:720'
    }

    It 'lists models of <Operation> after <Line>' -ForEach @(
        @{ Operation = 'image_to_video'; Line = 'Get-ChildItem *.png | New-RunwayVideo' }
        @{ Operation = 'image_to_video'; Line = 'gci ./shots -Filter *.png -Recurse | Sort-Object Name | New-RunwayVideo' }
        @{ Operation = 'image_to_video'; Line = 'Get-Item a.png, b.jpg | New-RunwayVideo boat' }
        @{ Operation = 'video_to_video'; Line = 'Get-ChildItem -Path ./takes/*.mp4 | Where-Object Length -gt 1MB | New-RunwayVideo boat' }
        @{ Operation = 'video_to_video'; Line = '(Get-ChildItem *.mp4) | New-RunwayVideo' }
        @{ Operation = 'text_to_video'; Line = 'Get-Content prompts.txt | New-RunwayVideo' }
        @{ Operation = 'text_to_video'; Line = "'a', 'b' | New-RunwayVideo" }
        @{ Operation = 'image_to_video'; Line = "'a' | New-RunwayImage | Wait-RunwayTask | New-RunwayVideo" }
        @{ Operation = 'image_to_video'; Line = 'Get-ChildItem *.png | New-RunwayUpload | New-RunwayVideo' }
        @{ Operation = 'image_to_video'; Line = '$pipedPictures | New-RunwayVideo' }
        @{ Operation = 'video_to_video'; Line = '$pipedTask | New-RunwayVideo' }
    ) {
        $global:pipedPictures = [System.IO.FileInfo]'a.png', [System.IO.FileInfo]'b.webp'
        $global:pipedTask = [Runway.RunwayTask]@{ Id = 'x'; Operation = 'text_to_video' }
        try {
            $offered = Complete "$Line -Model "
            # Without a prompt, none of the models that need one.
            $expected = $catalogue.ModelsOf($Operation).Where({ $_.Status -eq 'Live' -and ($Line -match 'boat|Content|^''a'', ' -or 'promptText' -notin $_.Required) }).Model | Sort-Object -Unique
            $offered | Sort-Object | Should -Be $expected
        }
        finally { Remove-Variable pipedPictures, pipedTask -Scope Global }
    }

    It 'does not guess the type of the pipeline input: <Line>' -ForEach @(
        @{ Line = 'Get-ChildItem ./shots | New-RunwayVideo' }
        @{ Line = 'Get-ChildItem ./shots -Exclude *.mp4 | New-RunwayVideo' }
        @{ Line = 'Get-ChildItem a.png, b.mp4 | New-RunwayVideo' }
        @{ Line = 'Import-Csv shots.csv | New-RunwayVideo' }
        @{ Line = '$nobodySetThis | New-RunwayVideo' }
        @{ Line = '& $command *.png | New-RunwayVideo' }
    ) {
        $offered = Complete "$Line -Model "
        'gen4_turbo', 'aleph2' | Should -BeIn $offered
    }

    It 'lists methods of the path and paths of the method: <Line>' -ForEach @(
        @{ Line = 'Invoke-RunwayRestMethod /v1/organization '; Offers = 'GET' }
        @{ Line = 'Invoke-RunwayRestMethod /v1/tasks/0b7c -Method '; Offers = 'GET', 'DELETE' }
        @{ Line = 'Invoke-RunwayRestMethod organization/usage -Method '; Offers = 'POST' }
        @{ Line = 'Invoke-RunwayRestMethod https://api.dev.runwayml.com/v1/text_to_image?a=b -Method '; Offers = 'POST' }
        @{ Line = 'Invoke-RunwayRestMethod -Path /v1/tasks/0b7c -Method d'; Offers = 'DELETE' }
        @{ Line = 'Invoke-RunwayRestMethod /v1/what_nobody_knows -Method '; Offers = 'GET', 'POST', 'PUT', 'PATCH', 'DELETE' }
        @{ Line = 'Invoke-RunwayRestMethod -Method GET -Path /v1/org'; Offers = '/v1/organization', '/v1/organization/webapp/audit_logs', '/v1/organization/webapp/audit_logs/', '/v1/organization/webapp/usage' }
        @{ Line = 'Invoke-RunwayRestMethod -Method POST -Path /v1/org'; Offers = '/v1/organization/usage' }
    ) {
        Complete $Line | Should -Be $Offers
    }
}

Describe 'Completion of names' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        function Get-Offer([string] $Line) { (TabExpansion2 $Line).CompletionMatches.ListItemText }
        $journal = "$TestDrive/$([guid]::NewGuid())"
        $null = Connect-Runway -Emulator -JournalPath $journal
        $null = New-RunwayDocument -Name opening-hours -Content x
        $session = New-RunwayAvatarSession cat-character
    }
    AfterAll { Disconnect-Runway }

    It 'has the names of earlier sessions, until the history is cleared' {
        $other = [powershell]::Create().AddScript("Import-Module '$env:RUNWAY_TEST_MODULE'; Connect-Runway -Emulator -JournalPath '$journal'; (TabExpansion2 'Get-RunwayDocument open').CompletionMatches.ListItemText")
        try { $other.Invoke() | Should -Be 'opening-hours' } finally { $other.Dispose() }
        Get-Content "$journal/names.json" -Raw | Should -Match '"opening-hours"'
        Clear-RunwayTaskHistory -Confirm:$false
        Test-Path "$journal/names.json" | Should -BeFalse
        Get-Offer 'Get-RunwayDocument open' | Should -BeNullOrEmpty
        $null = Get-RunwayDocument
        Get-Offer 'Get-RunwayDocument open' | Should -Be 'opening-hours'
    }

    It 'offers ids of conversations and sessions: <Command>' -ForEach @(
        foreach ($command in 'Get-RunwayAvatarConversation', 'Remove-RunwayAvatarConversation', 'Get-RunwayAvatarSession', 'Stop-RunwayAvatarSession') { @{ Command = $command } }
    ) {
        $null = Get-RunwayAvatarSession $session.Id
        Get-Offer "$Command " | Should -Be $session.Id
    }

    It 'offers presets after -Preset' {
        Get-Offer 'Get-RunwayVoice -Preset cla' | Should -Be 'clara', 'Claudia'
        Get-Offer 'Get-RunwayAvatar -Preset cat' | Should -Be 'cat-character'
    }

    It 'goes on with a blank name' {
        [System.IO.File]::WriteAllText("$journal/names.json", (Get-Content "$journal/names.json" -Raw).Replace('opening-hours', ' '))
        Get-Offer 'New-RunwayAvatarSession cat' | Should -Be 'cat-character'
        Get-Offer 'Remove-RunwayDocument ' | Should -Match '^[0-9a-f-]{36}$'
    }
}

Describe 'Names with wildcards' {
    BeforeAll { $null = Connect-Runway -Emulator }
    AfterAll { Disconnect-Runway }

    It 'are found in <Culture>' -ForEach @{ Culture = 'tr-TR' }, @{ Culture = 'de-DE' } {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = $Culture
        try { (Get-RunwayAvatar -Preset 'INF*').Id | Should -Be 'influencer' } finally { [cultureinfo]::CurrentCulture = $before }
    }
}
