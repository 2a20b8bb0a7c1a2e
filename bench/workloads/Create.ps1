<#
.SYNOPSIS
    Creates tasks and returns the number per second.
#>
param([int] $Count, [int] $ThrottleLimit)

$ProgressPreference = 'SilentlyContinue'
Import-Module $env:RUNWAY_BENCH_MODULE
1..1000 | ForEach-Object { "prompt number $_" } | New-RunwayImage -ThrottleLimit $ThrottleLimit | Out-Null
$prompts = 1..$Count | ForEach-Object { "prompt number $_" }
$clock = [System.Diagnostics.Stopwatch]::StartNew()
$prompts | New-RunwayImage -ThrottleLimit $ThrottleLimit | Out-Null
& "$PSScriptRoot/Write-Figure.ps1" @{ rate = $Count / $clock.Elapsed.TotalSeconds }
