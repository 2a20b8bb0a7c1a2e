<#
.SYNOPSIS
    Waits for many tasks at once, to the end of all or of so many. Says when each appeared in the pipeline, and what
    share of one core the waiting took.
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
