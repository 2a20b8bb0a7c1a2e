<#
    The cmdlets of the "Runway AI" service: every operation, pipelines, metadata, views. The service
    is the emulator; RunwayAISeed.Tests.ps1 has another.
#>
BeforeDiscovery {
    # By the path of the operation: a call of its cmdlet.
    $operations = @{
        'generate-image'     = { New-RunwayAIImage 'a' -Style sketch }
        'edit-image'         = { $image | Edit-RunwayAIImage -Filter sepia }
        'generate-video'     = { New-RunwayAIVideo 'a' -Duration 3 -FramesPerSecond 30 }
        'edit-video'         = { $video | Edit-RunwayAIVideo -StartTime 1 }
        'video-filter'       = { $video | Set-RunwayAIVideoFilter -Filter vintage }
        'image-metadata'     = { $image | Get-RunwayAIImageMetadata }
        'video-metadata'     = { $video | Get-RunwayAIVideoMetadata }
        'image-to-video'     = { $image | ConvertTo-RunwayAIVideo -Duration 2 }
        'add-text-to-image'  = { $image | Add-RunwayAIImageText -Text 'Hello' -Position top-left -FontSize 12 }
        'style-transfer'     = { $image | Convert-RunwayAIImageStyle -StyleReference $image }
        'resize-video'       = { $video | Resize-RunwayAIVideo -Width 64 -Height 48 }
        'generate-thumbnail' = { $video | New-RunwayAIVideoThumbnail -TimePosition 1 }
        'extract-audio'      = { $video | Export-RunwayAIVideoAudio }
        'speed-adjust'       = { $video | Set-RunwayAIVideoSpeed -SpeedFactor 0.5 }
        'delete-media'       = { New-RunwayAIImage 'gone' | Remove-RunwayAIMedia -AuthToken $token -Confirm:$false }
    }
    $operationTests = $operations.Keys | Sort-Object | ForEach-Object { @{ Operation = $_; Command = $operations[$_] } }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/RunwayAISupport.ps1

    $emulator, $connection = Open-RunwayAIEmulator
    $PSDefaultParameterValues = @{ '*-RunwayAI*:Connection' = $connection }
    $image = New-RunwayAIImage 'a lighthouse'
    $video = New-RunwayAIVideo 'waves' -Duration 30
    $token = ConvertTo-Secret ([Runway.Emulator.RunwayAIEmulator]::WellKnownDeletionToken)
}

