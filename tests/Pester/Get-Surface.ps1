<#
.SYNOPSIS
    Lists what scripts depend on: every cmdlet with its parameter sets, aliases and output types.
.DESCRIPTION
    Surface.txt contains the accepted list, and Surface.Tests.ps1 compares the two. After an intended change of a cmdlet, build the
    module, run this script with -Update, and check which scripts the change of Surface.txt would break.
.PARAMETER Module
    The modules to list.
.PARAMETER Update
    Writes the list to Surface.txt.
.EXAMPLE
    dotnet build src/RunwayAI.PowerShell; dotnet pwsh -NoProfile -File tests/Pester/Get-Surface.ps1 -Update
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [string[]] $Module = @('Runway', 'RunwayAI').ForEach({ Join-Path $PSScriptRoot ../../out $_ }),
    [switch] $Update
)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters

$lines = foreach ($command in Get-Command -Module Runway, RunwayAI -CommandType Cmdlet | Sort-Object Name -Culture '') {
    # Each line has the name of its cmdlet, so that its meaning does not depend on other lines.
    $name = $command.Name
    foreach ($type in $command.OutputType.Name | Sort-Object -Culture '') {
        "$name gives $type"
    }
    foreach ($set in $command.ParameterSets | Sort-Object Name -Culture '') {
        "$name, $($set.Name)$($set.IsDefault ? ' (default)' : ''): $set"
    }
    foreach ($parameter in $command.Parameters.Values | Sort-Object Name -Culture '') {
        if ($parameter.Name -notin $common -and $parameter.Aliases) {
            "$name -$($parameter.Name) is also -$(($parameter.Aliases | Sort-Object -Culture '') -join ', -')"
        }
    }
    ''
}
foreach ($alias in (Get-Module Runway, RunwayAI).ExportedAliases.Values | Sort-Object Name -Culture '') {
    $lines += "$($alias.Name) is $($alias.Definition)"
}

$text = ($lines -join "`n").TrimEnd()
if ($Update) {
    [System.IO.File]::WriteAllText((Join-Path $PSScriptRoot Surface.txt), "$text`n")
}
else {
    $text -split "`n"
}
