<#
    Many runspaces in one process: ForEach-Object -Parallel, with -Connection and with the environment variables.
#>
BeforeDiscovery {
    $hostDll = Get-ChildItem $PSScriptRoot/../../src/Runway.Emulator.Host/bin/*/net*/Runway.Emulator.Host.dll -ErrorAction Ignore |
        Sort-Object LastWriteTime | Select-Object -Last 1
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $module = $env:RUNWAY_TEST_MODULE
    Disconnect-Runway
}

Describe 'ForEach-Object -Parallel' {
    It 'works with -Connection $using:c' {
        $c = (Open-Emulator).Connection
        $files = 1..6 | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module $using:module
            $task = New-RunwayImage "picture $_" -Connection $using:c
            $task | Save-RunwayTaskOutput -Connection $using:c -DestinationPath $using:TestDrive/parallel -NameTemplate '{Prompt}'
        }
        ($files.Name | Sort-Object) | Should -Be (1..6 | ForEach-Object { "picture-$_.png" })
        foreach ($file in $files) {
            (Read-Png $file).IsDone | Should -BeTrue
        }
    }

    It 'says that there is no connection when there is none' {
        $problem = 1 | ForEach-Object -Parallel {
            Import-Module $using:module
            try { New-RunwayImage 'a' } catch { $_ }
        }
        $problem.FullyQualifiedErrorId | Should -Be 'RunwayNotConnected,Runway.PowerShell.NewRunwayImageCommand'
        $problem.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Runway*RUNWAYML_API_SECRET*ForEach-Object -Parallel*-Connection $using:c*'
    }

    It 'is named in the advice of the error about a missing connection: <_>' -ForEach 'Get-RunwayConnection', 'Get-RunwayOrganization', 'Get-RunwayAIConnection' {
        $command = $_
        $problem = Start-ThreadJob { Import-Module $using:module, $env:RUNWAYAI_TEST_MODULE; try { & $using:command -ErrorAction Stop } catch { $_ } } | Receive-Job -Wait -AutoRemoveJob
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Start-ThreadJob*-Connection $using:c*'
    }

    It 'does not see what another runspace connected to' {
        Connect-Runway -Emulator
        try {
            $seen = 1 | ForEach-Object -Parallel {
                Import-Module $using:module
                Get-RunwayConnection -ErrorAction SilentlyContinue
            }
            $seen | Should -BeNullOrEmpty
        }
        finally { Disconnect-Runway }
    }
}

# The host of the emulator needs the .NET of the machine, which Wine does not have.
Describe 'A server elsewhere' -Skip:(-not ($hostDll -and (Get-Command dotnet -CommandType Application -ErrorAction Ignore))) -ForEach @{ HostDll = $hostDll } {
    BeforeAll {
        $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
        $HostDll.FullName, '--urls', 'http://127.0.0.1:0', '--task-seconds', '0' | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $server = [System.Diagnostics.Process]::Start($start)
        while ($null -ne ($line = $server.StandardOutput.ReadLine())) {
            if ($line -match '^\s*(RUNWAYML_\w+)=(\S+)') { Set-Item "Env:$($Matches[1])" $Matches[2] }
            if ($line -match '/emulator/stats') { break }
        }
        $stats = "$env:RUNWAYML_BASE_URL/emulator/stats"
    }

    AfterAll {
        Remove-Item Env:RUNWAYML_BASE_URL, Env:RUNWAYML_API_SECRET -ErrorAction Ignore
        $server.Kill()
        $server.Dispose()
    }

    It 'is used from the environment variables, without Connect-Runway' {
        $connection = Get-RunwayConnection
        $connection.Source | Should -Be 'Environment'
        $connection.BaseAddress | Should -Be "$env:RUNWAYML_BASE_URL/"
        (Get-RunwayOrganization).CreditBalance | Should -BeGreaterThan 0
    }

    It 'serves parallel runspaces, none of which connects' {
        $before = (Invoke-RestMethod $stats).acceptedCreates
        $files = 1..6 | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module $using:module
            # A single read: a wait would take five seconds after the create, in real time.
            New-RunwayImage "picture $_" | Get-RunwayTask | Save-RunwayTaskOutput -DestinationPath $using:TestDrive/env
        }
        $files.Count | Should -Be 6
        (Read-Png $files[0]).IsDone | Should -BeTrue
        $after = Invoke-RestMethod $stats
        $after.acceptedCreates - $before | Should -Be 6
        $after.leakedAuthorizations | Should -Be 0
    }

    It 'is one connection for the whole process' {
        $ids = 1..3 | ForEach-Object -Parallel {
            Import-Module $using:module
            [System.Runtime.CompilerServices.RuntimeHelpers]::GetHashCode((Get-RunwayConnection))
        }
        @($ids | Select-Object -Unique).Count | Should -Be 1
    }

    It 'is replaced by the one that Connect-Runway names' {
        Connect-Runway -Emulator
        try { (Get-RunwayConnection).Source | Should -Be 'Emulator' } finally { Disconnect-Runway }
        (Get-RunwayConnection).Source | Should -Be 'Environment'
    }
}
