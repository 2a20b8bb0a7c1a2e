<#
.SYNOPSIS
    Runs PSScriptAnalyzer over every script and data file of the repository.
.DESCRIPTION
    Prints the findings and ends with exit code 1 if there are any. If PSScriptAnalyzer is not installed, it prints that
    and ends with 0; .ci/run repeats it at its end.

    The analyzer has a pool of runspaces. On a busy machine one of them sometimes does not find Get-Command, and a rule then
    throws until the process ends. That is not a finding: the script ends with exit code 3, and the caller starts it again.
    The caller should also start it again if the process aborts, which has the same cause.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
    'PSScriptAnalyzer did not run: it is not installed'
    exit 0
}

$root = Split-Path $PSScriptRoot
# Generated and downloaded files are not checked.
$foreign = '(^|[\\/])(bin|obj|out|node_modules)[\\/]'
$files = Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 -Force |
    Where-Object { [System.IO.Path]::GetRelativePath($root, $_.FullName) -notmatch $foreign }
$findings = foreach ($file in $files) {
    # The rules for manifests look for the files that a manifest names; they are beside it only in the built module.
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
