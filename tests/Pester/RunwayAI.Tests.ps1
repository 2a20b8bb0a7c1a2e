<#
    The "Runway AI" service as a user meets it: every operation through its cmdlet, pipelines, metadata, what is refused
    before anything is sent, and two keys that never meet. The service is the emulator; RunwayAISeed.Tests.ps1 has another.
#>
BeforeDiscovery {
    # By the operation's path: the cmdlet that sends it, as one would type it.
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

    $wrong = @(
        { New-RunwayAIImage '' }
        { New-RunwayAIImage ' ' }
        { Get-Item $TestDrive | New-RunwayAIImage }
        { New-RunwayAIImage 'a' -AdditionalProperty @{ prompt = 'b' } }
        { New-RunwayAIVideo 'a' -Duration 0 }
        { New-RunwayAIVideo 'a' -Duration -1 }
        { New-RunwayAIVideo 'a' -Duration 2.5 }
        { New-RunwayAIVideo 'a' -Duration '5s' }
        { New-RunwayAIVideo 'a' -Duration '1,5' }
        { New-RunwayAIVideo 'a' -Duration 5 -FramesPerSecond 0 }
        { New-RunwayAIVideo ' ' -Duration 5 }
        { ConvertTo-RunwayAIVideo './door.jpg' -Duration 5 }
        { ConvertTo-RunwayAIVideo 'C:\door.jpg' -Duration 5 }
        { Get-Item $TestDrive | ConvertTo-RunwayAIVideo -Duration 5 }
        { ConvertTo-RunwayAIVideo 'data:image/png;base64,AAAA' -Duration 5 }
        { ConvertTo-RunwayAIVideo 'runway://a' -Duration 5 }
        { ConvertTo-RunwayAIVideo $video -Duration 5 }
        { ConvertTo-RunwayAIVideo $image -Duration 0 }
        { Edit-RunwayAIImage $image }
        { Edit-RunwayAIImage $image -EditType resize }
        { Edit-RunwayAIImage $image -EditType add-filter }
        { Edit-RunwayAIImage $image -EditType color-adjust -Filter sepia }
        { Edit-RunwayAIImage $image -Width 64 -Filter sepia }
        { Edit-RunwayAIImage $image -Width 0 }
        { Edit-RunwayAIImage $image -Height 1.5 }
        { Edit-RunwayAIImage $video -Width 64 }
        { Add-RunwayAIImageText $image '' top-left }
        { Add-RunwayAIImageText $image 'a' ' ' }
        { Add-RunwayAIImageText $image 'a' top-left -FontSize 0 }
        { Add-RunwayAIImageText '' 'a' top-left }
        { Convert-RunwayAIImageStyle $image './style.jpg' }
        { Convert-RunwayAIImageStyle $image $video }
        { Edit-RunwayAIVideo $video }
        { Edit-RunwayAIVideo $video -StartTime 5 -EndTime 5 }
        { Edit-RunwayAIVideo $video -StartTime -1 }
        { Edit-RunwayAIVideo $video -EditType add-filter }
        { Edit-RunwayAIVideo $video -EditType adjust-speed -StartTime 1 }
        { Set-RunwayAIVideoFilter $video ' ' }
        { Set-RunwayAIVideoFilter $image vintage }
        { Set-RunwayAIVideoSpeed $video 0 }
        { Set-RunwayAIVideoSpeed $video -2 }
        { Set-RunwayAIVideoSpeed $video ([double]::NaN) }
        { Set-RunwayAIVideoSpeed $video 'fast' }
        { Resize-RunwayAIVideo $video 64 0 }
        { New-RunwayAIVideoThumbnail $video -TimePosition -1 }
        { Export-RunwayAIVideoAudio $image }
        { Get-RunwayAIImageMetadata 'door.jpg' }
        { Get-RunwayAIVideoMetadata $image }
        { Remove-RunwayAIMedia 'door.jpg' -AuthToken $token -Confirm:$false }
        { Remove-RunwayAIMedia $image -AuthToken ([securestring]::new()) -Confirm:$false }
        { Save-RunwayAIMedia 'door.jpg' -DestinationPath $TestDrive }
        { Save-RunwayAIMedia $image -NameTemplate '{Nothing}' }
    ).ForEach{ @{ Command = $_; Text = "$_".Trim() } }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    $emulator = [Runway.Emulator.RunwayAIEmulator]::new()
    $connection = [Runway.RunwayAIConnection]::new([Runway.RunwayAIConnectionOptions]@{
            ApiKey  = ConvertTo-Secret ([Runway.Emulator.RunwayAIEmulator]::WellKnownKey)
            BaseUrl = [Runway.Emulator.RunwayAIEmulator]::DefaultBaseAddress
            Handler = $emulator
        })
    $token = ConvertTo-Secret ([Runway.Emulator.RunwayAIEmulator]::WellKnownDeletionToken)
    $PSDefaultParameterValues = @{ '*-RunwayAI*:Connection' = $connection }
    $image = New-RunwayAIImage 'a lighthouse'
    $video = New-RunwayAIVideo 'waves' -Duration 30
}

