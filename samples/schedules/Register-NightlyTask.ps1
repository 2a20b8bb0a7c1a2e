<#
.SYNOPSIS
    Registers the nightly batch with the Windows Task Scheduler.
.DESCRIPTION
    It only arranges Invoke-NightlyBatch.ps1. Run it once, elevated, on the machine that makes the videos, where the module is
    installed for all users. It has not run on Windows yet: the tests have stand-ins for its commands.

    The task runs as the account of -Credential, which needs the right to log on as a batch job, and whether anybody is logged on
    or not. The key comes from that account's vault (-SecretName), so neither the task nor a file has it. Log on as the account once
    and run Set-Secret; a SecretStore needs Set-SecretStoreConfiguration -Authentication None -Interaction None there, since
    nobody answers a question at night.

    The journal, the videos and the log lie in -Folder. Only the account and administrators may read it.
.PARAMETER Credential
    The account that the task runs as, and its password.
.PARAMETER SecretName
    The key's name in the vault of that account.
.PARAMETER ScriptPath
    Where Invoke-NightlyBatch.ps1 lies.
.PARAMETER Path
    The list of shots.
.PARAMETER Folder
    The folder for the journal, the videos and the log.
.PARAMETER CreditLimit
    The most that the night may spend.
.PARAMETER At
    When it starts, in the time of the machine.
.EXAMPLE
    ./Register-NightlyTask.ps1 -Credential (Get-Credential 'CONTOSO\runway') -SecretName Runway

    Registers the task RunwayNightly. Start-ScheduledTask RunwayNightly tries it at once; Get-ScheduledTaskInfo RunwayNightly
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

# One quoting for -Command: an apostrophe in a path stays in the path.
function Get-Quoted([string] $Text) { "'" + $Text.Replace("'", "''") + "'" }

if (-not $PSCmdlet.ShouldProcess('RunwayNightly', 'Register the scheduled task')) {
    return
}

$null = New-Item $Folder -ItemType Directory -Force
icacls $Folder /inheritance:r /grant "$($Credential.UserName):(OI)(CI)M" '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' | Write-Verbose
if ($LASTEXITCODE) {
    throw "icacls ended with exit code $LASTEXITCODE."
}

# RUNWAY_JOURNAL is set for this process alone. The exit code of the script becomes that of the task.
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
    Description = "Tonight's videos from the shot list"
    Action      = New-ScheduledTaskAction -Execute (Get-Process -Id $PID).Path -Argument "-NoProfile -NonInteractive -EncodedCommand $encoded"
    Trigger     = New-ScheduledTaskTrigger -Daily -At $At
    # A machine that slept through the night makes up for it; a start beside one that still runs is not worth having.
    Settings    = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Hours 6)
    User        = $Credential.UserName
    Password    = $Credential.GetNetworkCredential().Password
    Force       = $true
}
Register-ScheduledTask @task
