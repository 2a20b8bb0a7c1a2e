<#
    Each New- cmdlet once from end to end with the emulator, with local files of every kind, with the
    pipelines of the README, and with wrong arguments.
#>
BeforeDiscovery {
    # A valid call, and its operation and model.
    $calls = @(
        @{ Call = { New-RunwayImage 'a heron' -ReferenceImage @{ hero = $png } }; Operation = 'text_to_image'; Model = 'gen4_image' }
        @{ Call = { New-RunwayVideo 'a sea' }; Operation = 'text_to_video'; Model = 'gen4.5' }
        @{ Call = { New-RunwayVideo -Image $png }; Operation = 'image_to_video'; Model = 'gen4_turbo' }
        @{ Call = { New-RunwayVideo -Image $png -LastImage $png -Model veo3.1 -Duration 4 -Audio $false }; Operation = 'image_to_video'; Model = 'veo3.1' }
        @{ Call = { New-RunwayVideo 'snow' -Video $mp4 -Keyframe @{ Image = $png; Seconds = 1.5 } }; Operation = 'video_to_video'; Model = 'aleph2' }
        @{ Call = { New-RunwayVideo 'snow' -Video $mp4 -Model seedance2 -Duration auto }; Operation = 'video_to_video'; Model = 'seedance2' }
        @{ Call = { New-RunwayImageUpscale $png -ScaleFactor 4 }; Operation = 'image_upscale'; Model = 'magnific_precision_upscaler_v2' }
        @{ Call = { New-RunwayVideoUpscale $mp4 -Resolution 2k -FpsBoost }; Operation = 'video_upscale'; Model = 'magnific_video_upscaler_creative' }
        @{ Call = { New-RunwayVideoHdr $mp4 -OutputFormat hlg }; Operation = 'video_to_hdr'; Model = 'ruby' }
        @{ Call = { New-RunwayCharacterPerformance $png -Reference $mp4 -ExpressionIntensity 4 }; Operation = 'character_performance'; Model = 'act_two' }
        @{ Call = { New-RunwayLipSync $png $mp3 }; Operation = 'lip_sync'; Model = 'gen4_turbo' }
        @{ Call = { New-RunwayFrameInterpolation $mp4 -TargetFramerate 23.98 }; Operation = 'video_upscale'; Model = 'enhance_frame_rate' }
        @{ Call = { New-RunwayFrameInterpolation $mp4 -Model frame_interpolation_v1 }; Operation = 'frame_interpolation'; Model = 'frame_interpolation_v1' }
        @{ Call = { New-RunwaySoundEffect 'rain' -Duration 2.5 -Loop }; Operation = 'sound_effect'; Model = 'eleven_text_to_sound_v2' }
        @{ Call = { New-RunwaySpeech 'hello' -Voice Noah }; Operation = 'text_to_speech'; Model = 'eleven_multilingual_v2' }
        @{ Call = { New-RunwaySpeech 'hello' -Model seed_audio -VoiceSample $mp3 }; Operation = 'text_to_speech'; Model = 'seed_audio' }
        @{ Call = { New-RunwayVoiceConversion $mp3 Noah -RemoveBackgroundNoise }; Operation = 'speech_to_speech'; Model = 'eleven_multilingual_sts_v2' }
        @{ Call = { New-RunwayVoiceDubbing $mp3 de -SpeakerCount 2 }; Operation = 'voice_dubbing'; Model = 'eleven_voice_dubbing' }
        @{ Call = { New-RunwayVoiceIsolation $mp3 }; Operation = 'voice_isolation'; Model = 'eleven_voice_isolation' }
    )

    # Wrong calls, and what the error must contain.
    $mistakes = @(
        @{ Call = { New-RunwayVideo }; Id = 'RunwayInvalidPrompt'; Says = 'nothing to make a video from' }
        @{ Call = { New-RunwayVideo 'x' -Duration soon }; Id = 'RunwayInvalidDuration'; Says = "'soon'" }
        @{ Call = { New-RunwayVideo 'x' -Image $png -Video $mp4 }; Id = 'RunwayParameterNotApplicable'; Says = 'more than one' }
        @{ Call = { New-RunwayVideo -Image "$TestDrive/none*.png" }; Id = 'RunwayFileNotFound'; Says = 'No file matches' }
        @{ Call = { New-RunwayVideo -Image "$TestDrive/none.png" }; Id = 'RunwayFileNotFound'; Says = 'none.png' }
        @{ Call = { New-RunwayVideo -Image $gif }; Id = 'RunwayInvalidMedia'; Says = 'a GIF' }
        @{ Call = { New-RunwayVideo -Image $mp4 }; Id = 'RunwayInvalidMedia'; Says = 'an MP4 video' }
        @{ Call = { New-RunwayVideo -Image $png -LastImage "$TestDrive/*.*" -Model veo3.1 }; Id = 'RunwayInvalidMedia'; Says = 'accepts one medium' }
        @{ Call = { New-RunwayVideo 'x' -Video $mp4 -Keyframe @{ Seconds = 1 } }; Id = 'RunwayInvalidKeyframe'; Says = 'has no Image' }
        @{ Call = { New-RunwayVideo 'x' -Video $mp4 -Keyframe @{ Image = $png; Second = 1 } }; Id = 'RunwayInvalidKeyframe'; Says = "has no property 'Second'. The properties are Image, Uri, Seconds" }
        @{ Call = { New-RunwayVideo 'x' -Video $mp4 -Keyframe ([pscustomobject]@{ Image = $png; Seconds = 1; From = 2 }) }; Id = 'RunwayInvalidKeyframe'; Says = "has no property 'From'" }
        @{ Call = { New-RunwayVideo 'x' -Video $mp4 -Keyframe @{ Image = $png; Seconds = '1,5' } }; Id = 'RunwayInvalidKeyframe'; Says = 'is not a number from 0 to 30*Seconds = 2.5' }
        @{ Call = { New-RunwayImage 'x' -ReferenceImage @{ Uri = 'https://example.com/a.png'; Tga = 'hero' } }; Id = 'RunwayInvalidMedia'; Says = "has no property 'Tga'. The properties are Uri, Tag, Subject" }
        @{ Call = { New-RunwayImageUpscale $empty }; Id = 'RunwayInvalidMedia'; Says = '0 bytes' }
        @{ Call = { New-RunwayVideoUpscale $huge }; Id = 'RunwayInvalidMedia'; Says = '200 MB' }
        @{ Call = { New-RunwayVideoUpscale $TestDrive }; Id = 'RunwayInvalidMedia'; Says = 'is a folder' }
        @{ Call = { New-RunwayVideoHdr 'http://example.com/a.mp4' }; Id = 'RunwayInvalidMedia'; Says = 'https' }
        @{ Call = { New-RunwayCharacterPerformance 'runway://elsewhere/1' -Reference $mp4 }; Id = 'RunwayMediaKindUnknown'; Says = 'picture' }
        @{ Call = { New-RunwayFrameInterpolation $mp4 -Model frame_interpolation_v1 -TargetFramerate 60 }; Id = 'RunwayParameterNotApplicable'; Says = 'TargetFramerate' }
        @{ Call = { New-RunwaySpeech 'x' -Voice Maya -VoiceSample $mp3 -Model seed_audio }; Id = 'RunwayInvalidVoice'; Says = 'twice' }
        @{ Call = { New-RunwayVoiceDubbing $mp3 ' ' }; Id = 'RunwayLanguageRequired'; Says = 'language' }
        @{ Call = { New-RunwayVoiceIsolation $png }; Id = 'RunwayInvalidMedia'; Says = 'a PNG picture' }
        @{ Call = { New-RunwayUpload $small }; Id = 'RunwayInvalidMedia'; Says = '512' }
        @{ Call = { New-RunwayUpload 'https://example.com/a.png' }; Id = 'RunwayInvalidMedia'; Says = 'not a file' }
        @{ Call = { [Runway.RunwayTask]@{ Id = 'x'; Status = 'RUNNING' } | New-RunwayVideo }; Id = 'RunwayTaskHasNoOutput'; Says = 'RUNNING' }
    )
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    function Get-Sample([string] $Name, [byte[]] $Head, [long] $Size = 600) {
        $path = Join-Path $TestDrive $Name
        $file = [System.IO.File]::Create($path)
        $file.Write($Head, 0, $Head.Length)
        $file.SetLength($Size)
        $file.Dispose()
        $path
    }

    $ascii = [System.Text.Encoding]::ASCII
    $pngHead = [byte[]](0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A)
    $mp4Head = [byte[]](0, 0, 0, 16) + $ascii.GetBytes('ftypisom') + [byte[]](0, 0, 2, 0)
    $png = Get-Sample 'hero.png' $pngHead
    $mp4 = Get-Sample 'clip.mp4' $mp4Head
    $mp3 = Get-Sample 'song.mp3' $ascii.GetBytes('ID3')
    $avi = Get-Sample 'old.avi' $ascii.GetBytes('RIFF    AVI LIST')
    $gif = Get-Sample 'gif.png' $ascii.GetBytes('GIF89a')
    $empty = Get-Sample -Name 'empty.png' -Head @() -Size 0
    $small = Get-Sample -Name 'small.png' -Head $pngHead -Size 100
    $huge = Get-Sample -Name 'huge.mp4' -Head $mp4Head -Size 201MB
}

