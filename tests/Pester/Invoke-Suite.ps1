<#
.SYNOPSIS
    Runs the Pester suite on the built modules in out/Runway and out/RunwayAI.
.DESCRIPTION
    `dotnet test` starts this script in a PowerShell of its own and turns every It into a test result. By hand, build first,
    then run it as it is, or with -Path for one file, in any PowerShell: `dotnet tool restore` and `dotnet pwsh -NoProfile
    -File tests/Pester/Invoke-Suite.ps1` use the one of the repository.

    How to write a file of this suite: name it <Subject>.Tests.ps1, begin its outermost Describe with
        BeforeAll { Import-Module $env:RUNWAY_TEST_MODULE }
    or, where it is about the other service too,
        BeforeAll { Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE }
    dot-source Support.ps1 after it where you need an emulator to look into, and leave no connection behind
    (AfterAll { Disconnect-Runway }): all files share one process. Their journal and profiles are folders of this run alone.
.PARAMETER Path
    The file or folder to run; everything next to this script when absent.
.PARAMETER ReportPath
    Where to write the report as JSON for `dotnet test`. With it the exit code is 0 whenever a report was written, failed
    tests or not; without it the run reads as any Pester run does.
.PARAMETER Pester
    The module to run it with, by name or by path. Default: the newest that is installed.
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [string] $Path = $PSScriptRoot,
    [string] $ReportPath,
    [string] $Pester = 'Pester'
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'ConvertTo-SuiteReport.ps1')

Import-Module $Pester -MinimumVersion 5.0
if (-not $env:RUNWAY_TEST_MODULE) {
    $env:RUNWAY_TEST_MODULE = Join-Path $PSScriptRoot '../../out/Runway' -Resolve
    $env:RUNWAYAI_TEST_MODULE = Join-Path $PSScriptRoot '../../out/RunwayAI' -Resolve
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
    # Only a folder of the system's own for temporary files: what stays in it must not cost the report.
    Remove-Item $own -Recurse -Force -ErrorAction Continue
    0..($names.Count - 1) | ForEach-Object { [System.Environment]::SetEnvironmentVariable($names[$_], $before[$_]) }
}

if (-not $ReportPath) {
    exit $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
}

ConvertTo-SuiteReport $run | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $ReportPath -Encoding utf8
exit 0
