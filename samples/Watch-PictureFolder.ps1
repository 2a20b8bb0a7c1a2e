<#
.SYNOPSIS
    Turns every picture that arrives in a folder into a video.
.DESCRIPTION
    A picture that has become a video moves to the folder "done" beside it; one that the service or the module will
    never take moves to "failed". Whatever goes wrong on the way, such as a network that is down, leaves the picture
    where it is, and the next round tries again without paying again.

    It runs until Ctrl+C. With -Once it handles what is there and ends, for a scheduler that calls it. What is no picture
    by its name is left alone.
.PARAMETER Path
    The folder to watch.
.PARAMETER DestinationPath
    The folder for the videos. Each has the name of its picture, in a folder named after the picture and its time.
.PARAMETER PromptText
    What is to happen in the videos.
.PARAMETER CreditLimit
    The most that this run may spend.
.PARAMETER Once
    Handles what is there, and ends.
.PARAMETER SecretName
    The key's name in a vault of Microsoft.PowerShell.SecretManagement. Without it, RUNWAYML_API_SECRET holds the key.
.PARAMETER Rehearse
    Uses the emulator: no key, no network, no cost.
.EXAMPLE
    ./Watch-PictureFolder.ps1 -Path ./inbox -DestinationPath ./videos -PromptText 'the camera moves closer' -Rehearse

    Rehearses; copy pictures into ./inbox and see what comes of them.
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

    [string] $PromptText = 'the camera moves closer',

    [ValidateRange(0, 1000000)]
    [decimal] $CreditLimit = 1000,

    [switch] $Once,

    [string] $SecretName,

    [switch] $Rehearse
)

Set-StrictMode -Version 3.0
$ProgressPreference = 'SilentlyContinue'
$ErrorActionPreference = 'Continue'

function Test-Complete([System.IO.FileInfo] $File) {
    # Whoever still writes holds the file open; where systems have no such locks, a file at rest has not just changed.
    try { $File.Open('Open', 'Read', 'None').Dispose() } catch { return $false }
    $File.Length -gt 0 -and ([datetime]::UtcNow - $File.LastWriteTimeUtc).TotalSeconds -gt 2
}

function Move-Picture([System.IO.FileInfo] $Picture, [string] $To) {
    $folder = New-Item (Join-Path $Picture.DirectoryName $To) -ItemType Directory -Force
    $place = Join-Path $folder $Picture.Name
    if (Test-Path -LiteralPath $place) {
        $place = Join-Path $folder "$($Picture.BaseName)-$($Picture.LastWriteTimeUtc.Ticks)$($Picture.Extension)"
    }
    Move-Item -LiteralPath $Picture.FullName -Destination $place -Force
}

if ($Rehearse) {
    Connect-Runway -Emulator
}
elseif ($SecretName) {
    Connect-Runway -SecretName $SecretName -ErrorAction Stop
}

$folder = (Get-Item -LiteralPath $Path -ErrorAction Stop).FullName
$null = New-Item $DestinationPath -ItemType Directory -Force
$spent = @{}
$watcher = [System.IO.FileSystemWatcher]::new($folder)
try {
    do {
        # All tasks first: they run side by side while the first is waited for.
        $pictures = Get-ChildItem -LiteralPath $folder -File |
            Where-Object Extension -In '.png', '.jpg', '.jpeg', '.webp'
        $created = foreach ($picture in $pictures) {
            if (-not (Test-Complete $picture)) { continue }

            # A camera gives the same name to another picture some day; the time tells them apart.
            $name = "$($picture.Name)-$($picture.LastWriteTimeUtc.Ticks)"
            $batch = "watch-$name"
            $video = Join-Path $DestinationPath $name "$($picture.BaseName).mp4"
            if (Test-Path -LiteralPath $video) {
                Move-Picture $picture 'done'
                continue
            }

            $left = [math]::Max(0, $CreditLimit - ($spent.Values | Measure-Object -Sum).Sum)
            $task = New-RunwayVideo $PromptText -Image $picture -Batch $batch -SkipExisting -CreditLimit $left -ErrorVariable refused

            # From the journal, which has the most that it can cost where the outcome is unknown. Counts a task of an earlier
            # run too: rather too little is spent than too much.
            $spent[$batch] = (Get-RunwayTaskHistory -Batch $batch | ForEach-Object { $_.Credits ?? $_.EstimatedCredits } | Measure-Object -Sum).Sum
            if ($task) {
                [pscustomobject]@{ Picture = $picture; Task = $task; Video = $video }
            }
            elseif ($refused[0].CategoryInfo.Category -eq 'InvalidArgument') {
                Move-Picture $picture 'failed'
            }
        }

        foreach ($one in $created) {
            $file = $one.Task | Save-RunwayTaskOutput -OutFile $one.Video -ErrorVariable failed
            if ($file) {
                Move-Picture $one.Picture 'done'
                $file
            }
            elseif ($failed[0].CategoryInfo.Category -eq 'InvalidResult') {
                Move-Picture $one.Picture 'failed'
            }
        }

        # A network share may never report a change; after ten seconds it is looked at anyway.
        if (-not $Once) {
            $null = $watcher.WaitForChanged('All', 10000)
        }
    } until ($Once)
}
finally {
    $watcher.Dispose()
}
