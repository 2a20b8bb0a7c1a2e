<#
    Progress as a user sees it, in a test host that keeps every record: one line for the batch, a few tasks below
    it, nothing at the end, and nothing without a user.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/ProgressSupport.ps1

    # The suite may run in a CI build, where there is no progress.
    $unattended = 'CI', 'TF_BUILD'
    $before = $unattended | ForEach-Object { [System.Environment]::GetEnvironmentVariable($_) }
    $unattended | ForEach-Object { [System.Environment]::SetEnvironmentVariable($_, $null) }
}

AfterAll { 0..1 | ForEach-Object { [System.Environment]::SetEnvironmentVariable($unattended[$_], $before[$_]) } }

Describe 'Progress of a batch' {
    It 'is one line, with the few tasks that run below it, and leaves nothing behind' {
        $here = Open-Emulator -ClockRate 100
        $batch = "1..9 | ForEach-Object { `"[seconds:`$(80 + 20 * `$_)] shot `$_`" } | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath '$TestDrive/one'"
        $run = Watch-Command $batch $here.Connection
        $run.Output.Count | Should -Be 9
        $saving = @($run.Lines | Where-Object Activity -EQ 'Save-RunwayTaskOutput')
        @($saving.ActivityId | Select-Object -Unique).Count | Should -Be 1
        $whole = @($saving | Where-Object StatusDescription -Match '^\d of 9 done')
        $whole.Count | Should -BeGreaterThan 1
        @($whole.StatusDescription) -match '^[1-8] of 9 done, [1-9] running.*, \d+ credits$' | Should -Not -BeNullOrEmpty
        # No percentage while the size of the batch is not known, and no percentage that decreases.
        @($saving | Where-Object { $_ -notin $whole } | Where-Object PercentComplete -NE -1) | Should -BeNullOrEmpty
        $whole.PercentComplete | Should -Be ($whole.PercentComplete | Sort-Object)
        $run.Children.Activity -match '^\[seconds:\d+\] shot \d$' | Should -HaveCount $run.Children.Count
        @($run.Children.ActivityId | Select-Object -Unique).Count | Should -BeIn (1..5)
        ($run.Children.PercentComplete | Measure-Object -Maximum).Maximum | Should -BeIn (1..100)
        $run.Left | Should -BeNullOrEmpty
        # At most four times a second, and once at the start and the end.
        $saving.Count | Should -BeLessOrEqual ($run.Seconds * 4 + 2)
    }

    It 'counts what failed' {
        $here = Open-Emulator -ClockRate 200
        $run = Watch-Command "'[fail] a', '[seconds:60] b', '[seconds:180] c' | New-RunwayImage | Wait-RunwayTask" $here.Connection
        @($run.Lines.StatusDescription) -match '^[12] of 3 done, 1 failed' | Should -Not -BeNullOrEmpty
    }

    It 'is removed when the pipeline is stopped' {
        $here = Open-Emulator -ClockRate 200
        $run = Watch-Command "'[seconds:100] a', '[seconds:9000] b', '[seconds:9000] c' | New-RunwayImage | Wait-RunwayTask | Select-Object -First 1" $here.Connection
        $run.Output.Count | Should -Be 1
        $run.Children | Should -Not -BeNullOrEmpty
        $run.Left | Should -BeNullOrEmpty
    }

    It 'is not shown <Where>' -ForEach @(
        @{ Where = 'where $ProgressPreference says so'; Command = "`$ProgressPreference = 'SilentlyContinue'" }
        @{ Where = 'in a program without a window'; WithoutWindow = $true }
        @{ Where = 'in a build'; Environment = 'CI' }
    ) {
        $here = Open-Emulator
        if ($Environment) { [System.Environment]::SetEnvironmentVariable($Environment, 'true') }
        try {
            $run = Watch-Command "$Command; '[seconds:60] a' | New-RunwayImage | Wait-RunwayTask" $here.Connection -WithoutWindow:$WithoutWindow
        }
        finally {
            if ($Environment) { [System.Environment]::SetEnvironmentVariable($Environment, $null) }
        }

        $run.Output.Status | Should -Be 'SUCCEEDED'
        $run.Lines + $run.Children | Should -BeNullOrEmpty
    }
}
