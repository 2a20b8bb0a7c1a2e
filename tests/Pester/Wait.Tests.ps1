<#
    Wait-RunwayTask: what it writes, when, and what it says of tasks that end badly or not at all.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
}

AfterAll { Disconnect-Runway }

Describe 'FinishedAt' {
    BeforeAll {
        # FinishedAt is known only if reads follow each other; at this clock rate a pause of the process may be too long.
        $c = (Open-Emulator -ClockRate 5).Connection
        $done = New-RunwayImage 'a' -Connection $c | Wait-RunwayTask -Connection $c
    }

    It 'is the time when the wait noticed the end, also in the history and the metadata' {
        $done.FinishedAt | Should -BeGreaterThan $done.CreatedAt
        Connect-Runway -Emulator -ClockRate 5
        $file = New-RunwayImage 'b' | Save-RunwayTaskOutput $TestDrive/noticed -IncludeMetadata
        $known = Get-RunwayTaskHistory | Where-Object Id -EQ $file.TaskId
        $known.FinishedAt | Should -BeGreaterThan $known.CreatedAt
        ([datetimeoffset](Get-Content "$file.json" -Raw | ConvertFrom-Json).times.finished - $known.FinishedAt).TotalSeconds | Should -BeLessThan 0.01
        Disconnect-Runway
    }

    It 'is empty for a task that no wait has read' {
        (Get-RunwayTask $done.Id -Connection $c).FinishedAt | Should -BeNullOrEmpty
        (Get-RunwayTask $done -Connection $c).FinishedAt | Should -Be $done.FinishedAt
    }

    It 'is explained in the help of <_>' -ForEach 'Get-RunwayTask', 'Wait-RunwayTask', 'Get-RunwayTaskHistory', 'Save-RunwayTaskOutput' {
        (Get-Help $_ -Full | Out-String -Width 400) -replace '\s+', ' ' | Should -Match 'finished(At)?"? is (the time|that) at which (a|the) wait read the end'
    }
}

