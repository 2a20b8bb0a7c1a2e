<#
    A pipeline that ends early, by Select-Object -First or by Ctrl+C: nothing hangs, nothing is lost, nothing is paid twice.
    Ctrl+C is what Stop() of a second PowerShell instance does; both see the same emulator through one connection.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    function Invoke-InBackground([string] $Script, [object] $Connection, [hashtable] $Variable = @{}) {
        $shell = [powershell]::Create()
        $shell.AddScript("param(`$c, `$v) Import-Module '$env:RUNWAY_TEST_MODULE'; $Script").AddArgument($Connection).AddArgument($Variable) | Out-Null
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $handle = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
        [pscustomobject]@{ Shell = $shell; Handle = $handle; Output = $output }
    }

    # Returns the seconds until the pipeline stopped. A cmdlet that does not stop fails the test, not the suite.
    function Send-CtrlC([object] $Pipeline) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        if (-not $Pipeline.Shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(10000)) {
            throw 'The pipeline goes on.'
        }

        $watch.Elapsed.TotalSeconds
    }

    function Get-Create([object] $From) {
        @($From.Emulator.Requests | Where-Object Path -EQ '/v1/text_to_image')
    }
}

Describe 'Select-Object -First' {
    BeforeEach {
        $here = Open-Emulator
        $Error.Clear()
    }

    AfterEach {
        # Work under way ends later, and its output is dropped.
        Wait-Until { (Get-Create $here).Count -eq $here.Emulator.AcceptedCreates }
        $Error | Should -BeNullOrEmpty
        (New-RunwayImage 'next' -Connection $here.Connection).PromptText | Should -Be 'next'
    }

    It 'ends New-RunwayImage at once and sends no more than was under way' {
        $run = Invoke-Recorded { 1..500 | New-RunwayImage -Connection $here.Connection | Select-Object -First 1 }
        $run.Output.PromptText | Should -Be '1'
        $run.Errors | Should -BeNullOrEmpty
        $run.Seconds | Should -BeLessThan 5
        $here.Emulator.AcceptedCreates | Should -BeLessThan 500
    }

    It 'ends Wait-RunwayTask while the others run' {
        $run = Invoke-Recorded {
            '[seconds:100000] slow', 'quick' | New-RunwayImage -Connection $here.Connection |
                Wait-RunwayTask -Connection $here.Connection | Select-Object -First 1
        }
        $run.Output.PromptText | Should -Be 'quick'
        $run.Errors | Should -BeNullOrEmpty
        $run.Seconds | Should -BeLessThan 5
    }

    It 'ends Save-RunwayTaskOutput while the others run' {
        $run = Invoke-Recorded {
            '[seconds:100000] slow', 'quick' | New-RunwayImage -Connection $here.Connection |
                Save-RunwayTaskOutput -DestinationPath $TestDrive/first -Connection $here.Connection | Select-Object -First 1
        }
        (Read-Png $run.Output).IsDone | Should -BeTrue
        $run.Errors | Should -BeNullOrEmpty
        $run.Seconds | Should -BeLessThan 5
    }

    It 'stops reading tasks that no command waits for' {
        $task = New-RunwayImage '[seconds:100000] slow' -Connection $here.Connection
        $task, (New-RunwayImage 'quick' -Connection $here.Connection) |
            Wait-RunwayTask -Connection $here.Connection | Select-Object -First 1 | Out-Null
        # Two more tasks from start to end: time for several reads of the first one.
        1..2 | ForEach-Object { New-RunwayImage 'quick' -Connection $here.Connection | Wait-RunwayTask -Connection $here.Connection } | Out-Null
        @($here.Emulator.Requests | Where-Object { $_.Method -eq 'GET' -and $_.Path -like "*$task" }).Count | Should -BeLessOrEqual 3
    }
}

Describe 'Ctrl+C' {
    It 'ends <Command> and does not change the tasks' -ForEach @(
        @{ Command = 'Wait-RunwayTask'; Script = 'Wait-RunwayTask -Connection $c' }
        @{ Command = 'Save-RunwayTaskOutput'; Script = 'Save-RunwayTaskOutput -Connection $c -DestinationPath $v.Folder' }
    ) {
        $here = Open-Emulator -TaskSeconds 100000
        $pipeline = Invoke-InBackground -Script "1..20 | New-RunwayImage -Connection `$c -OutVariable global:tasks | $Script" -Connection $here.Connection -Variable @{ Folder = "$TestDrive/stopped" }
        Wait-Until { @($here.Emulator.Requests | Where-Object Method -EQ 'GET').Count -ge 20 }
        Send-CtrlC $pipeline | Should -BeLessThan 3
        $pipeline.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        (Get-Create $here).Count | Should -Be 20
        $here.Emulator.Requests.Method | Should -Not -Contain 'DELETE'
        $tasks = $pipeline.Shell.Runspace.SessionStateProxy.GetVariable('tasks')
        $now = $tasks | Get-RunwayTask -Connection $here.Connection
        $now.Count | Should -Be 20
        $now.Status | Should -Not -Contain 'CANCELLED'
        $pipeline.Shell.Dispose()
    }

    It 'ends New-RunwayImage, completes the creates under way and sends none of them again' {
        $here = Open-Emulator -Gated
        $pipeline = Invoke-InBackground -Script '1..50 | New-RunwayImage -ThrottleLimit 4 -Batch gated -Connection $c' -Connection $here.Connection
        Wait-Until { $here.Emulator.AcceptedCreates -eq 4 }
        Send-CtrlC $pipeline | Should -BeLessThan 3
        $here.Gate.Open()
        $next = New-RunwayImage 'next' -Connection $here.Connection
        $next.Status | Should -Be 'PENDING'
        (Get-Create $here).Count | Should -Be 5
        # The four tasks were not written, so they are in the journal.
        Wait-Until { @(Get-RunwayTaskHistory -Unfinished -Batch gated).Count -eq 4 }
        Get-RunwayTaskHistory -Unknown -Batch gated | Should -BeNullOrEmpty
        $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
        $pipeline.Shell.Dispose()
    }

    It 'does not prevent a later wait' {
        $here = Open-Emulator
        $slow = New-RunwayImage '[seconds:100000] slow' -Connection $here.Connection
        $pipeline = Invoke-InBackground -Script '$v.Id | Wait-RunwayTask -Connection $c' -Connection $here.Connection -Variable @{ Id = $slow.Id }
        Wait-Until { $here.Emulator.Requests.Method -contains 'GET' }
        Send-CtrlC $pipeline | Should -BeLessThan 3
        $done = New-RunwayImage 'quick' -Connection $here.Connection | Wait-RunwayTask -Connection $here.Connection
        $done.Status | Should -Be 'SUCCEEDED'
        $pipeline.Shell.Dispose()
    }
}
