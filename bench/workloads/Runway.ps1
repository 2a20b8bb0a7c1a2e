<#
.SYNOPSIS
    The pipeline of the module.
#>
param([int] $Count, [string] $Folder, [switch] $ShowProgress)

if (-not $ShowProgress) {
    $ProgressPreference = 'SilentlyContinue'
}

Import-Module $env:RUNWAY_BENCH_MODULE
1..$Count | ForEach-Object { "prompt number $_" } | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath $Folder | Out-Null
& "$PSScriptRoot/Write-Figure.ps1"
