<#
.SYNOPSIS
    Runs the pipeline of the README with the emulator: creates a folder of pictures from a file of prompts.
#>
[CmdletBinding()]
param(
    # The folder of the built module.
    [Parameter(Mandatory)][string] $Module,

    # A file with one prompt on each line.
    [Parameter(Mandatory)][string] $Prompts,

    # The folder for the pictures.
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