Describe 'RunwayAI operations' {
    It '<Operation>' -ForEach $operationTests {
        $before = $emulator.Accepted.Count
        $run = Invoke-Recorded $Command
        $run.Errors | Should -BeNullOrEmpty
        $accepted = @($emulator.Accepted)[-1]
        $accepted.Name | Should -Be $Operation
        $emulator.Accepted.Count - $before | Should -Be ($Operation -eq 'delete-media' ? 2 : 1)
        if ($accepted.Url) {
            $run.Output.Url | Should -Be $accepted.Url
            $run.Output.Operation | Should -Be $Operation
            $run.Output | Should -BeOfType Runway.RunwayAIMedia
            ($run.Output.Response | ConvertFrom-Json).psobject.Properties.Value | Should -Be $accepted.Url
        }
    }

    It 'are all tested' -ForEach @{ Names = $operations.Keys } {
        $document = Get-Content -Raw "$PSScriptRoot/../../openapi/runway-ai.openapi.json" | ConvertFrom-Json -AsHashtable
        $Names | Sort-Object | Should -Be ($document.paths.Keys -replace '^/v1/' | Sort-Object)
        $emulator.LeakedRunwayKeys | Should -Be 0
    }

    It 'read a factor with a decimal point, and refuse a comma, where the comma is decimal' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $null = "Video,SpeedFactor`n$($video.Url),0.5" | ConvertFrom-Csv | Set-RunwayAIVideoSpeed
            @($emulator.Accepted)[-1].Parameters['speed_factor'].GetRawText() | Should -Be '0.5'
            $before = @($emulator.Accepted).Count
            { "Video,SpeedFactor`n$($video.Url),`"0,5`"" | ConvertFrom-Csv | Set-RunwayAIVideoSpeed -ErrorAction Stop } | Should -Throw "*'0,5' is not a number*"
            @($emulator.Accepted).Count | Should -Be $before
            $null = Set-RunwayAIVideoSpeed $video 2
            @($emulator.Accepted)[-1].Parameters['speed_factor'].GetRawText() | Should -Be '2'
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }
}

Describe 'RunwayAI pipelines' {
    It 'create a picture, add text and save it' {
        $file = New-RunwayAIImage 'a lighthouse' | Add-RunwayAIImageText -Text 'Hello' -Position bottom-right | Save-RunwayAIMedia -DestinationPath $TestDrive/out
        $file | Should -BeOfType System.IO.FileInfo
        $file.Extension | Should -Be '.jpg'
        $bytes = [System.IO.File]::ReadAllBytes($file)
        [convert]::ToHexString($bytes, 0, 3) | Should -Be 'FFD8FF'
        [convert]::ToHexString($bytes, $bytes.Length - 2, 2) | Should -Be 'FFD9'
        $file.Url | Should -BeLike "*/images/$($file.Name)"
        Get-ChildItem $TestDrive/out | Should -HaveCount 1
    }

    It 'work for every kind of medium' {
        $files = $image | ConvertTo-RunwayAIVideo -Duration 4 | Edit-RunwayAIVideo -EndTime 3 | Resize-RunwayAIVideo -Width 64 -Height 48 | Set-RunwayAIVideoFilter -Filter x |
            Set-RunwayAIVideoSpeed -SpeedFactor 2 | ForEach-Object { $_; $_ | Export-RunwayAIVideoAudio; $_ | New-RunwayAIVideoThumbnail } | Save-RunwayAIMedia -DestinationPath $TestDrive/kinds
        $files.Extension | Should -Be '.mp4', '.mp3', '.jpg'
    }

    It 'keep the order of the input, and its index' {
        $made = 1..20 | ForEach-Object { "picture $_" } | New-RunwayAIImage
        $made.PromptText | Should -Be (1..20 | ForEach-Object { "picture $_" })
        $made.Index | Should -Be (0..19)
    }

    It 'bind rows of a CSV file by the names of their columns, and ignore blank cells' {
        $row = "Image,Text,Position,FontSize`n$($image.Url),Hello,top-left,"
        ($row | ConvertFrom-Csv | Add-RunwayAIImageText).Operation | Should -Be 'add-text-to-image'
        @($emulator.Accepted)[-1].Parameters.Keys | Sort-Object | Should -Be 'image_url', 'position', 'text'
    }

    It 'accept stored objects' {
        $image | Export-Clixml $TestDrive/i.xml
        $stored = (Import-Clixml $TestDrive/i.xml), ($image | ConvertTo-Json | ConvertFrom-Json), $image.Url, [uri] $image.Url
        $made = $stored | Edit-RunwayAIImage -Width 32
        $made.SourceUrl | Should -Be (@($image.Url) * 4)
        $made[0..1].PromptText | Should -Be 'a lighthouse', 'a lighthouse'
    }

    It 'save by name, and overwrite only with -Force' {
        $null = $image | Save-RunwayAIMedia -OutFile $TestDrive/one.jpg
        { $image | Save-RunwayAIMedia -OutFile $TestDrive/one.jpg -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayFileExists,*'
        ($image | Save-RunwayAIMedia -OutFile $TestDrive/one.jpg -Force).Name | Should -Be 'one.jpg'
        ($image, $video | Save-RunwayAIMedia -DestinationPath "$TestDrive/[n]" -NameTemplate '{Index:00}-{Prompt}').Name | Should -Be '00-a-lighthouse.jpg', '00-waves.mp4'
    }

    It 'save to the folder after the pipe, and refuse a medium as the folder' {
        ($image | Save-RunwayAIMedia $TestDrive/piped).Directory.Name | Should -Be 'piped'
        { Save-RunwayAIMedia $image } | Should -Throw '*with -Media.'
        { Save-RunwayAIMedia $image.Url } | Should -Throw '*with -Media.'
    }

    It 'continue after an input that fails' {
        $run = Invoke-Recorded { 'a', ' ', 'c' | New-RunwayAIImage }
        $run.Output.PromptText | Should -Be 'a', 'c'
        $run.Errors.FullyQualifiedErrorId | Should -Be 'RunwayAIInvalidValue,Runway.PowerShell.NewRunwayAIImageCommand'
    }
}

Describe 'RunwayAI metadata' {
    It 'are numbers and times, beside the text of the service' {
        $read = $video | Get-RunwayAIVideoMetadata
        $read.Duration | Should -Be ([timespan]::FromSeconds(30))
        $read.DurationText | Should -Be '30s'
        $read.Size | Should -BeOfType long
        $read.SizeText | Should -Match '^\d+KB$'
        $read.Size | Should -Be ([long] ($read.SizeText -replace 'KB$') * 1KB)
        $read.CreatedAt | Should -BeOfType DateTimeOffset
        $read.CreatedAt.Offset | Should -Be ([timespan]::Zero)
        $read.Response | Should -BeLike "*`"$($read.CreatedAtText)`"*"
        ($image | Get-RunwayAIImageMetadata).Width | Should -Be 1024
    }
}

Describe 'RunwayAI views' {
    BeforeAll {
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
    }

    AfterAll { $PSStyle.OutputRendering = $rendering }

    It 'show media with their whole address' {
        $lines = $image | Out-String -Width 80 -Stream | Where-Object { $_.Trim() }
        $lines[0].Trim() -split '\s+' | Should -Be 'Kind', 'Operation', 'Url'
        ($lines[2..9] -join '') -replace '\s' | Should -BeLike "Imagegenerate-image$($image.Url)"
    }

    It 'show metadata and the connection as tables' {
        ($video | Get-RunwayAIVideoMetadata | Out-String -Width 120) | Should -Match 'Duration\s+Size\s+CreatedAt\s+Url'
        ($image | Get-RunwayAIImageMetadata | Out-String -Width 120) | Should -Match 'Width\s+Height\s+Size\s+CreatedAt\s+Url'
        ($connection | Out-String -Width 120) | Should -Match 'BaseAddress\s+Key\s+Header\s+Source'
    }
}
