<#
.SYNOPSIS
    Creates the tasks of a batch, which several workers wait for and save.
.DESCRIPTION
    Sends the prompts and ends. Every task is in the journal before its id is returned, so all machines need only one shared
    journal folder: set RUNWAY_JOURNAL to a folder on a network share or a persistent volume. No lock is needed: each process
    writes its own file, and a second creator of the same batch gets an error.

    Started again, it creates only the missing tasks.

    Exit code 0  all tasks exist
              1  it did not run: no key or no list
              3  a person has to check: a prompt was refused, the credit limit is reached, or an outcome is unknown
.PARAMETER Path
    A text file with one prompt on each line.
.PARAMETER Batch
    The name of the batch, by which the workers find the tasks.
.PARAMETER CreditLimit
    The maximum number of credits for this run.
.PARAMETER SecretName
    The name of the key in a vault of Microsoft.PowerShell.SecretManagement. Default: the environment variable
    RUNWAYML_API_SECRET.
.EXAMPLE
    ./New-FleetBatch.ps1 -Path ./prompts.txt -Batch catalogue

    Creates one task for each prompt. Each worker then runs Save-FleetBatch.ps1 with its own number.
#>
#Requires -Version 7.4
#Requires -Modules Runway
[CmdletBinding()]
[OutputType('Runway.RunwayTask')]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory, Position = 1)]
    [ValidateScript({ $_.Trim(' .') -and $_ -notmatch '[\\/:*?"<>|]' }, ErrorMessage = 'The batch is also the name of a folder and cannot contain \ / : * ? " < > |')]
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
