<#
.SYNOPSIS
    Waits for the tasks of one worker and saves them.
.DESCRIPTION
    Reads the unsaved tasks of this worker from the shared journal. Their ids decide which worker saves them, so the workers
    need no communication, and no file is downloaded twice. A worker that was killed is started again with the same number
    and continues.

    Exit code 0  all tasks of this worker are saved
              1  it did not run: no key
              3  a person has to check: a task failed, or a file could not be saved
.PARAMETER Batch
    The name of the batch in New-FleetBatch.ps1.
.PARAMETER DestinationPath
    The folder for the files. Each batch gets a subfolder with its name.
.PARAMETER Worker
    The number of this worker, from 1.
.PARAMETER Of
    The number of workers.
.PARAMETER SecretName
    The name of the key in a vault of Microsoft.PowerShell.SecretManagement. Default: the environment variable
    RUNWAYML_API_SECRET.
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
    [ValidateScript({ $_.Trim(' .') -and $_ -notmatch '[\\/:*?"<>|]' }, ErrorMessage = 'The batch is also the name of a folder and cannot contain \ / : * ? " < > |')]
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

# Not GetHashCode, which gives other values in every process.
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
