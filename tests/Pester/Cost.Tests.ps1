# The catalogue and money: what models take, what tasks cost, what a limit holds back.
Describe 'Models and costs' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
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

    It 'says that a model is not known' {
        Get-RunwayModel nope -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'RunwayModelNotFound,*'
    }

    It 'estimates <Model> for <Expected> credits' -TestCases @(
        @{ Model = 'gen4_image'; Arguments = @{}; Expected = 5 }
        @{ Model = 'gen4_image'; Arguments = @{ Ratio = '1920:1080' }; Expected = 8 }
        @{ Model = 'gen4_turbo'; Arguments = @{ Operation = 'image_to_video'; Duration = 10 }; Expected = 50 }
        @{ Model = 'gen4.5'; Arguments = @{ Image = 'a.png'; Duration = 5 }; Expected = 60 }
        @{ Model = 'veo3.1'; Arguments = @{ Operation = 'text_to_video'; Duration = 8; Audio = $false }; Expected = 160 }
        @{ Model = 'veo3.1'; Arguments = @{ Operation = 'text_to_video'; Duration = 8 }; Expected = 320 }
    ) {
        param($Model, $Arguments, $Expected)
        (Measure-RunwayCost $Model @Arguments).Credits | Should -Be $Expected
    }

    It 'takes what New-Runway<Command> would take for a row of <Columns>, without a model' -TestCases @(
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

    It 'refuses what would go over the limit and keeps the rest' {
        $tasks = 1..5 | ForEach-Object { "p$_" } | New-RunwayImage -CreditLimit 12 -ErrorAction SilentlyContinue -ErrorVariable problems
        $tasks.Count | Should -Be 2
        $problems.Count | Should -Be 3
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RunwayCreditLimitReached,*'
        $problems[0].CategoryInfo.Category | Should -Be QuotaExceeded
        # Which two come first is a matter of their threads; that every prompt is accounted for is not.
        $tasks.PromptText + $problems.TargetObject | Sort-Object | Should -Be 'p1', 'p2', 'p3', 'p4', 'p5'
    }

    It 'keeps one limit for all commands of a connection' {
        $connection = Connect-Runway -Emulator -CreditLimit 10 -PassThru
        New-RunwayImage 'a' -Connection $connection | Should -Not -BeNullOrEmpty
        New-RunwayImage 'b' -Connection $connection | Should -Not -BeNullOrEmpty
        New-RunwayImage 'c' -Connection $connection -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'understands <Shape> for <Model> and says what it picks' -TestCases @(
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
        @{ Line = "New-RunwayVideo -Model gen4.5 -ProresProfile '422 H"; Values = @("'422 HQ'") }
        @{ Line = 'New-RunwayVoiceDubbing -TargetLanguage fi'; Values = 'fil', 'fi' }
    ) {
        param($Line, $Values)
        (Complete $Line).CompletionText | Should -Be $Values
    }

    It 'tells limits and price in the tooltip' {
        (Complete 'New-RunwayImage -Model gen4_image_t')[0].ToolTip | Should -Match '2 credits per image'
    }

    It 'refuses a model of another operation before anything is sent' {
        New-RunwayImage 'a' -Model gen4_turbo -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'RunwayModelOfAnotherOperation,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'gen4_image'
    }
}