Describe 'Wait-RunwayTask' {
    BeforeAll { Connect-Runway -Emulator }

    It 'writes finished tasks with their output, as they end' {
        $tasks = '[seconds:90] slow', '[seconds:1] quick' | New-RunwayImage | Wait-RunwayTask
        $tasks.Index | Should -Be 1, 0
        $tasks.Status | Should -Be 'SUCCEEDED', 'SUCCEEDED'
        $tasks[0].Output[0] | Should -BeLike 'https://*.png?*'
        $tasks[0].Credits | Should -Be 5
    }

    It 'returns the first one with -Any' {
        $run = Invoke-Recorded { '[seconds:100000] slow', 'quick', '[seconds:100000] slow' | New-RunwayImage | Wait-RunwayTask -Any }
        $run.Output.PromptText | Should -Be 'quick'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'returns one task with -Any, even if several are finished' {
        $done = 1..5 | New-RunwayImage | Wait-RunwayTask
        @($done | Wait-RunwayTask -Any).Count | Should -Be 1
    }

    It 'reports each task that is not finished after -Timeout, and writes the others' {
        $slow = New-RunwayImage '[seconds:100000] slow'
        $run = Invoke-Recorded { (New-RunwayImage 'quick'), $slow | Wait-RunwayTask -Timeout 60 }
        $run.Output.PromptText | Should -Be 'quick'
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayWaitTimedOut,Runway.PowerShell.WaitRunwayTaskCommand'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $run.Errors[0].TargetObject.Id | Should -Be $slow.Id
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Stop-RunwayTask*'
        ($slow | Get-RunwayTask).Status | Should -Not -Be 'CANCELLED'
    }

    It 'returns only finished tasks with -Timeout 0' {
        $done = New-RunwayImage 'quick' | Wait-RunwayTask
        $slow = 1..3 | ForEach-Object { '[seconds:100000] slow' } | New-RunwayImage
        $run = Invoke-Recorded { $slow[0], $done, $slow[1], $slow[2] | Wait-RunwayTask -Timeout 0 }
        $run.Output.Id | Should -Be $done.Id
        ($run.Errors.TargetObject.Id | Sort-Object) | Should -Be ($slow.Id | Sort-Object)
    }

    It 'writes with -Timeout <_> a task that was just seen finished' -ForEach 0, 2 {
        $here = Open-Emulator
        $done = New-RunwayImage 'quick' -Connection $here.Connection | Wait-RunwayTask -Connection $here.Connection
        $run = Invoke-Recorded { $done.Id | Wait-RunwayTask -Timeout $_ -Connection $here.Connection }
        $run.Output.Status | Should -Be 'SUCCEEDED'
        @($run.Output.Output)[0] | Should -BeLike 'https://*'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'writes with -Timeout <_> a task that is finished according to the journal' -ForEach 0, 1, 2 {
        $here = Open-Emulator
        $done = New-RunwayImage 'quick' -Connection $here.Connection | Wait-RunwayTask -Connection $here.Connection
        $known = $done | Select-Object Id, @{ n = 'Status'; e = { 'SUCCEEDED' } }
        $run = Invoke-Recorded { $known | Wait-RunwayTask -Timeout $_ -Connection $here.Connection }
        $run.Output.Status | Should -Be 'SUCCEEDED'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'waits with -Timeout <_>' -ForEach 4294967, 4294968, 2147483646, 2147483647 {
        $run = Invoke-Recorded { New-RunwayImage 'quick' | Wait-RunwayTask -Timeout $_ }
        $run.Output.Status | Should -Be 'SUCCEEDED'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'reads a task once with -Timeout 0 if it has only the id' {
        $done = New-RunwayImage 'quick' | Wait-RunwayTask
        # The next read must come at least five seconds after the last.
        New-RunwayImage 'later' | Wait-RunwayTask | Out-Null
        $done.Id | Wait-RunwayTask -Timeout 0 | ForEach-Object Status | Should -Be 'SUCCEEDED'
    }

    It 'writes a failed task and an error with the failure code of the service' {
        $run = Invoke-Recorded { 'a', '[fail:SAFETY.INPUT.TEXT] b' | New-RunwayImage | Wait-RunwayTask }
        ($run.Output.Status | Sort-Object) | Should -Be 'FAILED', 'SUCCEEDED'
        $failed = $run.Output | Where-Object Status -EQ 'FAILED'
        $failed.FailureCode | Should -Be 'SAFETY.INPUT.TEXT'
        $failed.Failure | Should -Not -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayTaskFailed.SAFETY.INPUT.TEXT,Runway.PowerShell.WaitRunwayTaskCommand'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $run.Errors[0].TargetObject.Id | Should -Be $failed.Id
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Change the prompt*'
    }

    It 'reports a task that was cancelled elsewhere' {
        $run = Invoke-Recorded { '[end:CANCELLED] a' | New-RunwayImage | Wait-RunwayTask }
        $run.Output.Status | Should -Be 'CANCELLED'
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayTaskCancelled,*'
    }

    It 'warns once of an unknown status, and waits' {
        $run = Invoke-Recorded { '[status:PAUSED] [seconds:60] a' | New-RunwayImage | Wait-RunwayTask }
        $run.Output.Status | Should -Be 'SUCCEEDED'
        $run.Warnings.Count | Should -Be 1
        $run.Warnings[0] | Should -BeLike "*'PAUSED'*"
    }

    It 'writes a task that is given twice only once' {
        $task = New-RunwayImage 'a'
        @($task, $task.Id, $task | Wait-RunwayTask).Count | Should -Be 1
    }

    It 'reports a task that does not exist, and waits for the others' {
        $nobody = [guid]::NewGuid().ToString()
        $run = Invoke-Recorded { $nobody, (New-RunwayImage 'a') | Wait-RunwayTask }
        $run.Output.Status | Should -Be 'SUCCEEDED'
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayTaskNotFound,*'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $run.Errors[0].TargetObject.Id | Should -Be $nobody
    }

    It 'never reads a task twice within five seconds' {
        $here = Open-Emulator -TaskSeconds 60
        $tasks = 1..20 | New-RunwayImage -Connection $here.Connection
        $tasks | Wait-RunwayTask -Connection $here.Connection | Should -HaveCount 20
        $here.Emulator.ReadsUnder([timespan]::FromSeconds(5)) | Should -Be 0
    }
}
