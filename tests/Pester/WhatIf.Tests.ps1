<#
    -WhatIf names what would be done, row by row and file by file, and a batch ends with its sum. The figures are held against
    Measure-RunwayCost in Cost.Tests.ps1.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    # A picture whose header has 1024 x 1024 pixels, which every model accepts.
    $picture = [convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
    $picture[18], $picture[19], $picture[22], $picture[23] = 4, 0, 4, 0
    foreach ($name in 'lighthouse.png', 'door.png') { [System.IO.File]::WriteAllBytes("$TestDrive/$name", $picture) }
    [System.IO.File]::WriteAllBytes("$TestDrive/clip.mp4", [byte[]](0, 0, 0, 16) + [System.Text.Encoding]::ASCII.GetBytes('ftypisom') + [byte[]]::new(600))
    [System.IO.File]::WriteAllBytes("$TestDrive/speech.mp3", [System.Text.Encoding]::ASCII.GetBytes('ID3') + [byte[]]::new(600))
    $out = Join-Path $TestDrive never
    function Get-Target([string[]] $Said) { $Said.ForEach({ if ($_ -match 'on target "(.*)"\.$') { $Matches[1] } }) }
}

AfterAll { Disconnect-Runway }

Describe '-WhatIf of a batch' {
    BeforeEach { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 }

    It 'names every row by its number, its file and its prompt: <What>' -ForEach @(
        @{ What = 'prompts'; Command = { 'a red boat', 'a house' | New-RunwayImage -WhatIf }; Rows = 'Index 0: "a red boat"', 'Index 1: "a house"' }
        @{ What = 'long prompts'; Command = { 'x' * 100 | New-RunwayImage -WhatIf }; Rows = "Index 0: ""$('x' * 60)…""" }
        @{ What = 'prompts of several lines'; Command = { "a`nb" | New-RunwayVideo -WhatIf }; Rows = 'Index 0: "a b"' }
        @{ What = 'files'; Command = { Get-Item $TestDrive/door.png, $TestDrive/lighthouse.png | New-RunwayVideo -WhatIf }; Rows = 'Index 0: door.png', 'Index 1: lighthouse.png' }
        @{ What = 'files with a prompt'; Command = { New-RunwayVideo 'closer' -Image $TestDrive/*.png -WhatIf }; Rows = 'Index 0: door.png, "closer"', 'Index 1: lighthouse.png, "closer"' }
        @{ What = 'rows'; Command = { [pscustomobject]@{ PromptText = 'p'; Image = "$TestDrive/door.png" }, [pscustomobject]@{ PromptText = 'q'; Image = 'https://h.test/x/y.png?sig=1' } | New-RunwayVideo -WhatIf }; Rows = 'Index 0: door.png, "p"', 'Index 1: y.png, "q"' }
        @{ What = 'data URIs'; Command = { New-RunwayVideo -Image "data:image/png;base64,$([convert]::ToBase64String($picture))" -WhatIf }; Rows = 'Index 0: data:image/png' }
        @{ What = 'pictures to enlarge'; Command = { New-RunwayImageUpscale $TestDrive/*.png -WhatIf }; Rows = 'Index 0: door.png', 'Index 1: lighthouse.png' }
        @{ What = 'videos to enlarge'; Command = { New-RunwayVideoUpscale $TestDrive/clip.mp4 -WhatIf }; Rows = 'Index 0: clip.mp4' }
        @{ What = 'videos in high dynamic range'; Command = { New-RunwayVideoHdr $TestDrive/clip.mp4 -WhatIf }; Rows = 'Index 0: clip.mp4' }
        @{ What = 'videos with more frames'; Command = { New-RunwayFrameInterpolation $TestDrive/clip.mp4 -WhatIf }; Rows = 'Index 0: clip.mp4' }
        @{ What = 'characters'; Command = { New-RunwayCharacterPerformance $TestDrive/door.png $TestDrive/clip.mp4 -WhatIf }; Rows = 'Index 0: door.png' }
        @{ What = 'texts to speak'; Command = { New-RunwaySpeech 'hello' -WhatIf }; Rows = 'Index 0: "hello"' }
        @{ What = 'sounds'; Command = { New-RunwaySoundEffect 'a bell' -WhatIf }; Rows = 'Index 0: "a bell"' }
        @{ What = 'voices to convert'; Command = { New-RunwayVoiceConversion $TestDrive/speech.mp3 -Voice Maya -WhatIf }; Rows = 'Index 0: speech.mp3' }
        @{ What = 'voices to dub'; Command = { New-RunwayVoiceDubbing $TestDrive/speech.mp3 -TargetLanguage de -WhatIf }; Rows = 'Index 0: speech.mp3' }
        @{ What = 'voices to isolate'; Command = { New-RunwayVoiceIsolation $TestDrive/speech.mp3 -WhatIf }; Rows = 'Index 0: speech.mp3' }
        @{ What = 'advertisements to translate'; Command = { New-RunwayAdLocalization $TestDrive/*.png -TargetLanguage de -WhatIf }; Rows = 'Index 0: door.png', 'Index 1: lighthouse.png' }
        @{ What = 'stock pictures'; Command = { 'a desk', 'a lake' | New-RunwayMarketingImage -WhatIf }; Rows = 'Index 0: "a desk"', 'Index 1: "a lake"' }
        @{ What = 'stories'; Command = { New-RunwayMultiShotVideo 'a heron' -WhatIf }; Rows = 'Index 0: "a heron"' }
        @{ What = 'products'; Command = { Get-Item $TestDrive/*.png | New-RunwayProductAd -WhatIf }; Rows = 'Index 0: door.png', 'Index 1: lighthouse.png' }
        @{ What = 'campaigns'; Command = { New-RunwayProductCampaign $TestDrive/door.png 'in snow' -WhatIf }; Rows = 'Index 0: door.png, "in snow"' }
        @{ What = 'products to replace'; Command = { New-RunwayProductSwap $TestDrive/clip.mp4 -OriginalProductImage $TestDrive/door.png -NewProductImage $TestDrive/lighthouse.png -WhatIf }; Rows = 'Index 0: clip.mp4' }
        @{ What = 'products that are shown'; Command = { New-RunwayProductUgc $TestDrive/door.png -ProductImage $TestDrive/lighthouse.png -WhatIf }; Rows = 'Index 0: door.png' }
        @{ What = 'routers'; Command = { 'draft', 'film' | ForEach-Object { [pscustomobject]@{ Slug = $_ } } | New-RunwayRouter -WhatIf }; Rows = 'draft*', 'film*' }
        @{ What = 'runs of a workflow'; Command = { 'a heron', 'a lake' | Start-RunwayWorkflow Picture -WhatIf }; Rows = 'Index 0: "a heron"', 'Index 1: "a lake"' }
        @{ What = 'voices'; Command = { New-RunwayVoice -Sample $TestDrive/speech.mp3 -WhatIf; New-RunwayVoice Desk -Prompt ('a calm voice ' * 3) -WhatIf }; Rows = 'speech', 'Desk' }
        @{ What = 'documents'; Command = { New-RunwayDocument -Name faq -Content '# FAQ' -WhatIf }; Rows = 'faq' }
        @{ What = 'avatars'; Command = { Get-Item $TestDrive/*.png | New-RunwayAvatar -Personality x -Voice clara -WhatIf }; Rows = 'door', 'lighthouse' }
        @{ What = 'videos of avatars'; Command = { 'hello', 'goodbye' | New-RunwayAvatarVideo -Avatar cat-character -WhatIf; New-RunwayAvatarVideo -Audio $TestDrive/speech.mp3 -Avatar cat-character -WhatIf }; Rows = 'Index 0: "hello"', 'Index 1: "goodbye"', 'Index 0: speech.mp3' }
        @{ What = 'previews of voices'; Command = { 'a calm voice, not too fast' | New-RunwayVoicePreview -WhatIf }; Rows = 'a calm voice, not too fast' }
        @{ What = 'live sessions'; Command = { 'cat-character' | New-RunwayAvatarSession -WhatIf }; Rows = 'cat-character' }
        @{ What = 'uploads'; Command = { New-RunwayUpload $TestDrive/clip.mp4 -WhatIf }; Rows = "*clip.mp4 (Index 0: clip.mp4)" }
        @{ What = 'bodies'; Command = { @{ model = 'gen4_image'; promptText = 'a' }, @{ model = 'gen4_image'; promptText = 'b' } | Invoke-RunwayRestMethod /v1/text_to_image POST -WhatIf }; Rows = '/v1/text_to_image (Index 0: "a")', '/v1/text_to_image (Index 1: "b")' }
    ) {
        $targets = @(Get-Target (Invoke-WhatIf $Command))
        $targets.Count | Should -Be @($Rows).Count
        for ($i = 0; $i -lt $targets.Count; $i++) { $targets[$i] | Should -BeLike @($Rows)[$i] }
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'ends uploads with their number' {
        @(Invoke-WhatIf { New-RunwayUpload $TestDrive/clip.mp4, $TestDrive/speech.mp3, $TestDrive/none.mp3 -WhatIf -ErrorAction Ignore })[-1] |
            Should -BeLike '*2 files would be uploaded. Uploads cost nothing. 1 has an error and is not counted.'
        @(Invoke-WhatIf { New-RunwayUpload $TestDrive/clip.mp4 -WhatIf })[-1] | Should -BeLike '*1 file would be uploaded. Uploads cost nothing.'
    }

    It 'shows no control character of a value: <_>' -ForEach 'Model', 'Ratio', 'Prompt' {
        $attack = "v`e[2J`e]0;title`a$([char]0x202E)"
        $value = @{ Prompt = 'a'; Model = 'gen4_image'; Ratio = '1024:1024' }
        $value[$_] = $attack
        $row = [pscustomobject]@{ PromptText = $value.Prompt; Model = $value.Model; Ratio = $value.Ratio }
        $said = Invoke-WhatIf { $row | New-RunwayImage -WhatIf -WarningAction Ignore -ErrorAction Ignore }
        $said | Should -Not -BeNullOrEmpty
        "$said" | Should -Not -Match '[\x00-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E]'
    }

    It 'is tested for every command that creates something' {
        # The list above is complete.
        $file = Get-Content $PSCommandPath -Raw
        foreach ($command in (Get-Command New-Runway*, Invoke-Runway* -Module Runway).Name -ne 'New-RunwayLipSync') { $file | Should -Match "$command .*-WhatIf" }
    }

    It 'ends with <Sum>' -ForEach @(
        @{ Command = { 'a' | New-RunwayImage -WhatIf }; Sum = '1 task would be created, for about 5 credits in all.' }
        @{ Command = { 'a', 'b' | New-RunwayImage -WhatIf }; Sum = '2 tasks would be created, for about 10 credits in all.' }
        @{ Command = { 'a', ' ', 'b' | New-RunwayImage -WhatIf -ErrorAction Ignore }; Sum = '2 tasks would be created, for about 10 credits in all. 1 has an error and is not counted.' }
        @{ Command = { [pscustomobject]@{ PromptText = 'a'; Model = 'gen4_image' }, [pscustomobject]@{ PromptText = 'b'; Model = 'nova9'; Ratio = '1280:720' } | New-RunwayImage -WhatIf -WarningAction Ignore }; Sum = "2 tasks would be created, for about 5 credits in all. 1 has no known price and is not in the sum (Index 1: the catalogue does not know the model 'nova9' of text_to_image)." }
        @{ Command = { 'a' | New-RunwayImage -Model nova9 -Ratio 1280:720 -WhatIf -WarningAction Ignore }; Sum = "1 task would be created. 1 has no known price and is not in the sum (Index 0: the catalogue does not know the model 'nova9' of text_to_image)." }
        @{ Command = { 1..5 | New-RunwayImage -CreditLimit 12 -WhatIf }; Sum = '5 tasks would be created, for about 25 credits in all. Within the limit of 12 credits 2 of them would be sent.' }
        @{ Command = { 'a' | New-RunwayImage -Model of_tomorrow -Ratio 1:1 -CreditLimit 12 -WhatIf }; Sum = "1 task would be created. 1 has no known price and is not in the sum (Index 0: the catalogue does not know the model 'of_tomorrow' of text_to_image). Within the limit of 12 credits 0 of them would be sent." }
        @{ Command = { 'a' | New-RunwayImage -Model of_tomorrow -Ratio 1:1 -CreditLimit 12 -Force -WhatIf }; Sum = "1 task would be created. 1 has no known price and is not in the sum (Index 0: the catalogue does not know the model 'of_tomorrow' of text_to_image)." }
        @{ Command = { 1..2 | New-RunwayImage -CreditLimit 12 -WhatIf }; Sum = '2 tasks would be created, for about 10 credits in all.' }
        @{ Command = { $null = 'a' | New-RunwayImage -Batch b; 'a', 'b' | New-RunwayImage -Batch b -SkipExisting -WhatIf }; Sum = '1 task would be created, for about 5 credits in all. 1 exists already and is not counted.' }
        @{ Command = { $c = Connect-Runway -Emulator -CreditLimit 12 -PassThru; $null = 'a' | New-RunwayImage -Connection $c; 1..3 | New-RunwayImage -WhatIf -Connection $c }; Sum = '3 tasks would be created, for about 15 credits in all. Within the limit of 12 credits (7 left) 1 of them would be sent.' }
        @{ Command = { $WhatIfPreference = $true; 'a' | New-RunwayImage }; Sum = '1 task would be created, for about 5 credits in all.' }
    ) {
        (Invoke-WhatIf $Command)[-1] | Should -Be "What if: $Sum"
    }

    It 'has no sum without input or without -WhatIf' {
        Invoke-WhatIf { @() | New-RunwayImage -WhatIf } | Should -BeNullOrEmpty
        Invoke-WhatIf { 'a' | New-RunwayImage } | Should -BeNullOrEmpty
    }

    It 'names the file that each row would be saved as, and makes no folder' {
        $said = Invoke-WhatIf { 'a red boat', 'a red boat' | New-RunwayImage -WhatIf | Save-RunwayTaskOutput $out -NameTemplate '{Index:000}-{Prompt}' -WhatIf }
        $said[0, 1].ForEach({ $_ -match 'saved as (.*)" on target' ? $Matches[1] : $_ }) | Should -Be (Join-Path $out 000-a-red-boat.png), (Join-Path $out 001-a-red-boat.png)
        $said[-1] | Should -BeLike '*2 tasks would be created*'
        Test-Path $out | Should -BeFalse
    }

    It 'reports an existing file as the real run does' {
        $folder = (New-Item $TestDrive/there -ItemType Directory).FullName
        Set-Content $folder/a.png 'mine'
        $run = Invoke-Recorded { 'a', 'b' | New-RunwayImage -WhatIf | Save-RunwayTaskOutput $folder -NameTemplate '{Prompt}' -WhatIf }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayFileExists,*'
        $run.Errors.ErrorDetails.Message | Should -BeLike '*Index 0: "a"'
    }
}

Describe '-WhatIf of commands for tasks' {
    BeforeEach {
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000
        $tasks = 'a red boat', 'a house' | New-RunwayImage -Batch w
        $ids = $tasks.Id
    }

    It '<Name> names the task and its prompt, of tasks and of ids' -ForEach @(
        @{ Name = 'Stop-RunwayTask'; Command = { $input | Stop-RunwayTask -WhatIf } }
        @{ Name = 'Remove-RunwayTask'; Command = { $input | Remove-RunwayTask -WhatIf } }
        @{ Name = 'Save-RunwayTaskOutput'; Command = { $input | Save-RunwayTaskOutput $out -WhatIf } }
        @{ Name = 'Clear-RunwayTaskHistory'; Command = { $input | Clear-RunwayTaskHistory -WhatIf } }
    ) {
        $expected = "$($ids[0]) (Index 0: ""a red boat"")", "$($ids[1]) (Index 1: ""a house"")"
        Get-Target (Invoke-WhatIf { $tasks | & $Command }) | Should -Be $expected
        Get-Target (Invoke-WhatIf { $ids | & $Command }) | Should -Be $expected
        # Another connection knows the tasks only from the journal.
        Connect-Runway -Emulator -JournalPath (Get-RunwayConnection).JournalPath
        Get-Target (Invoke-WhatIf { $ids | & $Command }) | Should -Be $expected
        Test-Path $out | Should -BeFalse
    }

    It 'names the files that would be written' {
        $done = $tasks | Wait-RunwayTask | Sort-Object Index
        $said = Invoke-WhatIf { $done | Save-RunwayTaskOutput $out -NameTemplate '{Prompt}' -IncludeMetadata -WhatIf }
        $said | Should -BeLike '*"Save to *' -Because "$said"
        $said.ForEach({ $_ -match '"Save to (.*), with its metadata file' ? $Matches[1] : $_ }) | Should -Be (Join-Path $out a-red-boat.png), (Join-Path $out a-house.png)
        Test-Path $out | Should -BeFalse
        $files = $done | Save-RunwayTaskOutput $out -NameTemplate '{Prompt}' -IncludeMetadata
        $files.FullName | Sort-Object | Should -Be ($said.ForEach({ $_ -match '"Save to (.*), with its metadata file' ? $Matches[1] : $_ }) | Sort-Object)
        # After a real run the files exist.
        (Invoke-WhatIf { $done | Save-RunwayTaskOutput $out -NameTemplate '{Prompt}' -WhatIf }) | Should -BeLike '*it is already saved as *'
        Remove-Item $out -Recurse
    }

    It 'reports a task without output as the real run does' {
        $failed = '[fail:SAFETY.INPUT.TEXT] a' | New-RunwayImage | Wait-RunwayTask -ErrorAction Ignore
        $run = Invoke-Recorded { $failed | Save-RunwayTaskOutput $out -WhatIf }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayTaskFailed.SAFETY.INPUT.TEXT,*'
    }

    It 'names the tasks that would be cleared, and the page that would be written' {
        $done = $tasks | Save-RunwayTaskOutput $out
        Get-Target (Invoke-WhatIf { Clear-RunwayTaskHistory -WhatIf }) | Should -Be (Get-RunwayConnection).JournalPath
        Invoke-WhatIf { Clear-RunwayTaskHistory -WhatIf } | Should -BeLike '*"Remove 2 finished tasks from the journal"*'
        $page = Join-Path $TestDrive page.html
        Invoke-WhatIf { $done | Export-RunwayGallery $page -WhatIf } | Should -BeLike "*""Write a gallery page of 2 tasks and files"" on target ""$page""*"
        Remove-Item $out -Recurse
    }
}

Describe '-WhatIf of the other service' {
    BeforeAll { Connect-RunwayAI -Emulator }
    AfterAll { Disconnect-RunwayAI }

    It 'names rows, files and how many requests there would be' {
        $said = Invoke-WhatIf { 'a', 'b' | New-RunwayAIImage -WhatIf }
        Get-Target $said | Should -Be 'Index 0: "a"', 'Index 1: "b"'
        $said[-1] | Should -Be 'What if: 2 requests would be sent. The service publishes no price.'
        $image = New-RunwayAIImage 'a red boat'
        $name = Split-Path $image.Url -Leaf
        Get-Target (Invoke-WhatIf { $image | Edit-RunwayAIImage -Width 640 -WhatIf }) | Should -Be "Index 0: $name"
        Invoke-WhatIf { $image | Save-RunwayAIMedia $out -NameTemplate '{Prompt}' -WhatIf } |
            Should -Be "What if: Performing the operation ""Save to $(Join-Path $out "a-red-boat$([System.IO.Path]::GetExtension($name))"")"" on target ""$($image.Url) (Index 0: ""a red boat"")""."
        $token = ConvertTo-Secret 'token'
        Get-Target (Invoke-WhatIf { $image | Remove-RunwayAIMedia -AuthToken $token -WhatIf }) | Should -Be "$($image.Url) (Index 0: ""a red boat"")"
        Test-Path $out | Should -BeFalse
    }
}
