<#
.SYNOPSIS
    Waits for many tasks, until all or a number of them have ended. Returns when each was in the pipeline, and the share of one
    core that the wait used.
#>
param([int] $Count, [string] $Prompt, [string] $Appeared, [int] $First = $Count, [int] $ThrottleLimit = 16)

$ProgressPreference = 'SilentlyContinue'
Import-Module $env:RUNWAY_BENCH_MODULE
$tasks = 1..$Count | ForEach-Object { $Prompt -f $_, (3 + ($_ * 7919 % 37)) } | New-RunwayImage -ThrottleLimit $ThrottleLimit

$process = [System.Diagnostics.Process]::GetCurrentProcess()
$start = $process.TotalProcessorTime
$clock = [System.Diagnostics.Stopwatch]::StartNew()
$lines = $tasks | Wait-RunwayTask | Select-Object -First $First | ForEach-Object { "$($_.Id) $([DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds())" }
$process.Refresh()
$share = ($process.TotalProcessorTime - $start).TotalSeconds / $clock.Elapsed.TotalSeconds
[System.IO.File]::WriteAllLines($Appeared, [string[]] $lines)
& "$PSScriptRoot/Write-Figure.ps1" @{ share = $share }
