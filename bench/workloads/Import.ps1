<#
.SYNOPSIS
    Imports a module in a new process and calls a first command, if one is named; returns the milliseconds of each.
#>
param([string] $Module, [string] $First)

$clock = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$figures = @{ import = $clock.Elapsed.TotalMilliseconds }
if ($First) {
    $command = [scriptblock]::Create($First)
    $clock.Restart()
    & $command | Out-Null
    $figures.first = $clock.Elapsed.TotalMilliseconds
}

& "$PSScriptRoot/Write-Figure.ps1" $figures
