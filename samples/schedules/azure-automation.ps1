<#
.SYNOPSIS
    The nightly batch as a runbook of Azure Automation, on a hybrid worker with PowerShell 7.4.
.DESCRIPTION
    It only runs Invoke-NightlyBatch.ps1, which is on the worker. It needs a hybrid worker, because the journal must still exist on
    the next night: set RUNWAY_JOURNAL to a permanent folder of the worker, or to a share of several workers.

    The account needs a credential named Runway, with the API key as its password.
.PARAMETER ScriptPath
    The path of Invoke-NightlyBatch.ps1 on the worker.
.PARAMETER Path
    The path of the shot list on the worker.
.PARAMETER DestinationPath
    The folder for the videos.
.PARAMETER CreditLimit
    The maximum number of credits for one night.
.EXAMPLE
    Start-AzAutomationRunbook -Name RunwayNightly -RunOn videos -Parameters @{ CreditLimit = 300 }

    Starts the runbook on the worker group videos; a schedule does the same every night.
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

# The key is a SecureString and is never converted to text.
$credential = Get-AutomationPSCredential -Name 'Runway'
Connect-Runway -ApiKey $credential.Password

# The error of one row goes to the error stream of the job and must not end the job.
$ErrorActionPreference = 'Continue'
& $ScriptPath -Path $Path -DestinationPath $DestinationPath -CreditLimit $CreditLimit
switch ($LASTEXITCODE) {
    0 { Write-Verbose 'All videos are saved.' }
    2 { Write-Warning 'The credit limit is reached or the account has no credits. Start the runbook again when there are more.' }
    default { throw "A person has to check the errors (exit code $LASTEXITCODE)." }
}
