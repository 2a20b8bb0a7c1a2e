<#
.SYNOPSIS
    Runs the Pester suite on the built module in out/Runway.
.DESCRIPTION
    `dotnet test` starts this script in a pwsh of its own and turns every It into a test result. By hand, build first,
    then run it as it is, or with -Path for one file.

    How to write a file of this suite: name it <Subject>.Tests.ps1, begin its outermost Describe with
        BeforeAll { Import-Module $env:RUNWAY_TEST_MODULE }
    dot-source Support.ps1 after it where you need an emulator to look into, and leave no connection behind
    (AfterAll { Disconnect-Runway }): all files share one process. Their journal and profiles are folders of this run alone.
.PARAMETER Path
    The file or folder to run; everything next to this script when absent.
.PARAMETER ReportPath
    Where to write the report as JSON for `dotnet test`. With it the exit code is 0 whenever a report was written, failed
    tests or not; without it the run reads as any Pester run does.
#>
[CmdletBinding()]
param(
    [string] $Path = $PSScriptRoot,
    [string] $ReportPath
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'ConvertTo-SuiteReport.ps1')

$obstacle = if ($PSVersionTable.PSVersion -lt [version]'7.4') {
    "PowerShell $($PSVersionTable.PSVersion) is too old, 7.4 or later is needed"
}
elseif (-not (Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 })) {
    'Pester 5 or later is not installed'
}

if ($obstacle -and -not $ReportPath) {
    throw "Pester did not run: $obstacle."
}
elseif ($obstacle) {
    $report = @{ obstacle = $obstacle }
}
else {
    Import-Module Pester -MinimumVersion 5.0
    if (-not $env:RUNWAY_TEST_MODULE) {
        $env:RUNWAY_TEST_MODULE = Join-Path $PSScriptRoot '../../out/Runway' -Resolve
    }

    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    # In full, also for the bridge: when the suite hangs, what it printed last says where.
    $configuration.Output.Verbosity = 'Detailed'

    # Whoever runs the suite by hand may have an account, a journal and profiles: it must touch none of them.
    $names = 'RUNWAYML_API_SECRET', 'RUNWAYML_BASE_URL', 'RUNWAYAI_API_KEY', 'RUNWAYAI_BASE_URL', 'RUNWAY_JOURNAL', 'RUNWAY_PROFILES'
    $before = $names | ForEach-Object { [System.Environment]::GetEnvironmentVariable($_) }
    $names | ForEach-Object { [System.Environment]::SetEnvironmentVariable($_, $null) }
    $own = [System.IO.Directory]::CreateTempSubdirectory('runway-tests-').FullName
    $env:RUNWAY_JOURNAL, $env:RUNWAY_PROFILES = (Join-Path $own journal), (Join-Path $own profiles)
    try {
        $run = Invoke-Pester -Configuration $configuration
    }
    finally {
        Remove-Item $own -Recurse
        0..3 | ForEach-Object { [System.Environment]::SetEnvironmentVariable($names[$_], $before[$_]) }
    }

    if (-not $ReportPath) {
        exit $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    }

    $report = ConvertTo-SuiteReport $run
}

$report | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $ReportPath -Encoding utf8
exit 0