Describe 'Operation' {
    BeforeAll { $here = Open-Emulator }

    BeforeEach { $PSDefaultParameterValues['*-Runway*:Connection'] = $here.Connection }

    AfterEach { $PSDefaultParameterValues.Remove('*-Runway*:Connection') }

    It 'runs from end to end: <Call>' -ForEach $calls {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        $task = & $Call 3> $null
        $task.Operation | Should -BeExactly $Operation
        $task.Model | Should -BeExactly $Model
        $files = $task | Save-RunwayTaskOutput -DestinationPath $folder
        $files.Count | Should -BeGreaterThan 0
        $files.Length | Should -BeGreaterThan 0
    }

    It 'sends nothing when it is called wrongly: <Call>' -ForEach $mistakes {
        $requests = $here.Emulator.Requests.Count
        $run = Invoke-Recorded $Call
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $run.Errors[0].ToString() + $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike "*$Says*"
        $here.Emulator.Requests.Count | Should -Be $requests
    }

    It 'warns once of unverified operations, and names the live one' {
        (Invoke-Recorded { $png, $png | New-RunwayLipSync -Audio $mp3 }).Warnings | Should -BeLike '*unverified*New-RunwayCharacterPerformance*'
        (Invoke-Recorded { $mp4, $mp4 | New-RunwayFrameInterpolation -Model frame_interpolation_v1 }).Warnings | Should -BeLike '*unverified*enhance_frame_rate*'
    }
}

