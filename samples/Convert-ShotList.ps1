<#
.SYNOPSIS
    Creates the videos of a shot list, and a page that shows them, within a credit limit.
.DESCRIPTION
    Reads a CSV file, adds up the maximum cost of its rows, and stops before anything is sent if it exceeds the limit. Then
    every row becomes a video. A wrong row is reported and the others continue. index.html shows the videos, and the
    failures with their reasons.

    Started again with the same list, it creates only the rows that are new or were changed.
.PARAMETER Path
    The shot list, a CSV file with the columns of New-RunwayVideo, such as PromptText, Image, Model, Duration and Ratio.
.PARAMETER DestinationPath
    The folder for the videos. Each list gets a subfolder with the name of the batch.
.PARAMETER CreditLimit
    The maximum number of credits for the list.
.PARAMETER Batch
    The name of the list in the journal. Default: the name of the file.
.PARAMETER SecretName
    The name of the key in a vault of Microsoft.PowerShell.SecretManagement. Default: the environment variable
    RUNWAYML_API_SECRET.
.PARAMETER Rehearse
    Uses the emulator: no key, no network, no cost. The videos are saved in a separate folder.
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

    [ValidateScript({ $_.Trim(' .') -and $_ -notmatch '[\\/:*?"<>|]' }, ErrorMessage = 'The batch is also the name of a folder and cannot contain \ / : * ? " < > |')]
    [string] $Batch = (Split-Path $Path -LeafBase),

    [string] $SecretName,

    [switch] $Rehearse
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Continue'

if ($Rehearse) {
    # A separate folder, so that a rehearsal does not affect other runs and can be repeated.
    $Batch += '-rehearsal-' + [datetime]::UtcNow.ToString('HHmmss', [cultureinfo]::InvariantCulture)
    Connect-Runway -Emulator
}
elseif ($SecretName) {
    Connect-Runway -SecretName $SecretName -ErrorAction Stop
}

$shots = Import-Csv -LiteralPath $Path -ErrorAction Stop
$cost = $shots | Measure-RunwayCost -ErrorAction Stop
if ($cost.AtMost -gt $CreditLimit) {
    throw "The list costs up to $($cost.AtMost) credits, but the limit is $CreditLimit. Nothing was sent."
}

$folder = Join-Path $DestinationPath $Batch
if ((Get-ChildItem -LiteralPath $folder -File -Filter *.mp4 -ErrorAction Ignore) -and -not (Get-RunwayTaskHistory -Batch $Batch)) {
    throw "'$folder' has videos, but the journal has no batch $Batch`: they may have the same names as the new ones. Nothing was sent. Choose another -Batch or -DestinationPath."
}

# The limit again: the estimates of the service may be higher than those of the module.
$shots |
    New-RunwayVideo -Batch $Batch -SkipExisting -CreditLimit $CreditLimit |
    Save-RunwayTaskOutput -DestinationPath $folder -NameTemplate '{Index:000}-{Prompt}'

# From the journal: failed tasks are not in the output of the pipeline.
Get-RunwayTaskHistory -Batch $Batch |
    Export-RunwayGallery -Path (Join-Path $folder index.html) -Title $Batch -PassThru
