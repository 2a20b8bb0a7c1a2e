<#
.SYNOPSIS
    Runs whole pipelines in new processes, the module and the baselines, and prints one table.
.DESCRIPTION
    Every workload is a separate process with a separate server on loopback, one after the other. Each process reports its
    processor seconds and peak memory at its end, including pwsh or node. The server measures how often a task was read within
    five seconds, and how late its end was noticed.

    The processes run in the PowerShell of the tool manifest, compiled ahead of time like its releases, in whatever PowerShell
    this script runs.

    npm installs the official Node SDK in the version of bench/node/package-lock.json. If node, curl, ThreadJob or Pester is
    missing, its rows are omitted with a warning.
.PARAMETER Quick
    Omits the longest workloads: 10,000 prompts, the loop, and the long wait. Four minutes instead of eleven.
.PARAMETER Update
    Writes the table to docs/performance.md.
.EXAMPLE
    ./bench/Measure-Pipeline.ps1 -Quick
#>
#Requires -Version 7.4
[CmdletBinding()]
param([switch] $Quick, [switch] $Update)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$Work = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "runway-bench-$PID") -ItemType Directory).FullName
$Emulator = "$root/src/Runway.Emulator.Host/bin/Release/net10.0/Runway.Emulator.Host.dll"
$baseline = "$PSScriptRoot/Runway.Baseline/bin/Release/net10.0/Runway.Baseline.dll"
. "$PSScriptRoot/Support.ps1"
$Shell = Get-BenchShell

$env:RUNWAY_BENCH_MODULE = "$root/out/Runway/Runway.psd1"
$env:RUNWAYML_API_SECRET = 'key_' + 'decafbad' * 16
$env:DOTNET_NOLOGO = $env:POWERSHELL_TELEMETRY_OPTOUT = 1

function Test-Tool([string] $Name) {
    $found = [bool](Get-Command $Name -CommandType Application -ErrorAction Ignore)
    if (-not $found) {
        Write-Warning "$Name is not installed; its rows are left out."
    }
    $found
}

$runway = { param($url, $count, $folder) Invoke-Script $url Runway '-Count', $count, '-Folder', $folder }
$shown = { param($url, $count, $folder) Invoke-Script $url Runway '-Count', $count, '-Folder', $folder, '-ShowProgress' }
$bare = { param($url, $count, $folder) Invoke-Workload $url dotnet, $baseline, 'batch', $url, $count, $folder }
$node = { param($url, $count, $folder) Invoke-Workload $url node, "$PSScriptRoot/node/batch.mjs", $count, $folder }
$parallel = { param($url, $count, $folder) Invoke-Script $url RestParallel '-Count', $count, '-Folder', $folder }
$loop = { param($url, $count, $folder) Invoke-Script $url RestLoop '-Count', $count, '-Folder', $folder }

try {
    $hasNode = Test-Tool node
    if ($hasNode) {
        npm ci --prefix "$PSScriptRoot/node" --no-audit --no-fund --silent
    }

    foreach ($count in 200, 1000) {
        $what = "$($count.ToString('N0', [cultureinfo]::InvariantCulture)) prompts to files"
        $ours = Measure-Batch Runway $count $runway
        $plain = Measure-Batch 'bare HttpClient' $count $bare
        $sdk = $hasNode ? (Measure-Batch 'Node SDK' $count $node) : $null
        Add-Row $what Runway $ours '' ($sdk ? (Format-Ratio $ours $sdk 'the Node SDK') : '')
        Add-Row $what 'bare HttpClient' $plain '' ($sdk ? (Format-Ratio $plain $sdk 'the Node SDK') : '')
        if ($sdk) {
            Add-Row $what 'Node SDK 4.20.1' $sdk
        }

        if ($count -eq 200) {
            Add-Row $what 'Invoke-RestMethod, -Parallel' (Measure-Batch 'Invoke-RestMethod -Parallel' $count $parallel)
        }
    }

    # In pairs, because the processor time of two runs of the same command differs by more than the cost of progress.
    $pairs = foreach ($pair in 1..($Quick ? 1 : 4)) {
        @{ plain = Measure-Batch Runway 1000 $runway; bar = Measure-Batch 'Runway with progress' 1000 $shown }
    }
    $plain, $bar = foreach ($way in 'plain', 'bar') {
        [pscustomobject]@{
            wall    = Get-Median $pairs.$way.wall
            cpu     = Get-Median $pairs.$way.cpu
            peak    = Get-Median $pairs.$way.peak
            reads   = ($pairs.$way.reads | Measure-Object -Sum).Sum
            noticed = Get-Median $pairs.$way.noticed
        }
    }
    Add-Row '1,000 prompts, progress on' Runway $bar '' (Format-Ratio $bar $plain 'the same without')
    if (-not $Quick) {
        $three = Measure-Batch Runway 3 $runway
        $one = Measure-Batch Invoke-RestMethod 3 $loop
        Add-Row '3 prompts to files' Runway $three '' (Format-Ratio $three $one 'the loop')
        Add-Row '3 prompts to files' 'Invoke-RestMethod, loop' $one
        $many = Measure-Batch Runway 10000 $runway
        $growth = ($many.peak - $ours.peak) * 1024 / 9000
        Add-Row '10,000 prompts to files' Runway $many "$(Format-Number $growth 1) KB more for each task" (Format-Ratio $many $ours '1,000 prompts')
        $server = Open-Emulator
        try {
            $rate = (Invoke-Script $server.Url Create '-Count', 10000, '-ThrottleLimit', 16).rate
        }
        finally {
            Close-Server $server
        }
        Add-Row '10,000 prompts, only submitted' Runway @{} "$(Format-Number (10000 / $rate) 1) s"
    }

    . "$PSScriptRoot/Measure-Part.ps1"
}
finally {
    Remove-Item $Work -Recurse -Force
}

$table = @(
    "$([datetime]::Today.ToString('yyyy-MM-dd')), $([Environment]::ProcessorCount) cores, $([System.Runtime.InteropServices.RuntimeInformation]::OSDescription), PowerShell $(dotnet $Shell -NoProfile -Command '"$($PSVersionTable.PSVersion)"')"
    ''
    Format-Markdown
)
$table
if ($Update) {
    $page = "$root/docs/performance.md"
    $text = Get-Content $page -Raw
    $marked = '(?s)(?<=<!-- table -->\n).*(?=\n<!-- /table -->)'
    [System.IO.File]::WriteAllText($page, [regex]::Replace($text, $marked, ($table -join "`n").Replace('$', '$$')))
}
