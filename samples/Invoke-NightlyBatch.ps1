<#
.SYNOPSIS
    Makes tonight's videos from a list, within a budget, and may be started again blindly.
.DESCRIPTION
    Every row of a CSV file becomes a video. Started again after a crash, a reboot or a timeout, the script creates only
    what this night's earlier starts have not created, and fetches only what they have not saved: nothing is paid twice.

    Exit code 0  everything is saved
              1  it did not run: no key, no list
              2  the budget or the credits are used up; start it again when there are more
              3  somebody has to look: a row was refused, a task failed, or an outcome is unknown

    What it prints may be kept: keys and signed addresses are in no stream of the module.
.PARAMETER Path
    The list, a CSV file with the columns of New-RunwayVideo, such as PromptText, Image, Model, Duration and Ratio.
.PARAMETER DestinationPath
    The folder for the videos. Each night has a folder of its own in it, named after the batch.
.PARAMETER CreditLimit
    The most that all starts of one night may spend together.
.PARAMETER Batch
    The name of the night. By default it has today's date in UTC, so that each night makes the list anew.
.PARAMETER SecretName
    The key's name in a vault of Microsoft.PowerShell.SecretManagement. Without it, RUNWAYML_API_SECRET holds the key.
.PARAMETER TranscriptPath
    A file to which everything that is printed is added.
.PARAMETER Rehearse
    Uses the emulator: no key, no network, no cost.
.EXAMPLE
    ./Invoke-NightlyBatch.ps1 -Path ./shots.csv -DestinationPath ./out/videos -Rehearse -Verbose

    Rehearses the night, and shows each request.
.EXAMPLE
    ./Invoke-NightlyBatch.ps1 -Path ./shots.csv -DestinationPath /srv/videos -CreditLimit 300 -SecretName Runway

    Runs it with the key from a vault and a budget of three dollars.
#>
#Requires -Version 7.4
#Requires -Modules Runway
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory, Position = 1)]
    [string] $DestinationPath,

    [ValidateRange(0, 1000000)]
    [decimal] $CreditLimit = 500,

    # Not every culture counts years as the file names of a server should.
    [string] $Batch = 'nightly-' + [datetime]::UtcNow.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture),

    [string] $SecretName,

    [string] $TranscriptPath,

    [switch] $Rehearse
)

Set-StrictMode -Version 3.0
# A bar that nobody sees only fills the log, and one bad row must not end the night.
$ProgressPreference = 'SilentlyContinue'
$ErrorActionPreference = 'Continue'

if ($TranscriptPath) {
    $null = Start-Transcript -LiteralPath $TranscriptPath -Append
}
try {
    if ($Rehearse) {
        Connect-Runway -Emulator
    }
    elseif ($SecretName) {
        Connect-Runway -SecretName $SecretName -ErrorAction Stop
    }

    $rows = @(Import-Csv -LiteralPath $Path -ErrorAction Stop)

    # -CreditLimit knows what one command spends. The earlier starts of this night spent from the same purse.
    $spent = 0
    Get-RunwayTaskHistory -Batch $Batch -ErrorAction Stop |
        ForEach-Object { $spent += $_.Credits ?? $_.EstimatedCredits ?? 0 }
    $left = [math]::Max(0, $CreditLimit - $spent)
    Write-Verbose "$Batch`: $($rows.Count) rows, $spent credits spent before, $left left."

    $rows |
        New-RunwayVideo -Batch $Batch -SkipExisting -CreditLimit $left -Confirm:$false -ErrorVariable refused |
        Save-RunwayTaskOutput -DestinationPath (Join-Path $DestinationPath $Batch) -NameTemplate '{Index:000}-{Prompt}' -ErrorVariable failed
}
catch {
    Write-Error -ErrorRecord $_
    exit 1
}
finally {
    if ($TranscriptPath) {
        $null = Stop-Transcript
    }
}

$problems = @($refused) + @($failed)
$isBudget = '^Runway(CreditLimitReached|InsufficientCredits|DailyQuotaExceeded)'
if ($problems.Where({ $_.FullyQualifiedErrorId -notmatch $isBudget })) {
    exit 3
}
exit $problems.Count -gt 0 ? 2 : 0