AfterAll {
    Disconnect-RunwayAI
    Disconnect-Runway
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

    It 'are all there' -ForEach @{ Names = $operations.Keys } {
        $document = Get-Content -Raw "$PSScriptRoot/../../openapi/runway-ai.openapi.json" | ConvertFrom-Json -AsHashtable
        $Names | Sort-Object | Should -Be ($document.paths.Keys -replace '^/v1/' | Sort-Object)
        $emulator.LeakedRunwayKeys | Should -Be 0
    }

    It 'send a factor as a number where the comma is decimal' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $null = "Video,SpeedFactor`n$($video.Url),`"0,5`"" | ConvertFrom-Csv | Set-RunwayAIVideoSpeed
            @($emulator.Accepted)[-1].Parameters['speed_factor'].GetRawText() | Should -Be '0.5'
            $null = Set-RunwayAIVideoSpeed $video 2
            @($emulator.Accepted)[-1].Parameters['speed_factor'].GetRawText() | Should -Be '2'
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }
}

Describe 'RunwayAI pipelines' {
    It 'make, letter and save a picture' {
        $file = New-RunwayAIImage 'a lighthouse' | Add-RunwayAIImageText -Text 'Hello' -Position bottom-right | Save-RunwayAIMedia -DestinationPath $TestDrive/out
        $file | Should -BeOfType System.IO.FileInfo
        $file.Extension | Should -Be '.jpg'
        $bytes = [System.IO.File]::ReadAllBytes($file)
        [convert]::ToHexString($bytes, 0, 3) | Should -Be 'FFD8FF'
        [convert]::ToHexString($bytes, $bytes.Length - 2, 2) | Should -Be 'FFD9'
        $file.Url | Should -BeLike "*/images/$($file.Name)"
        Get-ChildItem $TestDrive/out | Should -HaveCount 1
    }

    It 'go through every kind' {
        $files = $image | ConvertTo-RunwayAIVideo -Duration 4 | Edit-RunwayAIVideo -EndTime 3 | Resize-RunwayAIVideo -Width 64 -Height 48 | Set-RunwayAIVideoFilter -Filter x |
            Set-RunwayAIVideoSpeed -SpeedFactor 2 | ForEach-Object { $_; $_ | Export-RunwayAIVideoAudio; $_ | New-RunwayAIVideoThumbnail } | Save-RunwayAIMedia -DestinationPath $TestDrive/kinds
        $files.Extension | Should -Be '.mp4', '.mp3', '.jpg'
    }

    It 'keep the order of the input, and its place' {
        $made = 1..20 | ForEach-Object { "picture $_" } | New-RunwayAIImage
        $made.PromptText | Should -Be (1..20 | ForEach-Object { "picture $_" })
        $made.Index | Should -Be (0..19)
    }

    It 'bind rows of a CSV file by the names of their columns, and leave blank cells out' {
        $row = "Image,Text,Position,FontSize`n$($image.Url),Hello,top-left,"
        ($row | ConvertFrom-Csv | Add-RunwayAIImageText).Operation | Should -Be 'add-text-to-image'
        @($emulator.Accepted)[-1].Parameters.Keys | Sort-Object | Should -Be 'image_url', 'position', 'text'
    }

    It 'take what was stored' {
        $image | Export-Clixml $TestDrive/i.xml
        $stored = (Import-Clixml $TestDrive/i.xml), ($image | ConvertTo-Json | ConvertFrom-Json), $image.Url, [uri] $image.Url
        $made = $stored | Edit-RunwayAIImage -Width 32
        $made.SourceUrl | Should -Be (@($image.Url) * 4)
        $made[0..1].PromptText | Should -Be 'a lighthouse', 'a lighthouse'
    }

    It 'save by name, refuse to overwrite, and overwrite when told to' {
        $null = $image | Save-RunwayAIMedia -OutFile $TestDrive/one.jpg
        { $image | Save-RunwayAIMedia -OutFile $TestDrive/one.jpg -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayFileExists,*'
        ($image | Save-RunwayAIMedia -OutFile $TestDrive/one.jpg -Force).Name | Should -Be 'one.jpg'
        ($image, $video | Save-RunwayAIMedia -DestinationPath "$TestDrive/[n]" -NameTemplate '{Index:00}-{Prompt}').Name | Should -Be '00-a-lighthouse.jpg', '00-waves.mp4'
    }

    It 'go on after an input that fails' {
        $run = Invoke-Recorded { 'a', ' ', 'c' | New-RunwayAIImage }
        $run.Output.PromptText | Should -Be 'a', 'c'
        $run.Errors.FullyQualifiedErrorId | Should -Be 'RunwayAIInvalidValue,Runway.PowerShell.NewRunwayAIImageCommand'
    }
}

