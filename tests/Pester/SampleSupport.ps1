<#
    Functions for the tests of samples/.
#>
$samples = Join-Path $PSScriptRoot '../../samples' -Resolve
$shots = Join-Path $samples shots.csv

function Connect-Rehearsal([hashtable] $With = @{}) {
    Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 @With
}

function Open-Folder {
    (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
}
