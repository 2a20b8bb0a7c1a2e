<#
    What the cmdlets of the "Runway AI" service refuse before anything is sent: the emulator counts the requests.
#>
BeforeDiscovery {
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
        { Save-RunwayAIMedia -Media 'door.jpg' -DestinationPath $TestDrive }
        { Save-RunwayAIMedia -Media $image -NameTemplate '{Nothing}' }
    ).ForEach{ @{ Command = $_; Text = "$_".Trim() } }
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

Describe 'RunwayAI refusals' {
    It '<Text>' -ForEach $wrong {
        $before = $emulator.Requests.Count
        $problems = try { (Invoke-Recorded $Command).Errors } catch { $_ }
        @($problems).Count | Should -Be 1
        $emulator.Requests.Count | Should -Be $before
    }

    It 'are forty or more' -ForEach @{ Count = $wrong.Count } { $Count | Should -BeGreaterOrEqual 40 }

    It 'send nothing with -WhatIf, and say what they would do' {
        $before = $emulator.Requests.Count
        $image | Edit-RunwayAIImage -Width 640 -WhatIf | Should -BeNullOrEmpty
        $image | Remove-RunwayAIMedia -AuthToken $token -WhatIf
        'a', 'b' | New-RunwayAIImage -WhatIf | Save-RunwayAIMedia -DestinationPath $TestDrive/whatif -WhatIf | Should -BeNullOrEmpty
        $emulator.Requests.Count | Should -Be $before
        Test-Path $TestDrive/whatif | Should -BeFalse
    }
}
