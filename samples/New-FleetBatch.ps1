<#
.SYNOPSIS
    Creates the tasks of a batch, for a fleet of workers to wait for and save.
.DESCRIPTION
    The creator of a fleet: it sends the prompts and ends. Every task is in the journal before its id is known to anybody,
    so it is enough that all machines share one journal folder: set RUNWAY_JOURNAL to it, on a network share or a
    persistent volume. No lock is needed: each process writes a file of its own, and of two creators at once the second is
    refused.

    Started again, it creates only what is missing.

    Exit code 0  everything is created
              1  it did not run: no key or no list
              3  somebody has to look: a prompt was refused, the budget is used up, or an outcome is unknown
.PARAMETER Path
    A text file with one prompt a line.
.PARAMETER Batch
    The name by which the workers find the tasks.
.PARAMETER CreditLimit
    The most that this start may spend.
.PARAMETER SecretName
    The key's name in a vault of Microsoft.PowerShell.SecretManagement. Without it, RUNWAYML_API_SECRET holds the key.
.EXAMPLE
    ./New-FleetBatch.ps1 -Path ./prompts.txt -Batch catalogue

    Creates one task for each prompt. Each machine of the fleet then runs Save-FleetBatch.ps1 with its own number.
#>
#Requires -Version 7.4
#Requires -Modules Runway
[CmdletBinding()]
[OutputType('Runway.RunwayTask')]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory, Position = 1)]
    [ValidateScript({ $_.Trim(' .') -and $_ -notmatch '[\\/:*?"<>|]' }, ErrorMessage = 'The batch names a folder, too: give it a name without \ / : * ? " < > |')]
    [string] $Batch,

    [ValidateRange(0, 1000000)]
    [decimal] $CreditLimit = 5000,

    [string] $SecretName
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Continue'

try {
    if ($SecretName) {
        Connect-Runway -SecretName $SecretName -ErrorAction Stop
    }

    Get-Content -LiteralPath $Path -ErrorAction Stop |
        Where-Object { $_.Trim() } |
        New-RunwayImage -Batch $Batch -SkipExisting -CreditLimit $CreditLimit -Confirm:$false -ErrorVariable refused
}
catch {
    Write-Error -ErrorRecord $_
    exit 1
}
exit $refused ? 3 : 0
