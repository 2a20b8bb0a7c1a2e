<#
    A script that ends while creates are under way: no new request is sent, the responses are waited for, and the
    journal has every id. Each script is a separate PowerShell process.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    $faults = Join-Path $TestDrive slow.json
    # Every create has a response after one and a half seconds of real time.
    Set-Content $faults '{"rules": [{"on": "create", "delay": 1.5}]}'

    # A suite in the background passes on ignored signals to its processes; here the signals must not be ignored.
    $listening = @()
    if ($IsLinux) {
        $listening = '/usr/bin/env', '--default-signal=HUP,INT'
        /usr/bin/env --default-signal=HUP,INT true 2>$null
        if ($LASTEXITCODE) {
            $listening = @()
        }
    }

    function Start-Script([string] $Name, [string] $Command) {
        $script = Join-Path $TestDrive "$Name.ps1"
        Set-Content $script @"
            Import-Module '$env:RUNWAY_TEST_MODULE'
            Connect-Runway -Emulator -JournalPath '$TestDrive/$Name' -FaultScript '$faults' -ClockRate 1
            $Command
"@
        $shell = $listening + @(Get-Shell)
        $start = [System.Diagnostics.ProcessStartInfo]::new($shell[0])
        @($shell | Select-Object -Skip 1) + '-NoProfile', '-NonInteractive', '-File', $script | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        [System.Diagnostics.Process]::Start($start)
    }

    function Get-Line([string] $Name, [string] $Kind) {
        @(Get-ChildItem (Join-Path $TestDrive $Name) -Filter *.jsonl -ErrorAction Ignore | Get-Content | Where-Object { $_ -like "{`"event`":`"$Kind`"*" })
    }

    function Stop-Script([System.Diagnostics.Process] $Process) {
        if (-not $Process.WaitForExit(60000)) {
            $Process.Kill()
            throw 'The process does not end.'
        }
    }
}

Describe 'A script that ends by <Name>' -ForEach @(
    @{ Name = 'Select-Object'; Command = '1..100 | New-RunwayImage -ThrottleLimit 4 | Select-Object -First 1'; Code = 0 }
    @{ Name = 'throw'; Command = '1..100 | New-RunwayImage -ThrottleLimit 4 | ForEach-Object { throw "enough" }'; Code = 1 }
    @{ Name = 'exit'; Command = '1..100 | New-RunwayImage -ThrottleLimit 4 | ForEach-Object { exit 7 }'; Code = 7 }
    @{ Name = 'Environment.Exit'; Command = '1..100 | New-RunwayImage -ThrottleLimit 4 | ForEach-Object { [Environment]::Exit(7) }'; Code = 7 }
    @{ Name = 'Remove-Module'; Command = '1..100 | New-RunwayImage -ThrottleLimit 4 | Select-Object -First 1; Remove-Module Runway'; Code = 0 }
    @{ Name = 'another connection'; Command = '1..100 | New-RunwayImage -ThrottleLimit 4 | Select-Object -First 1; Connect-Runway -Emulator'; Code = 0 }
    @{ Name = 'a thread job'; Command = '$c = Get-RunwayConnection; Start-ThreadJob -ArgumentList $c, $env:RUNWAY_TEST_MODULE { Import-Module $args[1]; 1..100 | New-RunwayImage -ThrottleLimit 4 -Connection $args[0] | Select-Object -First 1 } | Receive-Job -Wait'; Code = 0 }
) {
    It 'leaves every id in the journal' {
        $process = Start-Script $Name $Command
        Stop-Script $process
        $process.ExitCode | Should -Be $Code
        $sent = Get-Line $Name sent
        $sent.Count | Should -BeGreaterThan 1
        (Get-Line $Name created).Count | Should -Be $sent.Count
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive $Name)
        @(Get-RunwayTaskHistory).Count | Should -Be $sent.Count
        Get-RunwayTaskHistory -Unknown | Should -BeNullOrEmpty
    }
}

Describe 'A script that ends by SIG<Signal>' -Skip:$IsWindows -ForEach @(
    @{ Signal = 'TERM'; Code = 143 }
    @{ Signal = 'HUP'; Code = 129 }
    @{ Signal = 'INT'; Code = $null }
) {
    It 'leaves every id in the journal' {
        $process = Start-Script $Signal '1..100 | New-RunwayImage -ThrottleLimit 4'
        Wait-Until { (Get-Line $Signal sent).Count -ge 4 }
        /bin/kill "-$Signal" $process.Id
        Stop-Script $process
        if ($Code) { $process.ExitCode | Should -Be $Code }
        $sent = Get-Line $Signal sent
        $sent.Count | Should -BeLessThan 100
        (Get-Line $Signal created).Count | Should -Be $sent.Count
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive $Signal)
        Get-RunwayTaskHistory -Unknown | Should -BeNullOrEmpty
    }
}

Describe 'A script that is killed' -Skip:$IsWindows {
    It 'leaves only sent requests as unknown' {
        $process = Start-Script killed '1..100 | New-RunwayImage -ThrottleLimit 4 -Batch killed'
        Wait-Until { (Get-Line killed sent).Count -ge 4 }
        $process.Kill()
        Stop-Script $process
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive killed) -ClockRate 1000
        $unknown = @(Get-RunwayTaskHistory -Unknown)
        $unknown.Count | Should -Be ((Get-Line killed sent).Count - (Get-Line killed created).Count)
        (Get-Line killed intent).Count | Should -BeGreaterThan (Get-Line killed sent).Count

        # Requests that were not sent are created by the next run.
        $again = 1..100 | New-RunwayImage -Batch killed -SkipExisting -ErrorAction SilentlyContinue -ErrorVariable doubt
        $again.Count + $unknown.Count | Should -Be 100
        $doubt.Count | Should -Be $unknown.Count
    }
}

Describe 'Disconnect-Runway' {
    It 'waits for the responses to the creates under way' {
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive disconnect) -FaultScript $faults -ClockRate 1
        1..100 | New-RunwayImage -ThrottleLimit 4 | Select-Object -First 1 | Out-Null
        Disconnect-Runway
        $sent = Get-Line disconnect sent
        $sent.Count | Should -BeGreaterThan 1
        (Get-Line disconnect created).Count | Should -Be $sent.Count
        (Get-Line disconnect end).Count | Should -Be 1
    }
}
