# For each operation and each live model of the catalogue: one call with only the required values reaches the
# emulator, which checks it with the document, and the output of its task is saved.
BeforeDiscovery {
    Import-Module $env:RUNWAY_TEST_MODULE
    $cmdlets = @{
        text_to_image = 'New-RunwayImage'; image_upscale = 'New-RunwayImageUpscale'; image_to_video = 'New-RunwayVideo'
        text_to_video = 'New-RunwayVideo'; video_to_video = 'New-RunwayVideo'; video_upscale = 'New-RunwayVideoUpscale'
        video_to_hdr = 'New-RunwayVideoHdr'; character_performance = 'New-RunwayCharacterPerformance'
        sound_effect = 'New-RunwaySoundEffect'; text_to_speech = 'New-RunwaySpeech'; speech_to_speech = 'New-RunwayVoiceConversion'
        voice_dubbing = 'New-RunwayVoiceDubbing'; voice_isolation = 'New-RunwayVoiceIsolation'
    }
    $models = foreach ($model in Get-RunwayModel) {
        @{ Model = $model.Model; Operation = $model.Operation; Cmdlet = $model.Model -eq 'enhance_frame_rate' ? 'New-RunwayFrameInterpolation' : $cmdlets[$model.Operation] }
    }
}

Describe 'Every model' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        Connect-Runway -Emulator -ClockRate 1000
        # Addresses are enough here; other tests use files.
        $image = 'https://example.com/a.png'
        $video = 'https://example.com/a.mp4'
        $audio = 'https://example.com/a.mp3'
        $required = @{
            'promptText'      = { @{ PromptText = 'a paper boat' } }
            'promptImage'     = { @{ Image = $image } }
            'imageUri'        = { @{ Image = $image } }
            'videoUri'        = { @{ Video = $video } }
            'promptVideo'     = { @{ Video = $video } }
            'audioUri'        = { @{ Audio = $audio } }
            'media'           = { @{ Speech = $audio; SpeechType = 'Audio' } }
            'character'       = { @{ Character = $image; CharacterType = 'Image' } }
            'reference'       = { @{ Reference = $video } }
            'referenceImages' = { @{ ReferenceImage = $image } }
            'voice'           = { @{ Voice = 'Maya' } }
            'targetLang'      = { @{ TargetLanguage = 'de' } }
            'targetFramerate' = { @{ TargetFramerate = '60' } }
            'ratio'           = { @{ Ratio = $entry.Member('ratio').Values[0] } }
            'duration'        = { @{ Duration = 5 } }
        }
    }
    AfterAll { Disconnect-Runway }

    It 'are all in the test' -TestCases @{ Count = @($models).Count } {
        param($Count)
        $Count | Should -BeGreaterOrEqual 60
    }

    It '<Model> of <Operation> is created, made and saved' -TestCases $models {
        param($Model, $Operation, $Cmdlet)
        $entry = Get-RunwayModel $Model $Operation
        $arguments = @{ Model = $Model }
        foreach ($member in $entry.Required) { $arguments += & $required[$member] }
        # Mandatory parameters of a cmdlet that this model does not need.
        if ($Operation -eq 'text_to_video') { $arguments.PromptText = 'a paper boat' }

        $task = & $Cmdlet @arguments -ErrorAction Stop -WarningAction SilentlyContinue
        $task.Operation | Should -Be $Operation
        $file = $task | Save-RunwayTaskOutput -DestinationPath TestDrive:/ -ErrorAction Stop
        $file.Length | Should -BeGreaterThan 100
    }
}
