# The catalogue and costs: values of models, costs of tasks, the credit limit.
BeforeDiscovery { Import-Module $env:RUNWAY_TEST_MODULE }

Describe 'Models and costs' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        . $PSScriptRoot/Support.ps1
        $c = (Open-Emulator -ClockRate 1000).Connection
        $media = Join-Path $TestDrive 'media'
        $done = 'a', 'b' | New-RunwayImage -Connection $c | Wait-RunwayTask -Connection $c
        $null = $done | Save-RunwayTaskOutput $media -Connection $c
        $null = New-RunwayVideo 'c' -Connection $c | Save-RunwayTaskOutput $media -Connection $c
        $null = New-RunwaySpeech 'd' -Voice Maya -Connection $c | Save-RunwayTaskOutput $media -Connection $c
        function Complete([string] $Line) {
            [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches
        }
    }
    BeforeEach { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 }
    AfterAll { Disconnect-Runway }

    It 'lists live models and, when asked, the others with a note' {
        (Get-RunwayModel).Status | Select-Object -Unique | Should -Be Live
        $retired = Get-RunwayModel upscale_v1 -IncludeNotLive
        $retired.Status | Should -Be Retired
        $retired.Note | Should -Match 'magnific'
    }

    It 'reports an unknown model' {
        Get-RunwayModel nope -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'RunwayModelNotFound,*'
    }

    It 'estimates <Model> for <Expected> credits' -TestCases @(
        @{ Model = 'gen4_image'; Arguments = @{}; Expected = 5 }
        @{ Model = 'gen4_image'; Arguments = @{ Ratio = '1920:1080' }; Expected = 8 }
        @{ Model = 'gen4_turbo'; Arguments = @{ Operation = 'image_to_video'; Duration = 10 }; Expected = 50 }
        @{ Model = 'gen4.5'; Arguments = @{ Image = 'https://h.test/a.png'; PromptText = 'a'; Duration = 5 }; Expected = 60 }
        @{ Model = 'veo3.1'; Arguments = @{ Operation = 'text_to_video'; Duration = 8; Audio = $false }; Expected = 160 }
        @{ Model = 'veo3.1'; Arguments = @{ Operation = 'text_to_video'; Duration = 8 }; Expected = 320 }
    ) {
        param($Model, $Arguments, $Expected)
        (Measure-RunwayCost $Model @Arguments).Credits | Should -Be $Expected
    }

    It 'uses the default model of New-Runway<Command> for a row of <Columns>' -TestCases @(
        @{ Columns = 'a prompt'; Command = 'Image'; Row = @{ PromptText = 'a' } }
        @{ Columns = 'a prompt and a duration'; Command = 'Video'; Row = @{ PromptText = 'a'; Duration = '5' } }
        @{ Columns = 'a picture'; Command = 'Video'; Row = @{ PromptText = 'a'; Image = 'https://example.org/a.png'; Duration = '5' } }
        @{ Columns = 'a video'; Command = 'Video'; Row = @{ PromptText = 'a'; Video = 'https://example.org/a.mp4' } }
    ) {
        param($Command, $Row)
        $task = [pscustomobject] $Row | & "New-Runway$Command"
        $cost = [pscustomobject] ($Row + @{ InputSeconds = 5 }) | Measure-RunwayCost
        $named = [pscustomobject] ($Row + @{ Model = $task.Model; InputSeconds = 5 }) | Measure-RunwayCost
        $cost.Credits | Should -Be $named.Credits
        $cost.Credits | Should -BeGreaterThan 0
    }

    It 'accepts the input of <Command> and returns its cost: <What>' -ForEach @(
        @{ What = 'prompts'; Command = 'New-RunwayImage'; Make = { 'a', 'b', 'c' }; Operation = $null }
        @{ What = 'lines of a file'; Command = 'New-RunwayImage'; Make = { 'a', 'b' | Set-Content $TestDrive/p.txt; Get-Content $TestDrive/p.txt }; Operation = $null }
        @{ What = 'numbers'; Command = 'New-RunwayImage'; Make = { 1..3 }; Operation = $null }
        @{ What = 'prompts'; Command = 'New-RunwayVideo'; Make = { 'a', 'b' }; Operation = 'text_to_video' }
        @{ What = 'prompts'; Command = 'New-RunwaySpeech'; Make = { 'hello', 'world' }; Operation = 'text_to_speech'; More = @{ Voice = 'Maya' } }
        @{ What = 'files'; Command = 'New-RunwayVideo'; Make = { Get-ChildItem $media/*.png }; Operation = $null; More = @{ Duration = 5 } }
        @{ What = 'a wildcard in a row'; Command = 'New-RunwayVideo'; Make = { [pscustomobject]@{ Image = "$media/*.png"; Duration = 10 } }; Operation = $null }
        @{ What = 'finished tasks'; Command = 'New-RunwayVideo'; Make = { $done }; Operation = $null; More = @{ Duration = 5 } }
        @{ What = 'uploads'; Command = 'New-RunwayVideo'; Make = { Get-ChildItem $media/*.png | New-RunwayUpload -Connection $c }; Operation = $null; More = @{ Duration = 5 } }
        @{ What = 'media sources'; Command = 'New-RunwayVideo'; Make = { [Runway.RunwayTask].Assembly.GetType('Runway.Media.MediaSource').GetMethod('FromAddress').Invoke($null, @('https://example.org/a.png')) }; Operation = $null; More = @{ Duration = 5 } }
        @{ What = 'videos'; Command = 'New-RunwayVideo'; Make = { [uri] 'https://example.org/a.mp4' }; Operation = $null; More = @{ PromptText = 'a' } }
        @{ What = 'paths of videos'; Command = 'New-RunwayVideoHdr'; Make = { (Get-ChildItem $media/*.mp4).FullName }; Operation = 'video_to_hdr' }
        @{ What = 'videos'; Command = 'New-RunwayVideoUpscale'; Make = { Get-ChildItem $media/*.mp4 }; Operation = 'video_upscale' }
        @{ What = 'pictures'; Command = 'New-RunwayImageUpscale'; Make = { Get-ChildItem $media/*.png }; Operation = 'image_upscale' }
        @{ What = 'sounds'; Command = 'New-RunwayVoiceIsolation'; Make = { Get-ChildItem $media/*.mp3 }; Operation = 'voice_isolation' }
        @{ What = 'rows with sounds'; Command = 'New-RunwayVoiceDubbing'; Make = { [pscustomobject]@{ Audio = 'https://example.org/a.mp3'; TargetLanguage = 'de' } }; Operation = 'voice_dubbing' }
        @{ What = 'rows with speech'; Command = 'New-RunwayVoiceConversion'; Make = { [pscustomobject]@{ Speech = 'https://example.org/a.mp3'; Voice = 'Maya' } }; Operation = 'speech_to_speech' }
    ) {
        $given = @(& $Make)
        $more = $More ?? @{}
        $said, $sum = (Invoke-WhatIf { $given | & $Command @more -Connection $c -WhatIf }).Where({ $_ -like 'What if: Performing*' }, 'Split')
        $asked = $Operation ? @{ Operation = $Operation } : @{}
        if ($more.Duration) { $asked.Duration = $more.Duration }
        $cost = $given | Measure-RunwayCost @asked
        $cost.Count | Should -Be $said.Count
        # -WhatIf shows the cost of one task: one number, or a range.
        $least, $most = foreach ($index in 1, 2) { ($said | ForEach-Object { $_ -match 'about ([\d.,]+)(?: to ([\d.,]+))? credits?' ? [decimal] (($Matches[$index] ?? $Matches[1]) -replace ',') : 0 } | Measure-Object -Sum).Sum }
        if ($said -match 'about') { $cost.AtLeast, $cost.AtMost | Should -Be $least, $most }
        else { $cost.UnknownCount | Should -Be $said.Count }
        # The last line of the batch is the sum.
        $tasks = "$($cost.Count) $($cost.Count -eq 1 ? 'task' : 'tasks') would be created"
        $sum | Should -BeLike $(
            if ($cost.UnknownCount) { "What if: $tasks. $($cost.UnknownCount) ha* no known price and * not in the sum (Index 0*: $($cost.Reasons))." }
            elseif ($null -ne $cost.Credits) { "What if: $tasks, for about $($cost.Credits.ToString('#,0.##')) credits in all." }
            else { "What if: $tasks, for about $($cost.AtLeast.ToString('#,0.##')) to $($cost.AtMost.ToString('#,0.##')) credits in all." })
    }

    It 'names the missing parameter if the input does not give the cost, and returns no sum: <What>' -ForEach @(
        @{ What = 'a sound'; Make = { Get-ChildItem $media/*.mp3 }; Id = 'RunwayOperationRequired'; Action = '*-Operation speech_to_speech*' }
        @{ What = 'an address without a name'; Make = { [uri] 'https://example.org/1' }; Id = 'RunwayMediaKindUnknown'; Action = '*-Image or -Video*' }
        @{ What = 'a task that is not finished'; Make = { [Runway.RunwayTask]@{ Id = 'x'; Status = 'RUNNING' } }; Id = 'RunwayTaskHasNoOutput'; Action = '*Wait-RunwayTask*' }
        @{ What = 'a blank line'; Make = { ' ' }; Id = 'RunwayInvalidPrompt'; Action = '*' }
        @{ What = 'a model of many operations'; Make = { [pscustomobject]@{ Model = 'seed_audio' } }; Id = 'RunwayOperationRequired'; Action = '*-Operation*' }
        @{ What = 'a misspelled model'; Make = { [pscustomobject]@{ Model = 'gen4_imgae' } }; Id = 'RunwayModelMisspelled'; Action = '*' }
    ) {
        $run = Invoke-Recorded { & $Make | Measure-RunwayCost }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $run.Errors.ErrorDetails.RecommendedAction | Should -BeLike $Action
        $run.Output | Should -BeNullOrEmpty
    }

    It 'suggests the most similar model name: <Command>' -ForEach @(
        @{ Command = { New-RunwayImage 'a' -Model gen4_imgae } }
        @{ Command = { New-RunwayImage 'a' -Model ' gen4_imgae ' } }
        @{ Command = { [pscustomobject]@{ PromptText = 'a'; Model = 'GEN4_IMGAE' } | New-RunwayImage } }
        @{ Command = { Measure-RunwayCost gen4_imgae } }
        @{ Command = { Measure-RunwayCost gen4_imgae text_to_image } }
        @{ Command = { Get-RunwayModel gen4_imgae } }
        @{ Command = { Get-RunwayModel gen4_image, gen4_imgae } }
    ) {
        $run = Invoke-Recorded $Command
        # The number and the prompt of the row follow.
        $run.Errors.ErrorDetails.Message | Should -Match 'Did you mean gen4_image\?(\r?\nIndex 0: "a"|\r?\nIndex 0)?$'
    }

    It 'reads a name in any case and with blanks around it: <_>' -ForEach 'GEN4_IMAGE', ' gen4_image ' {
        (Get-RunwayModel $_).Model | Should -Be 'gen4_image'
        (Measure-RunwayCost $_).Credits | Should -Be 5
        (New-RunwayImage 'a' -Model $_).Model | Should -BeExactly 'gen4_image'
        Complete "New-RunwayImage -Model $($_.Trim()) -Ratio 19" | Should -Not -BeNullOrEmpty
    }

    It 'adds up a file of jobs and sends nothing' {
        Set-Content TestDrive:/jobs.csv 'Prompt,Model,Ratio,Duration,Operation', 'a,gen4_image,1280:720,,', 'b,gen4.5,,5,text_to_video', 'c,,,,'
        $cost = Import-Csv TestDrive:/jobs.csv | Measure-RunwayCost
        $cost.Count | Should -Be 3
        $cost.Credits | Should -Be 70
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'shows the estimate in -WhatIf' {
        $text = Invoke-Shell {
            Import-Module $env:RUNWAY_TEST_MODULE
            Connect-Runway -Emulator
            New-RunwayImage 'a' -Ratio 1920:1080 -WhatIf
        } | Out-String
        $text | Should -Match 'gen4_image, 1920:1080, about 8 credits'
    }

    It 'returns one figure for a video from a picture, as for one from text' {
        (Measure-RunwayCost -Operation image_to_video).Credits | Should -Be 25
        (Measure-RunwayCost -Image 'https://h.test/a.png').Credits | Should -Be 25
        (Measure-RunwayCost -Operation text_to_video).Credits | Should -Be 60
        $task = New-RunwayVideo -Image 'https://h.test/a.png'
        $task.EstimatedCredits | Should -Be 25
        $task.Parameters.duration | Should -Be 5
    }

    It 'is sent with the same duration from <From> for <Model>, so that the length leaves no question' -ForEach @(
        foreach ($model in Get-RunwayModel -Operation image_to_video, text_to_video, video_to_video | Where-Object { $_.Members.Name -contains 'duration' }) {
            @{ Model = $model.Model; From = $model.Operation }
        }
    ) {
        $given = @{ image_to_video = @{ Image = 'https://h.test/a.png' }; text_to_video = @{}; video_to_video = @{ Video = 'https://h.test/a.mp4' } }[$From]
        foreach ($name in 'Ratio', 'Resolution') {
            # Where a model requires more, the first value that it takes.
            $member = (Get-RunwayModel $Model -Operation $From).Members.Where({ $_.Name -eq $name })
            if ($member) { $given.$name = @($member.AllowedValues + $member.KnownValues -ne 'adaptive')[0] }
        }
        $said = (Invoke-WhatIf { New-RunwayVideo 'a boat' -Model $Model @given -Connection $c -WhatIf })[0]
        $said | Should -Match ", $($Model -like 'veo3.1*' ? 4 : 5) s, "
        $said | Should -Not -Match 'duration'
    }

    It 'says which size an aspect ratio means' -ForEach @(
        @{ Command = { New-RunwayImage 'a' -Ratio 16:9 -Verbose }; Says = '16:9 is 1280:720 for gen4_image*' }
        @{ Command = { New-RunwayImage 'a' -Ratio 1:1 -Verbose }; Says = '1:1 is *' }
        @{ Command = { New-RunwayVideo 'a' -Ratio 16:9 -Verbose }; Says = '16:9 is 1280:720 for gen4.5*' }
        @{ Command = { Measure-RunwayCost -Operation text_to_image -Ratio 16:9 -Verbose }; Says = '16:9 is 1280:720 for gen4_image*' }
    ) {
        "$(@(& $Command 4>&1).Where{ $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like $Says })" | Should -BeLike $Says
    }

    It 'refuses what would go over the limit and keeps the rest' {
        $tasks = 1..5 | ForEach-Object { "p$_" } | New-RunwayImage -CreditLimit 12 -ErrorAction SilentlyContinue -ErrorVariable problems
        $tasks.Count | Should -Be 2
        $problems.Count | Should -Be 3
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RunwayCreditLimitReached,*'
        $problems[0].CategoryInfo.Category | Should -Be QuotaExceeded
        # Which two come first depends on threads, but every prompt must have a result.
        $tasks.PromptText + $problems.TargetObject | Sort-Object | Should -Be 'p1', 'p2', 'p3', 'p4', 'p5'
    }

    It 'sends what has no known price under a limit only with -Force' {
        New-RunwayImage 'a' -Model of_tomorrow -Ratio 1:1 -CreditLimit 12 -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RunwayCostUnknown,*'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        $task = New-RunwayImage 'a' -Model of_tomorrow -Ratio 1:1 -CreditLimit 12 -Force -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        $task, $problems.Count | Should -Not -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -Not -BeLike 'RunwayCostUnknown,*'
    }

    It 'has one credit limit for all commands of a connection' {
        $connection = Connect-Runway -Emulator -CreditLimit 10 -PassThru
        New-RunwayImage 'a' -Connection $connection | Should -Not -BeNullOrEmpty
        New-RunwayImage 'b' -Connection $connection | Should -Not -BeNullOrEmpty
        New-RunwayImage 'c' -Connection $connection -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'accepts <Shape> for <Model> and says which size it uses' -TestCases @(
        @{ Model = 'gen4_image'; Shape = '16:9'; Picked = '1280:720' }
        @{ Model = 'gen4_image'; Shape = '9:16'; Picked = '720:1280' }
        @{ Model = 'gen4_image'; Shape = '1:1'; Picked = '720:720' }
    ) {
        param($Model, $Shape, $Picked)
        $notes = New-RunwayImage 'a' -Model $Model -Ratio $Shape 6>&1 | Where-Object { $_ -is [System.Management.Automation.InformationRecord] }
        "$notes" | Should -Match $Picked
    }

    It 'completes values that the bound model takes: <Line>' -TestCases @(
        @{ Line = 'New-RunwayVideo -Model veo3.1 -Duration '; Values = '4', '6', '8' }
        @{ Line = 'New-RunwayVideo -Model seedance2 -Duration a'; Values = @('auto') }
        @{ Line = 'New-RunwayImage -PublicFigureThreshold '; Values = 'auto', 'low' }
        @{ Line = "New-RunwayVideo -Model gen4.5 -OutputFormat prores -ProresProfile '422 H"; Values = @("'422 HQ'") }
        @{ Line = 'New-RunwayVoiceDubbing -TargetLanguage fi'; Values = 'fil', 'fi' }
    ) {
        param($Line, $Values)
        (Complete $Line).CompletionText | Should -Be $Values
    }

    It 'shows limits and price in the tooltip' {
        (Complete 'New-RunwayImage -ReferenceImage ./a.png -Model gen4_image_t')[0].ToolTip | Should -Match '2 credits per image'
    }

    It 'refuses a model of another operation before anything is sent' {
        New-RunwayImage 'a' -Model gen4_turbo -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'RunwayModelOfAnotherOperation,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'gen4_image'
    }
}
