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
    The folder for the videos. Each has the name of its picture.
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
    Move-Item -LiteralPath $Picture.FullName -Destination $folder -Force
}

if ($Rehearse) {
    Connect-Runway -Emulator
}
elseif ($SecretName) {
    Connect-Runway -SecretName $SecretName -ErrorAction Stop
}

$folder = (Get-Item -LiteralPath $Path -ErrorAction Stop).FullName
$null = New-Item $DestinationPath -ItemType Directory -Force
$left = $CreditLimit
$watcher = [System.IO.FileSystemWatcher]::new($folder)
try {
    do {
        # All tasks first: they run side by side while the first is waited for.
        $pictures = Get-ChildItem -LiteralPath $folder -File |
            Where-Object Extension -In '.png', '.jpg', '.jpeg', '.webp'
        $created = foreach ($picture in $pictures) {
            if (-not (Test-Complete $picture)) { continue }

            # A camera gives the same name to another picture some day; the time tells them apart.
            $batch = "watch-$($picture.Name)-$($picture.LastWriteTimeUtc.Ticks)"
            $task = New-RunwayVideo $PromptText -Image $picture -Batch $batch -SkipExisting -CreditLimit $left -ErrorVariable refused
            if ($task) {
                # Counts a task of an earlier run too: rather too little is spent than too much.
                $left = [math]::Max(0, $left - ($task.EstimatedCredits ?? 0))
                [pscustomobject]@{ Picture = $picture; Task = $task }
            }
            elseif ($refused[0].CategoryInfo.Category -eq 'InvalidArgument') {
                Move-Picture $picture 'failed'
            }
        }

        foreach ($one in $created) {
            $video = Join-Path $DestinationPath "$($one.Picture.BaseName).mp4"
            $file = $one.Task | Save-RunwayTaskOutput -OutFile $video -Force -ErrorVariable failed
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
