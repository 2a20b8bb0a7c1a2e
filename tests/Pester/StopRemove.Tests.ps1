<#
    Stop-RunwayTask ends what runs and never touches what is finished; Remove-RunwayTask deletes and does not mind doing so
    twice.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    function Get-Deletion([object] $From) {
        @($From.Emulator.Requests | Where-Object Method -EQ 'DELETE')
    }
}

AfterAll { Disconnect-Runway }

Describe 'Stop-RunwayTask' {
    BeforeEach { $here = Open-Emulator }

    It 'cancels a running task and writes nothing' {
        $task = New-RunwayImage '[seconds:100000] slow' -Connection $here.Connection
        $run = Invoke-Recorded { $task | Stop-RunwayTask -Connection $here.Connection }
        $run.Output + $run.Errors + $run.Warnings | Should -BeNullOrEmpty
        (Get-Deletion $here).Path | Should -Be "/v1/tasks/$task"
    }

    It 'shows the task as cancelled with -PassThru' {
        $task = New-RunwayImage '[seconds:100000] slow' -Connection $here.Connection
        $after = $task | Stop-RunwayTask -PassThru -Connection $here.Connection
        $after.Id, $after.Status, $after.PromptText | Should -Be $task.Id, 'CANCELLED', '[seconds:100000] slow'
    }

    It 'leaves a finished task unchanged and reports it' {
        $task = New-RunwayImage 'a' -Connection $here.Connection | Wait-RunwayTask -Connection $here.Connection
        $run = Invoke-Recorded { $task.Id | Stop-RunwayTask -PassThru -Connection $here.Connection }
        $run.Output.Status | Should -Be 'SUCCEEDED'
        $run.Warnings.Count | Should -Be 1
        $run.Warnings[0] | Should -BeLike "*$task*SUCCEEDED*not cancelled*"
        Get-Deletion $here | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        $task = New-RunwayImage '[seconds:100000] slow' -Connection $here.Connection
        $before = $here.Emulator.Requests.Count
        $task | Stop-RunwayTask -WhatIf -Connection $here.Connection
        $here.Emulator.Requests.Count | Should -Be $before
    }

    It 'reports an unknown task and stops the others' {
        $task = New-RunwayImage '[seconds:100000] slow' -Connection $here.Connection
        $run = Invoke-Recorded { 'nobody', $task | Stop-RunwayTask -PassThru -Connection $here.Connection }
        $run.Output.Status | Should -Be 'CANCELLED'
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayTaskNotFound,Runway.PowerShell.StopRunwayTaskCommand'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe 'Remove-RunwayTask' {
    BeforeAll { Connect-Runway -Emulator }

    It 'deletes a task' {
        $task = New-RunwayImage 'a' | Wait-RunwayTask
        $task | Remove-RunwayTask -Confirm:$false | Should -BeNullOrEmpty
        $run = Invoke-Recorded { $task | Get-RunwayTask }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayTaskNotFound,*'
    }

    It 'succeeds if the task does not exist' {
        $task = New-RunwayImage 'a'
        $run = Invoke-Recorded { 1..2 | ForEach-Object { $task | Remove-RunwayTask -Confirm:$false -Verbose } }
        $run.Errors | Should -BeNullOrEmpty
        $run.Verbose -match 'did not exist any more' | Should -HaveCount 1
    }

    It 'deletes nothing with -WhatIf' {
        $task = New-RunwayImage 'a'
        $task | Remove-RunwayTask -WhatIf
        ($task | Get-RunwayTask).Id | Should -Be $task.Id
    }

    It 'refuses a journal entry that is not a task before the confirmation' {
        foreach ($command in 'Remove-RunwayTask', 'Stop-RunwayTask') {
            # A confirmation would be an error here, because there is no user.
            'intent:0123456789abcdef' | & $command -Confirm -ErrorVariable refused -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $refused.Count | Should -Be 1
            $refused[0].Exception.Message | Should -BeLike '*intent:0123456789abcdef*'
            $refused[0].Exception.RecommendedAction | Should -BeLike '*Clear-RunwayTaskHistory*'
        }
    }

    It 'asks before it deletes, unless -Confirm:$false is given' {
        # In a host without a user, the confirmation is an error.
        $task = New-RunwayImage 'a'
        $shell = [powershell]::Create().AddScript("Import-Module '$env:RUNWAY_TEST_MODULE'; `$args[1] | Remove-RunwayTask -Connection `$args[0]")
        try {
            $shell.AddArgument((Get-RunwayConnection)).AddArgument($task).Invoke()
            $shell.Streams.Error[0] | Should -BeLike '*user interaction*'
        }
        finally { $shell.Dispose() }
        ($task | Get-RunwayTask).Id | Should -Be $task.Id
    }
}
