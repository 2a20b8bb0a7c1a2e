<#
.SYNOPSIS
    Runs PSScriptAnalyzer over every script and data file of the repository.
.DESCRIPTION
    Prints the findings and ends with exit code 1 when there are any. Where PSScriptAnalyzer is not installed it says so
    and ends with 0: the code has been judged by nobody, which .ci/run repeats at its end.

    The analyzer asks a pool of runspaces of its own for commands; on a busy machine one of them now and then does not
    know Get-Command yet, and the rule that asked throws for as long as the process lives. That says nothing about the
    code: the script then ends with exit code 3, and whoever called it starts it again. So it should when the process
    aborts, which the same pool has brought about as well.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
    'PSScriptAnalyzer did not run: it is not installed'
    exit 0
}

$root = Split-Path $PSScriptRoot
# What is generated or fetched is not ours to format.
$foreign = '(^|[\\/])(bin|obj|out|node_modules)[\\/]'
$files = Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 -Force |
    Where-Object { [System.IO.Path]::GetRelativePath($root, $_.FullName) -notmatch $foreign }
$findings = foreach ($file in $files) {
    # The manifest's rules look for the files that it names, which stand next to it only in the built module.
    $onError = $file.Name -in 'Runway.psd1', 'RunwayAI.psd1' ? 'Ignore' : 'Stop'
    try {
        Invoke-ScriptAnalyzer $file.FullName -Settings "$root/PSScriptAnalyzerSettings.psd1" -ErrorAction $onError
    }
    catch {
        "$($file.Name): the analyzer itself failed: $_"
        exit 3
    }
}

$findings | ForEach-Object {
    $path = [System.IO.Path]::GetRelativePath($root, $_.ScriptPath)
    "${path}:$($_.Line): $($_.Severity) $($_.RuleName): $($_.Message)"
}
"PSScriptAnalyzer: $(@($findings).Count) findings in $(@($files).Count) files"
exit [int] [bool] $findings
