<#
.SYNOPSIS
    Creates a video from every picture in a folder, and from every new one.
.DESCRIPTION
    After its video is saved, a picture is moved to the subfolder "done". A picture that the service or the module refuses is
    moved to "failed". After any other error, such as a network failure, the picture stays, and the next round tries again
    without paying again.

    The script runs until Ctrl+C. With -Once it processes the existing pictures and ends, for use in a scheduler. Only files
    with the extension of a picture are used.
.PARAMETER Path
    The folder to watch.
.PARAMETER DestinationPath
    The folder for the videos. Each video has the name of its picture, in a subfolder named after the picture and its time.
.PARAMETER PromptText
    The prompt of the videos.
.PARAMETER CreditLimit
    The maximum number of credits for this run.
.PARAMETER Once
    Processes the existing pictures and ends.
.PARAMETER SecretName
    The name of the key in a vault of Microsoft.PowerShell.SecretManagement. Default: the environment variable
    RUNWAYML_API_SECRET.
.PARAMETER Rehearse
    Uses the emulator: no key, no network, no cost.
.EXAMPLE
    ./Watch-PictureFolder.ps1 -Path ./inbox -DestinationPath ./videos -PromptText 'the camera moves closer' -Rehearse

    Rehearses: copy pictures into ./inbox to create videos.
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
    # A process that still writes has the file open. Some systems do not lock it: there, a file that changed just now is not complete.
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
        # Create all tasks first: they run in parallel while the script waits for the first.
        $pictures = Get-ChildItem -LiteralPath $folder -File |
            Where-Object Extension -In '.png', '.jpg', '.jpeg', '.webp'
        $created = foreach ($picture in $pictures) {
            if (-not (Test-Complete $picture)) { continue }

            # A camera uses a name again after some time: the time of the file makes the name unique.
            $name = "$($picture.Name)-$($picture.LastWriteTimeUtc.Ticks)"
            $batch = "watch-$name"
            $video = Join-Path $DestinationPath $name "$($picture.BaseName).mp4"
            if (Test-Path -LiteralPath $video) {
                Move-Picture $picture 'done'
                continue
            }

            $left = [math]::Max(0, $CreditLimit - ($spent.Values | Measure-Object -Sum).Sum)
            $task = New-RunwayVideo $PromptText -Image $picture -Batch $batch -SkipExisting -CreditLimit $left -ErrorVariable refused

            # From the journal, which has the maximum cost if the outcome is unknown. A task of an earlier run counts too, so the
            # script may spend less than the limit, but never more.
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

        # Some network shares report no changes, so the folder is also read every ten seconds.
        if (-not $Once) {
            $null = $watcher.WaitForChanged('All', 10000)
        }
    } until ($Once)
}
finally {
    $watcher.Dispose()
}
