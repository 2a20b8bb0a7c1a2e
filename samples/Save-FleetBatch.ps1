<#
.SYNOPSIS
    Waits for one worker's share of a batch and saves it.
.DESCRIPTION
    A worker of a fleet: it takes from the shared journal what is not saved yet and is its own. Which tasks are its own
    follows from their ids, so the workers need not talk to each other, and two never fetch the same file. A worker
    that died is started again with its number and goes on.

    Exit code 0  its share is saved
              1  it did not run: no key
              3  somebody has to look: a task failed, or a file could not be saved
.PARAMETER Batch
    The name that the creator gave to the batch.
.PARAMETER DestinationPath
    The folder for the files. Each batch has a folder of its own in it, named after the batch.
.PARAMETER Worker
    The number of this worker, from 1.
.PARAMETER Of
    How many workers there are.
.PARAMETER SecretName
    The key's name in a vault of Microsoft.PowerShell.SecretManagement. Without it, RUNWAYML_API_SECRET holds the key.
.EXAMPLE
    ./Save-FleetBatch.ps1 -Batch catalogue -DestinationPath /srv/pictures -Worker 2 -Of 3

    The second of three workers. fleet/fleet-job.yaml and fleet/fleet.sbatch give each worker its number.
#>
#Requires -Version 7.4
#Requires -Modules Runway
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateScript({ $_.Trim(' .') -and $_ -notmatch '[\\/:*?"<>|]' }, ErrorMessage = 'The batch names a folder, too: give it a name without \ / : * ? " < > |')]
    [string] $Batch,

    [Parameter(Mandatory, Position = 1)]
    [string] $DestinationPath,

    [ValidateRange(1, 1000)]
    [int] $Worker = 1,

    [ValidateRange(1, 1000)]
    [int] $Of = 1,

    [string] $SecretName
)

Set-StrictMode -Version 3.0
$ProgressPreference = 'SilentlyContinue'
$ErrorActionPreference = 'Continue'

# The same on every machine, unlike GetHashCode, which each process salts anew.
function Get-Owner([string] $Id, [int] $Workers) {
    $sum = 0
    foreach ($character in $Id.ToCharArray()) { $sum += [int] $character }
    $sum % $Workers + 1
}

try {
    if ($SecretName) {
        Connect-Runway -SecretName $SecretName -ErrorAction Stop
    }

    Get-RunwayTaskHistory -Unfinished -Batch $Batch |
        Where-Object { (Get-Owner $_.Id $Of) -eq $Worker } |
        Save-RunwayTaskOutput -DestinationPath (Join-Path $DestinationPath $Batch) -ErrorVariable failed
}
catch {
    Write-Error -ErrorRecord $_
    exit 1
}
exit $failed ? 3 : 0