Describe 'Media from the pipeline' {
    BeforeAll {
        $folder = New-Item (Join-Path $TestDrive 'shots [a]') -ItemType Directory
        foreach ($name in 'one.png', 'two [2].png', 'three.png') {
            Copy-Item -LiteralPath $png -Destination (Join-Path $folder $name)
        }
    }

    BeforeEach {
        $here = Open-Emulator
        $PSDefaultParameterValues['*-Runway*:Connection'] = $here.Connection
    }

    AfterEach { $PSDefaultParameterValues.Remove('*-Runway*:Connection') }

    It 'makes a video of each picture that Get-ChildItem finds' {
        $out = Join-Path $TestDrive 'out'
        $files = Get-ChildItem -LiteralPath $folder -Filter *.png | New-RunwayVideo -PromptText 'it moves' | Save-RunwayTaskOutput -DestinationPath $out
        $files.Count | Should -Be 3
        $files.Extension | Select-Object -Unique | Should -Be '.mp4'
    }

    It 'detects by content what Get-ChildItem finds' {
        $tasks = Get-Item -LiteralPath $png, $mp4 | New-RunwayVideo -PromptText 'it moves'
        $tasks.Operation | Should -Be 'image_to_video', 'video_to_video'
        $tasks.PromptText | Should -Be 'it moves', 'it moves'
    }

    It 'creates one task for each file that a wildcard matches, in the order of their names' {
        Push-Location -LiteralPath $folder
        try {
            $run = Invoke-Recorded { New-RunwayVideo -Image *.png -WhatIf:$false -Verbose }
            $run.Output.Count | Should -Be 3
            $run.Output.Index | Should -Be 0, 1, 2
            @(New-RunwayImageUpscale 'two [2].png').Count | Should -Be 1
        }
        finally {
            Pop-Location
        }
    }

    It 'accepts rows of a CSV file, and ignores blank cells' {
        $csv = Join-Path $TestDrive 'shots.csv'
        Set-Content $csv @"
Prompt,Image,Video,Model,Duration,Ratio,Seed,Audio
a sea,,,,,,,
a sea,$png,,,,,7,
a sea,$png,,veo3.1,4,720:1280,,no
,$png,,,,,,
snow,,$mp4,,,,,
"@
        $tasks = Import-Csv $csv | New-RunwayVideo
        $tasks.Operation | Should -Be 'text_to_video', 'image_to_video', 'image_to_video', 'image_to_video', 'video_to_video'
        $tasks.Model | Should -Be 'gen4.5', 'gen4_turbo', 'veo3.1', 'gen4_turbo', 'aleph2'
        $tasks[3].PromptText | Should -BeNullOrEmpty
    }

    It 'never uses an object as a prompt' {
        $run = Invoke-Recorded { [pscustomobject]@{ Title = 'a sea' } | New-RunwayVideo }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $here.Emulator.Requests.Count | Should -Be 0
    }

    It 'uses the output of finished tasks, and no other property' {
        $task = 'a door' | New-RunwayImage | Wait-RunwayTask | New-RunwayVideo | Wait-RunwayTask | New-RunwayVideoUpscale -Resolution 4k | Wait-RunwayTask
        $task.Status | Should -Be 'SUCCEEDED'
        $task.Model | Should -Be 'magnific_video_upscaler_creative'
    }

    It 'reports a file that cannot be used and continues with the others' {
        $run = Invoke-Recorded { Get-Item -LiteralPath $png, $gif, $mp3, $png | New-RunwayVideo }
        $run.Output.Index | Should -Be 0, 3
        $run.Errors.Count | Should -Be 2
        $run.Errors.TargetObject.Text | Should -Be $gif, $mp3
    }

    It 'uploads a file that is too large for a request, once for all requests' {
        $tasks = $avi, $avi, $avi | New-RunwayVideoUpscale
        $tasks.Count | Should -Be 3
        $here.Emulator.Uploads.Count | Should -Be 1
        $here.Emulator.LeakedAuthorizations | Should -Be 0
    }

    It 'uploads files for later requests with New-RunwayUpload' {
        $upload = Get-Item -LiteralPath $avi | New-RunwayUpload
        $upload.Name | Should -Be 'old.avi'
        $upload.Length | Should -Be 600
        $upload.RunwayUri | Should -BeLike 'runway://*'
        ($upload.ExpiresAt - [datetimeoffset]::Now).TotalHours | Should -BeGreaterThan 20

        ($upload | New-RunwayVideo).Operation | Should -Be 'video_to_video'
        ($upload.RunwayUri | New-RunwayVideoUpscale).Operation | Should -Be 'video_upscale'
        (New-RunwayCharacterPerformance $png $upload).Operation | Should -Be 'character_performance'
        $here.Emulator.Uploads.Count | Should -Be 1
    }

    It 'uploads nothing under -WhatIf' {
        New-RunwayUpload $avi -WhatIf | Should -BeNullOrEmpty
        New-RunwayVideoUpscale $avi -WhatIf | Should -BeNullOrEmpty
        $here.Emulator.Requests.Count | Should -Be 0
    }
}
