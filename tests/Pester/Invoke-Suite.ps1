<#
.SYNOPSIS
    Runs the Pester suite on the built modules in out/Runway and out/RunwayAI.
.DESCRIPTION
    `dotnet test` starts this script in a separate PowerShell and makes every It a test result. To run it directly, build first,
    then run the script, or with -Path one file, in any PowerShell: `dotnet tool restore` and `dotnet pwsh -NoProfile
    -File tests/Pester/Invoke-Suite.ps1` use the one of the repository.

    How to write a file of this suite: name it <Subject>.Tests.ps1, begin its outermost Describe with
        BeforeAll { Import-Module $env:RUNWAY_TEST_MODULE }
    or, if it also tests the other service,
        BeforeAll { Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE }
    dot-source Support.ps1 after it if you need access to an emulator, and close every connection
    (AfterAll { Disconnect-Runway }): all files share one process. Their journal and profiles are temporary folders of this run.
.PARAMETER Path
    The file or folder to run. Default: the folder of this script.
.PARAMETER ReportPath
    Where to write the report as JSON for `dotnet test`. With it the exit code is 0 if a report was written, also with
    failed tests; without it the run is a normal Pester run.
.PARAMETER Pester
    The Pester module, by name or by path. Default: the newest that is installed.
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
# With all details, also for xunit: if the suite hangs, the last line shows where.
$configuration.Output.Verbosity = 'Detailed'

# The user who runs the suite may have an account, a journal and profiles: the suite must not use them.
$names = 'RUNWAYML_API_SECRET', 'RUNWAYML_BASE_URL', 'RUNWAYAI_API_KEY', 'RUNWAYAI_BASE_URL', 'RUNWAY_JOURNAL', 'RUNWAY_PROFILES'
$before = $names | ForEach-Object { [System.Environment]::GetEnvironmentVariable($_) }
$names | ForEach-Object { [System.Environment]::SetEnvironmentVariable($_, $null) }
$own = [System.IO.Directory]::CreateTempSubdirectory('runway-tests-').FullName
$env:RUNWAY_JOURNAL, $env:RUNWAY_PROFILES = (Join-Path $own journal), (Join-Path $own profiles)
try {
    $run = Invoke-Pester -Configuration $configuration
}
finally {
    # A folder in the system's temporary folder: files that remain in it must not prevent the report.
    Remove-Item $own -Recurse -Force -ErrorAction Continue
    0..($names.Count - 1) | ForEach-Object { [System.Environment]::SetEnvironmentVariable($names[$_], $before[$_]) }
}

if (-not $ReportPath) {
    exit $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
}

ConvertTo-SuiteReport $run | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $ReportPath -Encoding utf8
exit 0
