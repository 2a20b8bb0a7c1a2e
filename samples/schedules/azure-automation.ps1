<#
.SYNOPSIS
    The nightly batch as a runbook of Azure Automation, on a hybrid worker with PowerShell 7.4.
.DESCRIPTION
    It only arranges Invoke-NightlyBatch.ps1, which lies on the worker. A hybrid worker, because the journal has to be there
    on the next night too: set RUNWAY_JOURNAL on it to a folder that stays, or to a share of several workers.

    The account needs a credential named Runway, with the API key as its password.
.PARAMETER ScriptPath
    Where Invoke-NightlyBatch.ps1 lies on the worker.
.PARAMETER Path
    The list of shots on the worker.
.PARAMETER DestinationPath
    The folder for the videos.
.PARAMETER CreditLimit
    The most that the night may spend.
.EXAMPLE
    Start-AzAutomationRunbook -Name RunwayNightly -RunOn videos -Parameters @{ CreditLimit = 300 }

    Starts it by hand on the group of workers named videos; a schedule does the same every night.
#>
#Requires -Version 7.4
#Requires -Modules Runway
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [string] $ScriptPath = 'C:\Runway\Invoke-NightlyBatch.ps1',

    [string] $Path = 'C:\Runway\shots.csv',

    [string] $DestinationPath = 'C:\Runway\videos',

    [decimal] $CreditLimit = 500
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# The key comes as a SecureString and stays one.
$credential = Get-AutomationPSCredential -Name 'Runway'
Connect-Runway -ApiKey $credential.Password

# The error of one row belongs into the job's error stream; it must not end the job.
$ErrorActionPreference = 'Continue'
& $ScriptPath -Path $Path -DestinationPath $DestinationPath -CreditLimit $CreditLimit
switch ($LASTEXITCODE) {
    0 { Write-Verbose 'The night is done.' }
    2 { Write-Warning 'The budget is used up. Start the runbook again when there is more.' }
    default { throw "The night needs somebody to look at its errors (exit code $LASTEXITCODE)." }
}