Describe 'RunwayAI metadata' {
    It 'are numbers and times, beside the words of the service' {
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

Describe 'RunwayAI refusals' {
    It '<Text>' -ForEach $wrong {
        $before = $emulator.Requests.Count
        $problems = try { (Invoke-Recorded $Command).Errors } catch { $_ }
        @($problems).Count | Should -Be 1
        $emulator.Requests.Count | Should -Be $before
    }

    It 'are forty or more' -ForEach @{ Count = $wrong.Count } { $Count | Should -BeGreaterOrEqual 40 }

    It 'send nothing under -WhatIf, and say what they would' {
        $before = $emulator.Requests.Count
        $image | Edit-RunwayAIImage -Width 640 -WhatIf | Should -BeNullOrEmpty
        $image | Remove-RunwayAIMedia -AuthToken $token -WhatIf
        'a', 'b' | New-RunwayAIImage -WhatIf | Save-RunwayAIMedia -DestinationPath $TestDrive/whatif -WhatIf | Should -BeNullOrEmpty
        $emulator.Requests.Count | Should -Be $before
        Test-Path $TestDrive/whatif | Should -BeFalse
    }
}

Describe 'RunwayAI deletions' {
    It 'are forgotten when the medium is gone already' {
        $one = New-RunwayAIImage 'once'
        $run = Invoke-Recorded { $one, $one | Remove-RunwayAIMedia -AuthToken $token -Confirm:$false -ThrottleLimit 1 -Verbose }
        $run.Errors | Should -BeNullOrEmpty
        $run.Verbose.Message | Should -Contain "'$one' was gone already."
    }

    It 'keep their token to themselves' {
        $DebugPreference = $VerbosePreference = 'Continue'
        $run = Invoke-Recorded { $image | Remove-RunwayAIMedia -AuthToken (ConvertTo-Secret 'sesame-0815') -Confirm:$false }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayPermissionDenied,*'
        $all = ($run.Errors + $run.Debug + $run.Verbose | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 4000 }) -join "`n"
        $all | Should -BeLike '*auth_token":"`[redacted`]*'
        $all | Should -Not -BeLike '*sesame*'
        $all | Should -Not -BeLike "*$([Runway.Emulator.RunwayAIEmulator]::WellKnownKey)*"
    }
}

Describe 'RunwayAI connections' {
    BeforeEach { $PSDefaultParameterValues = @{} }

    AfterEach {
        Remove-Item Env:RUNWAYML_API_SECRET, Env:RUNWAYAI_API_KEY -ErrorAction Ignore
        Disconnect-RunwayAI
        Disconnect-Runway
    }

    It 'stand beside those to Runway' {
        Connect-Runway -Emulator
        Connect-RunwayAI -Emulator
        (New-RunwayAIImage 'a').Kind | Should -Be 'Image'
        (New-RunwayImage 'a').Status | Should -Be 'PENDING'
        Disconnect-RunwayAI
        (New-RunwayImage 'a').Status | Should -Be 'PENDING'
        { New-RunwayAIImage 'a' -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayNotConnected,*'
    }

    It 'take each their own key from the environment' {
        $env:RUNWAYML_API_SECRET, $env:RUNWAYAI_API_KEY = ('key_' + '0a' * 64), 'of-the-other-service-1234567890ab'
        (Get-RunwayConnection).KeyHint | Should -Be 'key_…0a0a'
        (Get-RunwayAIConnection).KeyHint | Should -Be 'of-t…90ab'
        Connect-RunwayAI
        (Get-RunwayAIConnection).Source | Should -Be 'Environment'
        { Connect-RunwayAI (ConvertTo-Secret $env:RUNWAYML_API_SECRET) } | Should -Throw -ErrorId 'RunwayForeignKey,*'
        { Connect-Runway (ConvertTo-Secret $env:RUNWAYAI_API_KEY) } | Should -Throw -ErrorId 'RunwayForeignKey,*'
    }

    It 'do not fall back to the key of Runway' {
        $env:RUNWAYML_API_SECRET = 'key_' + '0a' * 64
        $problem = { Get-RunwayAIConnection -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayNotConnected,*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-RunwayAI*RUNWAYAI_API_KEY*-Emulator*'
    }

    It 'send the key in the header that they are told' {
        $own = [Runway.Emulator.RunwayAIEmulator]::new([Runway.Emulator.RunwayAIEmulatorOptions]@{ KeyHeader = 'X-Api-Key'; KeyScheme = '' })
        $options = [Runway.RunwayAIConnectionOptions]@{
            ApiKey = ConvertTo-Secret ([Runway.Emulator.RunwayAIEmulator]::WellKnownKey); Handler = $own; AuthHeader = 'X-Api-Key'; AuthScheme = ''
        }
        (New-RunwayAIImage 'a' -Connection ([Runway.RunwayAIConnection]::new($options))).Kind | Should -Be 'Image'
        (Connect-RunwayAI $options.ApiKey -AuthHeader X-Api-Key -AuthScheme '' -PassThru).AuthHeader | Should -Be 'X-Api-Key'
    }

    It 'complete known values' {
        $lines = @{
            'New-RunwayAIImage -Style s' = 'sketch'; 'Edit-RunwayAIImage -Filter s' = 'sepia'; 'Edit-RunwayAIImage -EditType r' = 'resize'
            'Edit-RunwayAIVideo -EditType t' = 'trim'; 'Set-RunwayAIVideoFilter -Filter v' = 'vintage'; 'Add-RunwayAIImageText -Position b' = 'bottom-right'
        }
        foreach ($line in $lines.GetEnumerator()) {
            [System.Management.Automation.CommandCompletion]::CompleteInput($line.Key, $line.Key.Length, $null).CompletionMatches.ListItemText | Should -Be $line.Value
        }
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
