<#
    From prompts to pictures: the pipeline with the emulator of the session.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
}

AfterAll { Disconnect-Runway }

Describe 'Pipeline' {
    BeforeEach { Connect-Runway -Emulator }

    It 'turns prompts into pictures that open' {
        $files = 'a lighthouse', 'a harbour' | New-RunwayImage -Ratio 1920:1080 | Save-RunwayTaskOutput -DestinationPath $TestDrive/pictures
        $files.Count | Should -Be 2
        foreach ($file in $files) {
            $file | Should -BeOfType System.IO.FileInfo
            $picture = Read-Png $file
            $picture.IsPng, $picture.IsDone | Should -Be $true, $true
            "$($picture.Width)x$($picture.Height)" | Should -Be 1920x1080
        }
        @(Get-FileHash $files | Select-Object Hash -Unique).Count | Should -Be 2
    }

    It 'returns tasks before they are done, in the order of the prompts' {
        $prompts = 1..60 | ForEach-Object { "picture $_" }
        $tasks = $prompts | New-RunwayImage
        $tasks.PromptText | Should -Be $prompts
        $tasks.Index | Should -Be (0..59)
        $tasks | ForEach-Object { $_.Status | Should -Be 'PENDING' }
        @($tasks.Id | Select-Object -Unique).Count | Should -Be 60
    }

    It 'returns tasks in the order of the prompts for every -ThrottleLimit' {
        (1..20 | New-RunwayImage -ThrottleLimit 1).PromptText | Should -Be (1..20)
        (1..20 | New-RunwayImage -ThrottleLimit 256).PromptText | Should -Be (1..20)
    }

    It 'accepts one prompt as an argument' {
        (New-RunwayImage 'a harbour').PromptText | Should -Be 'a harbour'
    }

    It 'saves in the order in which tasks finish' {
        $files = '[seconds:90] slow', '[seconds:1] quick', '[seconds:45] medium' |
            New-RunwayImage | Save-RunwayTaskOutput -DestinationPath $TestDrive/order -NameTemplate '{Index}'
        $files.BaseName | Should -Be '1', '2', '0'
    }

    It 'saves finished tasks while other tasks run' {
        $slow = New-RunwayImage '[seconds:100000] slow'
        $status = $slow, (New-RunwayImage 'quick') | Save-RunwayTaskOutput -DestinationPath $TestDrive/overlap |
            ForEach-Object { ($slow | Get-RunwayTask).Status } | Select-Object -First 1
        $status | Should -BeIn 'PENDING', 'RUNNING'
    }

    It 'creates 98 tasks for a hundred prompts of which two are invalid' {
        $tooLong = 'x' * 1001
        $prompts = 1..100 | ForEach-Object { $_ -eq 33 ? '  ' : $_ -eq 66 ? $tooLong : "picture $_" }
        $files = $prompts | New-RunwayImage -ErrorVariable problems -ErrorAction SilentlyContinue |
            Save-RunwayTaskOutput -DestinationPath $TestDrive/hundred -NameTemplate '{Index:000}'
        $files.Count | Should -Be 98
        ($files.BaseName | Sort-Object) | Should -Be (0..99 | Where-Object { $_ -notin 32, 65 } | ForEach-Object { '{0:000}' -f $_ })
        $problems.Count | Should -Be 2
        $blank = $problems.Where({ $_.TargetObject -eq '  ' })
        $blank.FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidPrompt,*'
        $blank.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $refused = $problems.Where({ $_.TargetObject -eq $tooLong })
        $refused.FullyQualifiedErrorId | Should -BeLike 'RunwayTextLength,*'
        $refused.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($refused.ErrorDetails.Message) $($refused.ErrorDetails.RecommendedAction)" | Should -Match '1,?000'
    }

    It 'reads every parameter from the row of a CSV file, and ignores blank cells' {
        @'
        Prompt,Model,Ratio,Seed,PublicFigureThreshold,ReferenceImage
        a,gen4_image_turbo,1024:1024,7,low,https://example.org/hero.png
        b,,,,,
'@ -replace '(?m)^\s+' | Set-Content $TestDrive/jobs.csv
        $DebugPreference = 'Continue'
        $run = Invoke-Recorded { Import-Csv $TestDrive/jobs.csv | New-RunwayImage }
        $run.Output.Count | Should -Be 2
        $sent = $run.Debug | ForEach-Object { [regex]::Match($_, 'sent: (\{.*)').Groups[1].Value | ConvertFrom-Json }
        $full = $sent | Where-Object promptText -EQ 'a'
        $full.model, $full.ratio, $full.seed | Should -Be 'gen4_image_turbo', '1024:1024', 7
        $full.contentModeration.publicFigureThreshold | Should -Be 'low'
        $full.referenceImages.uri | Should -Be 'https://example.org/hero.png'
        $bare = $sent | Where-Object promptText -EQ 'b'
        ($bare.psobject.Properties.Name | Sort-Object) | Should -Be 'model', 'promptText', 'ratio'
        $bare.model, $bare.ratio | Should -Be 'gen4_image', '1280:720'
    }

    It 'does not use a value of one object for the next' {
        $DebugPreference = 'Continue'
        $run = Invoke-Recorded { [pscustomobject]@{ PromptText = 'a'; Seed = 4 }, [pscustomobject]@{ PromptText = 'b' } | New-RunwayImage }
        @($run.Debug -match '"seed":4').Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf and says what it would create' {
        $here = Open-Emulator
        New-RunwayImage 'a' -WhatIf -Connection $here.Connection | Should -BeNullOrEmpty
        $here.Emulator.Requests.Count | Should -Be 0
    }
}
