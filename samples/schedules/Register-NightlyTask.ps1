<#
.SYNOPSIS
    Registers the nightly batch with the Windows Task Scheduler.
.DESCRIPTION
    The task only runs Invoke-NightlyBatch.ps1. Run this script once as administrator on the machine that creates the videos,
    where the module is installed for all users. It has not run on Windows yet: the tests replace the commands of Windows.

    The task runs as the account of -Credential, also if nobody is logged on. The account needs the right to log on as a batch job.
    The key is read from the vault of that account (-SecretName), so neither the task nor a file contains it. Log on as the
    account once and run Set-Secret. A SecretStore needs Set-SecretStoreConfiguration -Authentication None -Interaction None,
    because nobody can enter its password at night.

    The journal, the videos and the log are in -Folder. Only the account and administrators may read it.
.PARAMETER Credential
    The account that the task runs as, and its password.
.PARAMETER SecretName
    The name of the key in the vault of that account.
.PARAMETER ScriptPath
    The path of Invoke-NightlyBatch.ps1.
.PARAMETER Path
    The list of shots.
.PARAMETER Folder
    The folder for the journal, the videos and the log.
.PARAMETER CreditLimit
    The maximum number of credits for one night.
.PARAMETER At
    The time of the start, in the time zone of the machine.
.EXAMPLE
    ./Register-NightlyTask.ps1 -Credential (Get-Credential 'CONTOSO\runway') -SecretName Runway

    Registers the task RunwayNightly. Start-ScheduledTask RunwayNightly starts it at once; Get-ScheduledTaskInfo RunwayNightly
    shows its exit code as LastTaskResult.
#>
#Requires -Version 7.4
#Requires -Modules Runway
#Requires -RunAsAdministrator
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [Parameter(Mandatory)]
    [string] $SecretName,

    [string] $ScriptPath = 'C:\Runway\Invoke-NightlyBatch.ps1',

    [string] $Path = 'C:\Runway\shots.csv',

    [string] $Folder = 'C:\ProgramData\RunwayNightly',

    [ValidateRange(0, 1000000)]
    [int] $CreditLimit = 500,

    [datetime] $At = '02:17'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# Quotes a value for -Command; an apostrophe is doubled.
function Get-Quoted([string] $Text) { "'" + $Text.Replace("'", "''") + "'" }

if (-not $PSCmdlet.ShouldProcess('RunwayNightly', 'Register the scheduled task')) {
    return
}

$null = New-Item $Folder -ItemType Directory -Force
icacls $Folder /inheritance:r /grant "$($Credential.UserName):(OI)(CI)M" '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' | Write-Verbose
if ($LASTEXITCODE) {
    throw "icacls ended with exit code $LASTEXITCODE."
}

# RUNWAY_JOURNAL is set only for this process. The exit code of the script becomes that of the task.
$ScriptPath, $Path, $SecretName = $ScriptPath, $Path, $SecretName | ForEach-Object { Get-Quoted $_ }
$journal, $videos, $log = 'journal', 'videos', 'nightly.log' | ForEach-Object { Get-Quoted (Join-Path $Folder $_) }
$command = @"
`$env:RUNWAY_JOURNAL = $journal
& $ScriptPath -Path $Path -DestinationPath $videos -CreditLimit $CreditLimit -SecretName $SecretName -TranscriptPath $log -Verbose
exit `$LASTEXITCODE
"@
$encoded = [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($command))

$task = @{
    TaskName    = 'RunwayNightly'
    Description = 'Creates the videos of the shot list'
    Action      = New-ScheduledTaskAction -Execute (Get-Process -Id $PID).Path -Argument "-NoProfile -NonInteractive -EncodedCommand $encoded"
    Trigger     = New-ScheduledTaskTrigger -Daily -At $At
    # If the machine was off, the task starts later. A second instance does not start while one runs.
    Settings    = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Hours 6)
    User        = $Credential.UserName
    Password    = $Credential.GetNetworkCredential().Password
    Force       = $true
}
Register-ScheduledTask @task
