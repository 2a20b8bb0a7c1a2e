<#
    Payments: one run of a batch at a time, few requests ahead of the output, and every existing task is written.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $module = $env:RUNWAY_TEST_MODULE
}

AfterAll { Disconnect-Runway }

Describe 'A batch that is started twice' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $line = Connect-Runway -Emulator -JournalPath $folder -PassThru
    }

    It 'is created once by runspaces that run at the same time' {
        $tasks = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            1..40 | ForEach-Object { "picture $_" } | New-RunwayImage -Connection $using:line -Batch both -SkipExisting -ThrottleLimit 3
        }
        $tasks | Should -HaveCount 160
        $tasks.Id | Select-Object -Unique | Should -HaveCount 40
        Get-RunwayTaskHistory | Should -HaveCount 40
        Join-Path $folder *.lease | Should -Not -Exist
    }

    It 'is released by a pipeline that was stopped' {
        1..50 | ForEach-Object { "picture $_" } | New-RunwayImage -Batch cut -SkipExisting | Select-Object -First 1 | Should -HaveCount 1
        1..50 | ForEach-Object { "picture $_" } | New-RunwayImage -Batch cut -SkipExisting | Should -HaveCount 50
        Get-RunwayTaskHistory | Should -HaveCount 50
    }

    It 'is one error that names the other process while it has the batch, and can be continued after that process was killed' {
        $first = Start-BatchOwner $folder held
        try {
            $said = Invoke-Recorded { 'a', 'b', 'c' | New-RunwayImage -Batch HELD -SkipExisting }
            $said.Errors | Should -HaveCount 1
            $said.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayBatchInUse,*'
            $said.Errors[0].Exception.Message | Should -BeLike "*process $($first.Id) on *, started by *, since *"
            $said.Warnings | Should -HaveCount 1
            (New-RunwayImage 'a' -Batch HELD -SkipExisting -WhatIf) | Should -BeNullOrEmpty
            (New-RunwayImage 'a' -Batch HELD).PromptText | Should -Be 'a'
        }
        finally {
            $first.Kill()
            $first.WaitForExit()
        }

        'd' | New-RunwayImage -Batch held -SkipExisting | Should -HaveCount 1
    }
}

Describe 'The number of requests ahead of the output' {
    It 'is at most twice -ThrottleLimit while <Slow> is slow' -ForEach @(
        @{ Slow = 'the first answer'; Rule = '"first": 1, "delay": 60' }
        @{ Slow = 'no answer'; Rule = '"first": 1, "delay": 0.001' }
    ) {
        $faults = Join-Path $TestDrive slow.json
        "{`"rules`": [{`"on`": `"create`", $Rule}]}" | Set-Content $faults
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -FaultScript $faults
        $sent = { (Get-ChildItem (Get-RunwayConnection).JournalPath -Filter *.jsonl | Get-Content).Where({ $_ -match '"event":"sent"' }).Count }
        1..100 | ForEach-Object { "picture $_" } | New-RunwayImage -ThrottleLimit 4 | Select-Object -First 3 | Should -HaveCount 3
        & $sent | Should -BeIn (3..10)
    }
}

Describe 'An error that ends the pipeline' {
    BeforeEach {
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid()))
        $got = [System.Collections.Generic.List[object]]::new()
    }

    It 'comes after the tasks that exist' {
        { 'a', 'b', 'c', '', 'd' | New-RunwayImage -ErrorAction Stop | ForEach-Object { $got.Add($_) } } |
            Should -Throw -ErrorId 'RunwayInvalidPrompt,*'
        $got.PromptText | Select-Object -First 3 | Should -Be 'a', 'b', 'c'
        $got.Id | Sort-Object | Should -Be ((Get-RunwayTaskHistory).Id | Sort-Object)
    }

    It 'comes after the tasks that were sent after it' {
        $faults = Join-Path $TestDrive refused.json
        '{"rules": [{"on": "create", "first": 1, "delay": 30, "do": "answer", "status": 400}]}' | Set-Content $faults
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -FaultScript $faults
        $ErrorActionPreference = 'Stop'
        { 1..20 | ForEach-Object { "p$_" } | New-RunwayImage -ThrottleLimit 2 | ForEach-Object { $got.Add($_) } } |
            Should -Throw -ErrorId 'RunwayBadRequest,*'
        $got.Count | Should -BeGreaterThan 0
        $got.Id | Sort-Object | Should -Be ((Get-RunwayTaskHistory).Id | Sort-Object)
    }

    It 'is the error of its row for a prompt that is null' {
        { 'a', 'b', $null, 'd' | New-RunwayImage -ErrorAction Stop | ForEach-Object { $got.Add($_) } } |
            Should -Throw -ErrorId 'RunwayInvalidPrompt,*'
        $got.PromptText | Select-Object -First 2 | Should -Be 'a', 'b'
    }

    It 'keeps its place in the order of the input' {
        $said = 'a', '', 'b', ('x' * 1001), 'c' | New-RunwayImage -ErrorAction Continue 2>&1
        $said | ForEach-Object { $_ -is [Runway.RunwayTask] ? $_.PromptText : 'error' } | Should -Be 'a', 'error', 'b', 'error', 'c'
    }
}
