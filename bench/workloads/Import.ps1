<#
.SYNOPSIS
    Imports a module in a fresh process and, where one is named, calls a first command: milliseconds of each.
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
