# The journal: history, resuming, running a batch again, clearing.
Describe 'History' {
    BeforeAll { Import-Module $env:RUNWAY_TEST_MODULE }
    BeforeEach { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 }
    AfterAll { Disconnect-Runway }

    It 'lists what was created, as tasks' {
        'a', 'b' | New-RunwayImage | Out-Null
        $history = Get-RunwayTaskHistory
        $history | Should -BeOfType ([Runway.RunwayTask])
        ($history | Sort-Object Index).PromptText | Should -Be 'a', 'b'
    }

    It 'gives prompt, model and batch of a task that another session created to <Command>' -ForEach @(
        @{ Command = 'Get-RunwayTask'; Line = { Get-RunwayTask $id -Connection $other } }
        @{ Command = 'Wait-RunwayTask'; Line = { $id | Wait-RunwayTask -Connection $other } }
        @{ Command = 'Stop-RunwayTask'; Line = { Stop-RunwayTask $id -Connection $other -PassThru -WarningAction Ignore } }
    ) {
        . $PSScriptRoot/Support.ps1
        $lab = Open-Emulator
        $id = (New-RunwayVideo 'a red boat' -Batch night -Connection $lab.Connection).Id
        $other = [Runway.RunwayConnection]::new([Runway.RunwayConnectionOptions]@{
                ApiKey = ConvertTo-Secret ([Runway.Emulator.RunwayEmulator]::WellKnownKey); BaseUrl = [Runway.Emulator.RunwayEmulator]::DefaultBaseAddress
                Handler = $lab.Emulator.CreateHandler(); TimeProvider = [Runway.Emulator.ScaledTimeProvider]::new(100)
            })
        $task = & $Line
        $task.PromptText, $task.Model, $task.Batch, $task.Parameters.ratio | Should -Be 'a red boat', 'gen4.5', 'night', '1280:720'
        $task | Format-List | Out-String | Should -BeLike '*PromptText*a red boat*Batch*night*'
    }

    It 'accepts a name that is not a valid pattern' {
        'a' | New-RunwayImage -Batch '[abc' | Out-Null
        @(Get-RunwayTaskHistory -Batch '[abc').Count | Should -Be 1
        Get-RunwayTaskHistory -Batch '[ab' | Should -BeNullOrEmpty
        Get-RunwayModel '[gen' -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'completes an interrupted batch, and then lists nothing as unfinished' {
        'a', 'b', 'c' | New-RunwayImage | Select-Object -First 1 | Save-RunwayTaskOutput -DestinationPath $TestDrive/resume | Out-Null
        $left = @(Get-RunwayTaskHistory -Unfinished)
        $left.Count | Should -BeGreaterThan 0
        (Get-RunwayTaskHistory -Unfinished | Save-RunwayTaskOutput -DestinationPath $TestDrive/resume).Count | Should -Be $left.Count
        Get-RunwayTaskHistory -Unfinished | Should -BeNullOrEmpty
    }

    It 'saves what was waited for and not saved' {
        'a', 'b' | New-RunwayImage -Batch waited | Wait-RunwayTask | Out-Null
        (Get-RunwayTaskHistory -Unfinished | Save-RunwayTaskOutput -DestinationPath $TestDrive/waited).Count | Should -Be 2
    }

    It 'returns the files of the first run when a batch runs again' {
        $batch = { 'a', 'b' | New-RunwayImage -Batch again -SkipExisting | Save-RunwayTaskOutput -DestinationPath $TestDrive/again }
        $first = & $batch
        $second = & $batch
        $second.FullName | Sort-Object | Should -Be ($first.FullName | Sort-Object)
        (Get-RunwayTaskHistory).Count | Should -Be 2
    }

    It 'returns a saved file without downloading it again' {
        $task = New-RunwayImage 'a' | Wait-RunwayTask
        $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/twice | Out-Null
        $verbose = $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/twice -Verbose 4>&1
        $verbose.Where{ $_ -is [System.IO.FileInfo] }.Count | Should -Be 1
        $verbose.Where{ $_ -match '^GET ' } | Should -BeNullOrEmpty
    }

    It 'knows each folder that a task was saved to' {
        $task = New-RunwayImage 'a' | Wait-RunwayTask
        foreach ($template in $null, '{Prompt}') {
            $name = $template ? @{ NameTemplate = $template } : @{}
            $first = $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/k1 @name
            $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/k2 @name | Out-Null
            $again = $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/k1 @name
            $again.FullName | Should -Be $first.FullName
        }
        (Get-RunwayTaskHistory).SavedPath | Should -Be $first.FullName.Replace('k1', 'k2')
    }

    It 'filters by model, state, time and batch' {
        New-RunwayImage 'a' -Batch one | Wait-RunwayTask | Out-Null
        New-RunwayImage 'b' -Model gen4_image -Batch two | Out-Null
        (Get-RunwayTaskHistory -Status SUCCEEDED).PromptText | Should -Be 'a'
        (Get-RunwayTaskHistory -Batch TWO).PromptText | Should -Be 'b'
        (Get-RunwayTaskHistory -Model gen4*).Count | Should -Be 2
        Get-RunwayTaskHistory -Model veo* | Should -BeNullOrEmpty
        Get-RunwayTaskHistory -Before (Get-Date).AddDays(-1) | Should -BeNullOrEmpty
        (Get-RunwayTaskHistory -After (Get-Date).AddDays(-1)).Count | Should -Be 2
    }

    It 'has the saved files, the parameters and the inputs of a task' {
        $picture = New-RunwayImage 'a' | Save-RunwayTaskOutput -OutFile $TestDrive/in.png
        $file = $picture | New-RunwayVideo -PromptText 'closer' -Duration 5 -Batch b | Save-RunwayTaskOutput -DestinationPath $TestDrive/known
        $video = Get-RunwayTaskHistory -Batch b
        $video.SavedPath | Should -Be $file.FullName
        $video.Input | Should -Be $picture.FullName
        $video.Parameters.duration | Should -Be 5
        $video.Parameters.ratio | Should -Be '1280:720'
        $video | Should -BeOfType ([Runway.RunwayTask])
        ($video | ConvertTo-Json -Depth 5 | ConvertFrom-Json).Parameters.ratio | Should -Be '1280:720'
        ($video | Wait-RunwayTask).Id | Should -Be $video.Id
    }

    It 'lists the newest' {
        1..5 | ForEach-Object { New-RunwayImage "p$_" -Batch "b$($_ % 2)" | Out-Null }
        (Get-RunwayTaskHistory -Newest 2).PromptText | Should -Be 'p4', 'p5'
        (Get-RunwayTaskHistory -Newest 2 -Batch b1).PromptText | Should -Be 'p3', 'p5'
        (Get-RunwayTaskHistory -Newest 99).Count | Should -Be 5
        { Get-RunwayTaskHistory -Newest 0 } | Should -Throw
    }

    It 'accepts wildcards for batches, and a name with brackets literally' {
        'night-1', 'night-2', 'day', 'x[1]', 'x1' | ForEach-Object { New-RunwayImage $_ -Batch $_ | Out-Null }
        (Get-RunwayTaskHistory -Batch night*).PromptText | Should -Be 'night-1', 'night-2'
        (Get-RunwayTaskHistory -Batch DAY, *2).PromptText | Should -Be 'night-2', 'day'
        (Get-RunwayTaskHistory -Batch 'x[1]').PromptText | Should -Be 'x[1]', 'x1'
    }

    It 'refuses the status <Status>, and lists the valid ones' -ForEach @(@{ Status = 'DONE' }, @{ Status = 'SUCCEEDED', 'SUCEEDED' }, @{ Status = '*' }) {
        New-RunwayImage 'a' | Out-Null
        $problem = { Get-RunwayTaskHistory -Status $Status } | Should -Throw -ErrorId 'RunwayStatusNotKnown,*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*PENDING*SUCCEEDED*FAILED*CANCELLED*'
    }

    It 'accepts a status in any case, in both spellings, and one that is only in the journal' {
        New-RunwayImage 'a' | Out-Null
        New-RunwayImage '[end:CANCELLED] b' | Wait-RunwayTask -ErrorAction SilentlyContinue | Out-Null
        (Get-RunwayTaskHistory -Status pending).PromptText | Should -Be 'a'
        (Get-RunwayTaskHistory -Status canceled).PromptText | Should -BeLike '*b'
        $file = Get-ChildItem (Get-RunwayConnection).JournalPath -Filter *.jsonl | Select-Object -First 1
        "{`"event`":`"state`",`"at`":`"2026-01-01T00:00:00+00:00`",`"id`":`"t1`",`"status`":`"PAUSED`"}" |
            Set-Content (Join-Path $file.DirectoryName '20260101T000000000-x-1-0.jsonl')
        (Get-RunwayTaskHistory -Status paused).Id | Should -Be 't1'
    }

    It 'completes <Parameter> from the journal' -ForEach @(
        @{ Parameter = 'Batch'; Word = 'ni'; Finds = 'nightly' }
        @{ Parameter = 'Model'; Word = ''; Finds = 'gen4_image' }
        @{ Parameter = 'Status'; Word = 'fa'; Finds = 'FAILED' }
    ) {
        New-RunwayImage 'a' -Batch nightly | Out-Null
        $line = "Get-RunwayTaskHistory -$Parameter $Word"
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Be $Finds
        $line = 'New-RunwayImage x -Batch '
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Be 'nightly'
    }

    It 'creates only the missing tasks on a second run' {
        $first = 'a', 'b', 'b' | New-RunwayImage -Batch nightly
        $second = 'b', 'a', 'b', 'c' | New-RunwayImage -Batch nightly -SkipExisting
        ($second | Select-Object -First 3).Id | Sort-Object | Should -Be ($first.Id | Sort-Object)
        $second[3].Id | Should -Not -BeIn $first.Id
        $second.Index | Should -Be 0, 1, 2, 3
        (Get-RunwayTaskHistory).Count | Should -Be 4
    }

    It 'separates batches that alternate from row to row' {
        $rows = 'x', 'y', 'x', 'y' | ForEach-Object { [pscustomobject]@{ Prompt = 'same'; Batch = $_ } }
        $first = $rows | New-RunwayImage
        $second = $rows | New-RunwayImage -SkipExisting
        $second.Id | Select-Object -Unique | Should -HaveCount 4
        $second.Id | Sort-Object | Should -Be ($first.Id | Sort-Object)
    }

    It 'requires -Batch for -SkipExisting' {
        New-RunwayImage 'a' -SkipExisting -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'RunwayBatchRequired,*'
    }

    It 'clears finished tasks and keeps the others' {
        New-RunwayImage 'done' | Save-RunwayTaskOutput -DestinationPath $TestDrive/clear | Out-Null
        New-RunwayImage 'open' | Out-Null
        Clear-RunwayTaskHistory -WhatIf
        (Get-RunwayTaskHistory).Count | Should -Be 2
        Clear-RunwayTaskHistory -Confirm:$false
        (Get-RunwayTaskHistory).PromptText | Should -Be 'open'
    }

    It 'does not list a dismissed entry, and creates its request again' {
        $faults = Join-Path $TestDrive cut.json
        '{"rules": [{"on": "create", "first": 1, "do": "cut-after-body"}]}' | Set-Content $faults
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 -FaultScript $faults
        New-RunwayImage 'a' -Batch looked -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $unknown = Get-RunwayTaskHistory -Unknown
        { $unknown | Remove-RunwayTask -Confirm:$false -ErrorAction Stop } | Should -Throw "*$($unknown.Id)*"
        $unknown | Clear-RunwayTaskHistory -WhatIf
        Get-RunwayTaskHistory -Unknown | Should -Not -BeNullOrEmpty
        Get-RunwayTaskHistory -Unknown | Clear-RunwayTaskHistory -Confirm:$false
        Get-RunwayTaskHistory -Unknown | Should -BeNullOrEmpty
        (New-RunwayImage 'a' -Batch looked -SkipExisting).PromptText | Should -Be 'a'
    }

    It 'does not write a rehearsal to the journal of RUNWAY_JOURNAL, and shows its own folder' {
        $before = $env:RUNWAY_JOURNAL
        $env:RUNWAY_JOURNAL = Join-Path $TestDrive real
        try {
            $said = Connect-Runway -Emulator -ClockRate 1000 6>&1
            New-RunwayImage 'rehearsed' | Out-Null
            (Get-RunwayConnection).JournalPath | Should -Exist
            "$said" | Should -BeLike "*$((Get-RunwayConnection).JournalPath)*"
            $env:RUNWAY_JOURNAL | Should -Not -Exist
        }
        finally {
            $env:RUNWAY_JOURNAL = $before
        }
    }

    It 'completes ids from the journal' {
        $task = New-RunwayImage 'a'
        $line = "Get-RunwayTask $($task.Id.Substring(0, 4))"
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Contain $task.Id
    }

    It 'creates a failed task again if the failure is temporary, and links it' {
        $task = New-RunwayImage '[fail:INTERNAL] x'
        $result = $task | Wait-RunwayTask -RetryFailed 1 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $result.RetryOf | Should -Be $task.Id
        New-RunwayImage '[fail:SAFETY.INPUT.TEXT] x' | Wait-RunwayTask -RetryFailed 3 -ErrorAction SilentlyContinue | Out-Null
        (Get-RunwayTaskHistory).Count | Should -Be 3
    }
}
