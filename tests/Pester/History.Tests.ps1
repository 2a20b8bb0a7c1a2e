# What the journal gives back: history, resuming, running a batch again, clearing.
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

    It 'finishes a batch that was interrupted, and then has nothing left' {
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

    It 'ends a batch that runs again with the files of the first run' {
        $batch = { 'a', 'b' | New-RunwayImage -Batch again -SkipExisting | Save-RunwayTaskOutput -DestinationPath $TestDrive/again }
        $first = & $batch
        $second = & $batch
        $second.FullName | Sort-Object | Should -Be ($first.FullName | Sort-Object)
        (Get-RunwayTaskHistory).Count | Should -Be 2
    }

    It 'hands out a file that is saved already without fetching it again' {
        $task = New-RunwayImage 'a' | Wait-RunwayTask
        $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/twice | Out-Null
        $verbose = $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/twice -Verbose 4>&1
        $verbose.Where{ $_ -is [System.IO.FileInfo] }.Count | Should -Be 1
        $verbose.Where{ $_ -match '^GET ' } | Should -BeNullOrEmpty
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

    It 'creates on a second run only what the first does not have' {
        $first = 'a', 'b', 'b' | New-RunwayImage -Batch nightly
        $second = 'b', 'a', 'b', 'c' | New-RunwayImage -Batch nightly -SkipExisting
        ($second | Select-Object -First 3).Id | Sort-Object | Should -Be ($first.Id | Sort-Object)
        $second[3].Id | Should -Not -BeIn $first.Id
        $second.Index | Should -Be 0, 1, 2, 3
        (Get-RunwayTaskHistory).Count | Should -Be 4
    }

    It 'keeps batches apart that alternate from row to row' {
        $rows = 'x', 'y', 'x', 'y' | ForEach-Object { [pscustomobject]@{ Prompt = 'same'; Batch = $_ } }
        $first = $rows | New-RunwayImage
        $second = $rows | New-RunwayImage -SkipExisting
        $second.Id | Select-Object -Unique | Should -HaveCount 4
        $second.Id | Sort-Object | Should -Be ($first.Id | Sort-Object)
    }

    It 'asks for a batch where there is none to go by' {
        New-RunwayImage 'a' -SkipExisting -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'RunwayBatchRequired,*'
    }

    It 'clears what is finished and keeps the rest' {
        New-RunwayImage 'done' | Save-RunwayTaskOutput -DestinationPath $TestDrive/clear | Out-Null
        New-RunwayImage 'open' | Out-Null
        Clear-RunwayTaskHistory -WhatIf
        (Get-RunwayTaskHistory).Count | Should -Be 2
        Clear-RunwayTaskHistory -Confirm:$false
        (Get-RunwayTaskHistory).PromptText | Should -Be 'open'
    }

    It 'lists what was looked into no longer, and creates it again' {
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

    It 'keeps a rehearsal out of the journal that RUNWAY_JOURNAL names, and says where it is' {
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

    It 'creates a failed task again where that may help, and links it' {
        $task = New-RunwayImage '[fail:INTERNAL] x'
        $result = $task | Wait-RunwayTask -RetryFailed 1 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $result.RetryOf | Should -Be $task.Id
        New-RunwayImage '[fail:SAFETY.INPUT.TEXT] x' | Wait-RunwayTask -RetryFailed 3 -ErrorAction SilentlyContinue | Out-Null
        (Get-RunwayTaskHistory).Count | Should -Be 3
    }
}
