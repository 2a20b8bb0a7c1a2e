<#
.SYNOPSIS
    Turns a shot list into a folder of videos with a page to look at them, if it fits the budget.
.DESCRIPTION
    Reads a CSV file, adds up what its rows can cost, and stops before anything is sent when that is more than the budget.
    Then every row becomes a video. A row that is wrong is reported and the others go on. index.html shows the videos, and
    the failures with their reasons.

    Started again with the same list, it creates only the rows that are new or were changed.
.PARAMETER Path
    The shot list, a CSV file with the columns of New-RunwayVideo, such as PromptText, Image, Model, Duration and Ratio.
.PARAMETER DestinationPath
    The folder for the videos. Each list has a folder of its own in it, named after the batch.
.PARAMETER CreditLimit
    The most that the list may cost.
.PARAMETER Batch
    The name by which the journal knows the list; by default the name of the file.
.PARAMETER SecretName
    The key's name in a vault of Microsoft.PowerShell.SecretManagement. Without it, RUNWAYML_API_SECRET holds the key.
.PARAMETER Rehearse
    Uses the emulator: no key, no network, no cost. What it makes goes to a folder of its own.
.EXAMPLE
    ./Convert-ShotList.ps1 -Path ./shots.csv -DestinationPath ./out/videos -Rehearse

    Rehearses the list.
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
    [string] $Batch = (Split-Path $Path -LeafBase),

    [string] $SecretName,

    [switch] $Rehearse
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Continue'

if ($Rehearse) {
    # A folder of its own, so that a rehearsal is in nobody's way, and can be repeated.
    $Batch += '-rehearsal-' + [datetime]::UtcNow.ToString('HHmmss', [cultureinfo]::InvariantCulture)
    Connect-Runway -Emulator
}
elseif ($SecretName) {
    Connect-Runway -SecretName $SecretName -ErrorAction Stop
}

$shots = Import-Csv -LiteralPath $Path -ErrorAction Stop
$cost = $shots | Measure-RunwayCost -ErrorAction Stop
if ($cost.AtMost -gt $CreditLimit) {
    throw "The list costs up to $($cost.AtMost) credits, and $CreditLimit are allowed. Nothing was sent."
}

$folder = Join-Path $DestinationPath $Batch
if ((Get-ChildItem -LiteralPath $folder -File -Filter *.mp4 -ErrorAction Ignore) -and -not (Get-RunwayTaskHistory -Batch $Batch)) {
    throw "'$folder' has videos, and the journal knows nothing of $Batch`: they would be in the way. Nothing was sent; choose another -Batch or -DestinationPath."
}

# The limit again: the price list of the module has a date, and the service has the last word.
$shots |
    New-RunwayVideo -Batch $Batch -SkipExisting -CreditLimit $CreditLimit |
    Save-RunwayTaskOutput -DestinationPath $folder -NameTemplate '{Index:000}-{Prompt}'

# From the journal: what failed never came through the pipeline.
Get-RunwayTaskHistory -Batch $Batch |
    Export-RunwayGallery -Path (Join-Path $folder index.html) -Title $Batch -PassThru
