<#
.SYNOPSIS
    Makes tonight's videos from a list, within a budget, and may be started again blindly.
.DESCRIPTION
    Every row of a CSV file becomes a video. Started again after a crash, a reboot or a timeout, the script creates only
    what this night's earlier starts have not created, and fetches only what they have not saved: nothing is paid twice.

    Exit code 0  everything is saved
              1  it did not run: no key, no list, or a folder with videos that are not of this night
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
    Uses the emulator: no key, no network, no cost. What it makes goes to a folder of its own.
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

    [ValidateScript({ $_.Trim(' .') -and $_ -notmatch '[\\/:*?"<>|]' }, ErrorMessage = 'The batch names a folder, too: give it a name without \ / : * ? " < > |')]
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
        # A folder of its own, so that a rehearsal is in nobody's way, and can be repeated.
        $Batch += '-rehearsal-' + [datetime]::UtcNow.ToString('HHmmss', [cultureinfo]::InvariantCulture)
        Connect-Runway -Emulator
    }
    elseif ($SecretName) {
        Connect-Runway -SecretName $SecretName -ErrorAction Stop
    }

    $rows = @(Import-Csv -LiteralPath $Path -ErrorAction Stop)

    # -CreditLimit knows what one command spends. The earlier starts of this night spent from the same purse. What became of
    # a request is not always known: in the history it has the most that it can cost.
    $spent = 0
    $earlier = @(Get-RunwayTaskHistory -Batch $Batch -ErrorAction Stop)
    $earlier | ForEach-Object { $spent += $_.Credits ?? $_.EstimatedCredits ?? 0 }
    $left = [math]::Max(0, $CreditLimit - $spent)
    Write-Verbose "$Batch`: $($rows.Count) rows, $spent credits spent before, $left left."

    $folder = Join-Path $DestinationPath $Batch
    if (-not $earlier -and (Get-ChildItem -LiteralPath $folder -File -ErrorAction Ignore)) {
        throw "'$folder' has files, and the journal knows nothing of $Batch`: they would be in the way. Nothing was sent; choose another -Batch or -DestinationPath."
    }

    $rows |
        New-RunwayVideo -Batch $Batch -SkipExisting -CreditLimit $left -Confirm:$false -ErrorVariable refused |
        Save-RunwayTaskOutput -DestinationPath $folder -NameTemplate '{Index:000}-{Prompt}' -ErrorVariable failed
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
