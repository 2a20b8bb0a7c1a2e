<#
.SYNOPSIS
    Starts servers and workloads for Measure-Pipeline.ps1, each in a separate process.
#>
$script:Rows = [System.Collections.Generic.List[object]]::new()

function Get-BenchShell {
    # The PowerShell of the tool manifest, compiled ahead of time like the released one; the first call compiles it.
    $path = dotnet build (Join-Path $PSScriptRoot Runway.Shell) --configuration Release -target:Build -getProperty:ShellProgram
    if ($LASTEXITCODE) {
        throw "bench/Runway.Shell was not built: $path"
    }
    $path
}

function Open-Server([string[]] $Command) {
    # The server prints its address with its free port on a line of its own.
    $log = Join-Path $Work "server-$([guid]::NewGuid()).log"
    $process = Start-Process dotnet -ArgumentList $Command -RedirectStandardOutput $log -PassThru
    while ($true) {
        $said = (Test-Path $log) ? (Get-Content $log -Raw) : ''
        if ($said -match 'listens? ?(?:ing)? on (http://[^;\s]+)[;\s]') {
            return @{ Process = $process; Url = $Matches[1] }
        }

        if ($process.HasExited) {
            throw "The server ended before it listened: dotnet $Command"
        }

        Start-Sleep -Milliseconds 50
    }
}

function Close-Server($Server) {
    $Server.Process.Kill()
    $Server.Process.WaitForExit()
}

function Open-Emulator([string] $Concurrency = 'unlimited') {
    Open-Server $Emulator, '--urls', 'http://127.0.0.1:0', '--task-seconds', 8, '--output-kb', 64,
    '--concurrency', $Concurrency, '--daily', 'unlimited', '--credits', 1000000000
}

function Invoke-Workload([string] $Url, [string[]] $Command) {
    # Runs one workload and returns the figures of its last line, with the total time of the process.
    $env:RUNWAYML_BASE_URL = $Url
    $env:RUNWAY_JOURNAL = Join-Path $Work "journal-$([guid]::NewGuid())"
    $program, $arguments = $Command
    Clear-WriteCache
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $said = & $program @arguments
    $wall = $clock.Elapsed.TotalSeconds
    if ($LASTEXITCODE) {
        throw "$Command ended with $LASTEXITCODE."
    }

    $figures = @($said)[-1] | ConvertFrom-Json
    $figures | Add-Member wall $wall -PassThru
}

function Clear-WriteCache {
    # Flushes the files of earlier workloads, so that this does not happen while the next one is measured.
    if (Get-Command sync -CommandType Application -ErrorAction Ignore) {
        sync
    }
}

function Invoke-Script([string] $Url, [string] $Name, [string[]] $Arguments) {
    Invoke-Workload $Url (@('dotnet', $Shell, '-NoProfile', '-File', "$PSScriptRoot/workloads/$Name.ps1") + $Arguments)
}

function Measure-Batch([string] $Client, [int] $Count, [scriptblock] $Command) {
    # A whole pipeline from prompts to files with a new emulator.
    Write-Progress 'Benchmark' "$Client, $Count prompts"
    $folder = (New-Item (Join-Path $Work "out-$([guid]::NewGuid())") -ItemType Directory).FullName
    $server = Open-Emulator
    try {
        $figures = & $Command $server.Url $Count $folder
        $stats = Invoke-RestMethod "$($server.Url)/emulator/stats"
        $saved = @(Get-ChildItem $folder -File).Count
        if ($saved -ne $Count) {
            throw "${Client}: $saved files of $Count."
        }

        $figures | Add-Member reads $stats.readsUnderFiveSeconds
        $figures | Add-Member noticed $stats.meanSecondsToNotice -PassThru
    }
    finally {
        # The files are kept until the end: a file system that has just deleted thousands of files creates new ones slowly.
        Close-Server $server
    }
}

function Get-Median([ValidateNotNullOrEmpty()] [double[]] $Values) {
    ($Values | Sort-Object)[[int][Math]::Floor($Values.Count / 2)]
}

function Add-Row([string] $What, [string] $Client, $Figures, [string] $Figure = '', [string] $Against = '') {
    $script:Rows.Add([ordered]@{
            'what'              = $What
            'client'            = $Client
            'wall s'            = Format-Number $Figures.wall 1
            'CPU s'             = Format-Number $Figures.cpu 1
            'peak MB'           = Format-Number $Figures.peak 0
            'reads under 5 s'   = Format-Number $Figures.reads 0
            'end noticed after' = $null -eq $Figures.noticed ? '' : "$(Format-Number $Figures.noticed 2) s"
            'measure'           = $Figure
            'against'           = $Against
        })
}

function Add-Pair([string] $What, [string] $Baseline, [double] $Ours, [double] $Theirs, [string] $Unit) {
    Add-Row -What $What -Client Runway -Figures @{} -Figure "$(Format-Number $Ours 0) $Unit" -Against "$(Format-Number ($Ours / $Theirs) 2) of $Baseline"
    Add-Row -What $What -Client $Baseline -Figures @{} -Figure "$(Format-Number $Theirs 0) $Unit"
}

function Format-Number($Value, [int] $Digits) {
    $null -eq $Value ? '' : ([double] $Value).ToString("F$Digits", [cultureinfo]::InvariantCulture)
}

function Format-Ratio($Ours, $Theirs, [string] $Name) {
    # Below 1 is better: less time, processor time or memory.
    $parts = foreach ($figure in 'wall', 'cpu', 'peak') {
        "$(Format-Number ($Ours.$figure / $Theirs.$figure) 2) $figure"
    }
    "$($parts -join ', ') of $Name"
}

function Format-Markdown {
    # Columns that also align in a terminal.
    $names = @($Rows[0].Keys)
    $lines = @(, $names) + @(, ($names -replace '.', '-')) + @($Rows | ForEach-Object { , @($_.Values) })
    $width = 0..($names.Count - 1) | ForEach-Object { $column = $_; ($lines | ForEach-Object { $_[$column].Length } | Measure-Object -Maximum).Maximum }
    foreach ($line in $lines) {
        $filler = $line[0] -match '^-+$' ? '-' : ' '
        "| $((0..($names.Count - 1) | ForEach-Object { $line[$_].PadRight($width[$_], $filler) }) -join ' | ') |"
    }
}
