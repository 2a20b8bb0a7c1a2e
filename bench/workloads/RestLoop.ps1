<#
.SYNOPSIS
    A script without a module: Invoke-RestMethod, one prompt after the other.
#>
param([int] $Count, [string] $Folder)

$ProgressPreference = 'SilentlyContinue'
. "$PSScriptRoot/RestPrompt.ps1"
foreach ($number in 1..$Count) {
    Save-Prompt $number $Folder
}

& "$PSScriptRoot/Write-Figure.ps1"
