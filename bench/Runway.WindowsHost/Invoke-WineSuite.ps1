<#
.SYNOPSIS
    Runs the Pester suite on the built modules with a PowerShell for Windows under Wine.
.DESCRIPTION
    Wine (wine64 8.0 or later; on Debian the package wine64) runs a PowerShell for Windows in which the modules of out/ are
    imported. Every file of the suite runs in a separate process with a time limit. It takes about fifteen minutes; run it once before
    a release. The workflow file runs the same suite on a real Windows.

    A test that fails under Wine and not on Windows is named in known-under-wine.txt, with its reason. The script fails if another
    test fails, if a file takes too long, and if a named test passes.
.PARAMETER Name
    The files to run, without .Tests.ps1; with wildcards. Default: all.
.PARAMETER TimeLimit
    The time limit for one file in seconds. Default: 300.
.EXAMPLE
    ./build.ps1
    ./bench/Runway.WindowsHost/Invoke-WineSuite.ps1 -Name Save, History
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [string[]] $Name = '*',
    [ValidateRange(1, 3600)] [int] $TimeLimit = 300
)

$ErrorActionPreference = 'Stop'
$root = (Get-Item "$PSScriptRoot/../..").FullName
$wine = (Get-Command wine64, /usr/lib/wine/wine64 -CommandType Application -ErrorAction Ignore | Select-Object -First 1).Source
if (-not $wine) {
    throw 'wine64 is not installed; on Debian: apt-get install wine64.'
}

if (-not (Test-Path "$root/out/RunwayAI")) {
    throw 'The modules are not built; run ./build.ps1 first.'
}

$program = dotnet publish $PSScriptRoot --configuration Release -getProperty:HostProgram
if ($LASTEXITCODE) {
    throw "The host was not built: $program"
}

function ConvertTo-WindowsPath([string] $Path) {
    'Z:' + $Path.Replace('/', '\')
}

$known = Get-Content "$PSScriptRoot/known-under-wine.txt" | Where-Object { $_ -and $_ -notlike '#*' }
$work = [System.IO.Directory]::CreateTempSubdirectory('runway-wine-').FullName
$environment = [ordered]@{
    WINEPREFIX                   = "$work/prefix"
    WINEDEBUG                    = '-all'
    # The runtime of .NET does not start under Wine with it.
    DOTNET_EnableWriteXorExecute = '0'
    POWERSHELL_TELEMETRY_OPTOUT  = '1'
    NO_COLOR                     = '1'
    PSModulePath                 = ConvertTo-WindowsPath "$(Split-Path $program)/Modules"
    RUNWAY_TEST_PACKAGES         = ConvertTo-WindowsPath ($env:NUGET_PACKAGES ?? "$HOME/.nuget/packages")
    RUNWAY_TEST_MODULE           = ConvertTo-WindowsPath "$root/out/Runway"
    RUNWAYAI_TEST_MODULE         = ConvertTo-WindowsPath "$root/out/RunwayAI"
}

$files = @(Get-ChildItem "$root/tests/Pester/*.Tests.ps1" | Where-Object { $base = $_.Name -replace '\.Tests\.ps1$'; $Name -split ',' | Where-Object { $base -like $_.Trim() } })
if (-not $files) {
    throw "No file of tests/Pester is named $($Name -join ', ')."
}

$passed = $skipped = $wrong = 0
$seen = [System.Collections.Generic.List[string]]::new()
$before = $environment.Keys | ForEach-Object { [System.Environment]::GetEnvironmentVariable($_) }
try {
    $environment.GetEnumerator() | ForEach-Object { [System.Environment]::SetEnvironmentVariable($_.Key, $_.Value) }
    foreach ($file in $files) {
        $report = "$work/$($file.Name).json"
        $arguments = $program, (ConvertTo-WindowsPath "$root/tests/Pester/Invoke-Suite.ps1"), '-Path', (ConvertTo-WindowsPath $file.FullName), '-ReportPath', (ConvertTo-WindowsPath $report)
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        timeout --kill-after 5 $TimeLimit $wine @arguments *> "$work/log"
        if (-not (Test-Path $report)) {
            $wrong++
            '{0,-28} {1,5:0} s  {2}; it printed last:' -f $file.Name, $clock.Elapsed.TotalSeconds, ($LASTEXITCODE -in 124, 137 ? 'NOT FINISHED' : 'NO REPORT')
            Get-Content "$work/log" -Tail 10 | ForEach-Object { "      $_" }
            continue
        }

        $results = @((Get-Content $report -Raw | ConvertFrom-Json).Tests)
        $failures = @($results | Where-Object Result -EQ 'Failed')
        $good = @($results | Where-Object Result -EQ 'Passed').Count
        $passed += $good
        $skipped += @($results | Where-Object Result -EQ 'Skipped').Count
        '{0,-28} {1,5:0} s  {2} of {3} passed' -f $file.Name, $clock.Elapsed.TotalSeconds, $good, $results.Count
        foreach ($failure in $failures) {
            $test = "$($file.Name): $($failure.Name)"
            if ($known -contains $test) {
                $seen.Add($test)
                continue
            }

            $wrong++
            "  FAILED $test"
            $failure.Message -split "`n" | Select-Object -First 6 | ForEach-Object { "      $_" }
        }
    }
}
finally {
    0..($environment.Count - 1) | ForEach-Object { [System.Environment]::SetEnvironmentVariable(@($environment.Keys)[$_], $before[$_]) }
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}

foreach ($test in $known | Where-Object { $_ -notin $seen -and ($_ -split ':')[0] -in $files.Name }) {
    $wrong++
    "  PASSED $test`: take it out of known-under-wine.txt"
}

"$passed passed, $($seen.Count) failed as named, $skipped skipped, $wrong wrong"
exit [Math]::Min($wrong, 1)
