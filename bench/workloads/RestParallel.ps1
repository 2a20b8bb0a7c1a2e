<#
.SYNOPSIS
    A script without a module: Invoke-RestMethod, every prompt in its own runspace.
#>
param([int] $Count, [string] $Folder)

$helper = "$PSScriptRoot/RestPrompt.ps1"
1..$Count | ForEach-Object -ThrottleLimit $Count -Parallel {
    $ProgressPreference = 'SilentlyContinue'
    . $using:helper
    Save-Prompt $_ $using:Folder
}

& "$PSScriptRoot/Write-Figure.ps1"
