<#
.SYNOPSIS
    The pipeline of the README, against the emulator: a file of prompts becomes a folder of pictures.
#>
[CmdletBinding()]
param(
    # The module, built.
    [Parameter(Mandatory)][string] $Module,

    # One prompt a line.
    [Parameter(Mandatory)][string] $Prompts,

    # Where the pictures go.
    [Parameter(Mandatory)][string] $Destination
)

$ErrorActionPreference = 'Stop'
Import-Module $Module
Connect-Runway -Emulator

Get-Content -LiteralPath $Prompts |
    New-RunwayImage |
    Save-RunwayTaskOutput -DestinationPath $Destination -NameTemplate '{Index:00}-{Prompt}' -Force |
    Sort-Object Name |
    ForEach-Object { '  {0}  ({1:N0} bytes)' -f $_.Name, $_.Length }
