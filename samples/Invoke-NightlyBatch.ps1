<#
.SYNOPSIS
    Creates the videos of a list within a credit limit. Running it again is always safe.
.DESCRIPTION
    Every row of a CSV file becomes a video. Started again after a crash, a reboot or a timeout, the script creates only
    the tasks that earlier runs of this night have not created, and downloads only the files that they have not saved.
    Nothing is paid twice.

    Exit code 0  everything is saved
              1  it did not run: no key, no list, or a folder with files of another night
              2  the credit limit is reached or the account has no credits; start it again when there are more
              3  a person has to check: a row was refused, a task failed, or an outcome is unknown

    The output may be stored: no stream of the module contains keys or signed addresses.
.PARAMETER Path
    The list, a CSV file with the columns of New-RunwayVideo, such as PromptText, Image, Model, Duration and Ratio.
.PARAMETER DestinationPath
    The folder for the videos. Each night gets a subfolder with the name of the batch.
.PARAMETER CreditLimit
    The maximum number of credits for all runs of one night together.
.PARAMETER Batch
    The name of the night. Default: 'nightly-' and the date in UTC, so that each night creates the whole list.
.PARAMETER SecretName
    The name of the key in a vault of Microsoft.PowerShell.SecretManagement. Default: the environment variable
    RUNWAYML_API_SECRET.
.PARAMETER TranscriptPath
    A file to which the output is appended.
.PARAMETER Rehearse
    Uses the emulator: no key, no network, no cost. The videos are saved in a separate folder.
.EXAMPLE
    ./Invoke-NightlyBatch.ps1 -Path ./shots.csv -DestinationPath ./out/videos -Rehearse -Verbose

    Rehearses the night, and shows each request.
.EXAMPLE
    ./Invoke-NightlyBatch.ps1 -Path ./shots.csv -DestinationPath /srv/videos -CreditLimit 300 -SecretName Runway

    Runs it with the key from a vault and a limit of 300 credits (three dollars).
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

    [ValidateScript({ $_.Trim(' .') -and $_ -notmatch '[\\/:*?"<>|]' }, ErrorMessage = 'The batch is also the name of a folder and cannot contain \ / : * ? " < > |')]
    # The invariant culture: some cultures have another calendar.
    [string] $Batch = 'nightly-' + [datetime]::UtcNow.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture),

    [string] $SecretName,

    [string] $TranscriptPath,

    [switch] $Rehearse
)

Set-StrictMode -Version 3.0
# Progress would only fill the log, and one wrong row must not end the run.
$ProgressPreference = 'SilentlyContinue'
$ErrorActionPreference = 'Continue'

if ($TranscriptPath) {
    $null = Start-Transcript -LiteralPath $TranscriptPath -Append
}
try {
    if ($Rehearse) {
        # A separate folder, so that a rehearsal does not affect other runs and can be repeated.
        $Batch += '-rehearsal-' + [datetime]::UtcNow.ToString('HHmmss', [cultureinfo]::InvariantCulture)
        Connect-Runway -Emulator
    }
    elseif ($SecretName) {
        Connect-Runway -SecretName $SecretName -ErrorAction Stop
    }

    $rows = @(Import-Csv -LiteralPath $Path -ErrorAction Stop)

    # -CreditLimit counts what one command spends. Earlier runs of this night count too. A request of unknown outcome has its
    # maximum cost in the history.
    $spent = 0
    $earlier = @(Get-RunwayTaskHistory -Batch $Batch -ErrorAction Stop)
    $earlier | ForEach-Object { $spent += $_.Credits ?? $_.EstimatedCredits ?? 0 }
    $left = [math]::Max(0, $CreditLimit - $spent)
    Write-Verbose "$Batch`: $($rows.Count) rows, $spent credits spent before, $left left."

    $folder = Join-Path $DestinationPath $Batch
    if (-not $earlier -and (Get-ChildItem -LiteralPath $folder -File -ErrorAction Ignore)) {
        throw "'$folder' has files, but the journal has no batch $Batch`: they may have the same names as the videos. Nothing was sent. Choose another -Batch or -DestinationPath."
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
