<#
.SYNOPSIS
    Saves one large output and returns megabytes per second and the growth of the memory.
#>
param([long] $Bytes, [string] $Folder)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $env:RUNWAY_BENCH_MODULE
# Once with a small one, so that what is measured is the transfer.
'small-65536' | Save-RunwayTaskOutput -DestinationPath $Folder | Out-Null
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$idle = $process.PeakWorkingSet64
$clock = [System.Diagnostics.Stopwatch]::StartNew()
"large-$Bytes" | Save-RunwayTaskOutput -DestinationPath $Folder | Out-Null
$rate = $Bytes / 1MB / $clock.Elapsed.TotalSeconds
$process.Refresh()
& "$PSScriptRoot/Write-Figure.ps1" @{ rate = $rate; grown = ($process.PeakWorkingSet64 - $idle) / 1MB }
