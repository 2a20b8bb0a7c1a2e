<#
.SYNOPSIS
    Measures the parts of a pipeline for Measure-Pipeline.ps1: import, creates, waiting, downloads.
#>

# New processes in turn, so that a change of the machine's speed affects all.
$firsts = 'Get-RunwayModel', 'Measure-RunwayCost -Model gen4_image -Operation text_to_image', 'Connect-Runway -Emulator'
$firstTimes = @{}
$modules = [ordered]@{ Runway = $env:RUNWAY_BENCH_MODULE; ThreadJob = 'Microsoft.PowerShell.ThreadJob'; Pester = 'Pester' }
$imports = @{}
foreach ($round in 1..($Quick ? 3 : 9)) {
    foreach ($name in $modules.Keys.Where({ Get-Module $modules[$_] -ListAvailable })) {
        Write-Progress 'Benchmark' "import of $name, $round"
        $imports[$name] += @(Invoke-Script '' Import '-Module', $modules[$name])
    }

    foreach ($first in $firsts) {
        $firstTimes[$first] += @((Invoke-Script '' Import '-Module', $modules.Runway, '-First', $first).first)
    }
}

$medians = @{}
foreach ($name in $modules.Keys.Where({ $imports[$_] })) {
    $medians[$name] = Get-Median $imports[$name].import
}

foreach ($name in $modules.Keys.Where({ $imports[$_] })) {
    $against = $name -eq 'Runway' -and $medians.ThreadJob ? "$(Format-Number ($medians.Runway / $medians.ThreadJob) 2) of ThreadJob" : ''
    Add-Row 'import, median' $name @{} "$(Format-Number $medians[$name] 0) ms" $against
}
foreach ($first in $firsts) {
    Add-Row "first command after it: $(($first -split ' ')[0])" Runway @{} "$(Format-Number (Get-Median $firstTimes[$first]) 0) ms"
}

# With a server that does almost nothing, so that the client is measured. A create with a response at once
# shows the cost of the checks and the journal; 20 ms are still much faster than any real service.
foreach ($delay in 20, 2, 0) {
    $server = Open-Server $baseline, 'serve', 'http://127.0.0.1:0', $delay
    try {
        $rounds = foreach ($round in 1..3) {
            Write-Progress 'Benchmark' "submission, answered after $delay ms, $round"
            @{
                ours   = Invoke-Script $server.Url Create '-Count', 5000, '-ThrottleLimit', 16
                theirs = Invoke-Workload $server.Url dotnet, $baseline, 'create', $server.Url, 5000, 16
            }
        }
        Add-Pair "creates, 16 at once, $delay ms each" 'bare HttpClient' (Get-Median $rounds.ours.rate) (Get-Median $rounds.theirs.rate) '/s'
    }
    finally {
        Close-Server $server
    }
}

$server = Open-Server $baseline, 'serve', 'http://127.0.0.1:0'
try {
    $url = $server.Url

    # The first create of a session, compared with the first request of Invoke-RestMethod.
    $request = "Invoke-RestMethod $url/v1/text_to_image -Method Post -ContentType application/json -Body '{}'"
    $rounds = foreach ($round in 1..($Quick ? 3 : 9)) {
        Write-Progress 'Benchmark' "first create, $round"
        @{
            ours   = (Invoke-Script $url Import '-Module', $modules.Runway, '-First', 'New-RunwayImage lighthouse').first
            theirs = (Invoke-Script $url Import '-Module', 'Microsoft.PowerShell.Utility', '-First', $request).first
        }
    }
    Add-Pair 'first create over the network' Invoke-RestMethod (Get-Median $rounds.ours) (Get-Median $rounds.theirs) 'ms'

    if (Test-Tool curl) {
        $bytes = 1GB
        # The files are kept until the end: memory from a deleted file is three times as fast
        # to write to, which would help the next workload.
        $rounds = foreach ($round in 1..3) {
            Write-Progress 'Benchmark' "download, $round"
            $folder = (New-Item (Join-Path $Work "large-$round") -ItemType Directory).FullName
            $ours = Invoke-Script $url Download '-Bytes', $bytes, '-Folder', $folder
            $file = Join-Path $Work "curl-$round.mp4"
            Clear-WriteCache
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            curl --silent --output $file "$url/files/$bytes"
            @{ rate = $ours.rate; grown = $ours.grown; curl = $bytes / 1MB / $clock.Elapsed.TotalSeconds }
        }
        $rate = Get-Median $rounds.rate
        $curl = Get-Median $rounds.curl
        Add-Row 'download of 1 GB' Runway @{} "$(Format-Number $rate 0) MB/s, $(Format-Number (Get-Median $rounds.grown) 0) MB above idle" "$(Format-Number ($rate / $curl) 2) of curl"
        Add-Row 'download of 1 GB' curl @{} "$(Format-Number $curl 0) MB/s"
    }
}
finally {
    Close-Server $server
}

function Measure-Wait([string] $What, [int] $Count, [string] $Prompt, [int] $First = $Count, [string] $Concurrency = 'unlimited') {
    Write-Progress 'Benchmark' $What
    $server = Open-Emulator $Concurrency
    $appeared = Join-Path $Work 'appeared.txt'
    try {
        $figures = Invoke-Script $server.Url Wait '-Count', $Count, '-Prompt', $Prompt, '-Appeared', $appeared, '-First', $First
        $stats = Invoke-RestMethod "$($server.Url)/emulator/stats"
        $ends = @{}
        foreach ($task in (Invoke-RestMethod "$($server.Url)/emulator/accepted").accepted.Where({ $_.endsAt })) {
            $ends[$task.id] = ([DateTimeOffset] $task.endsAt).ToUnixTimeMilliseconds()
        }
        $late = Get-Content $appeared | ForEach-Object {
            $id, $at = $_ -split ' '
            ([long] $at - $ends[$id]) / 1000
        }
        $mean = ($late | Measure-Object -Average).Average
        $figures | Add-Member reads $stats.readsUnderFiveSeconds
        $figures | Add-Member noticed $mean
        Add-Row $What Runway $figures "$(Format-Number ($figures.share * 100) 1) % of one core"
    }
    finally {
        Close-Server $server
    }
}

Measure-Wait -What 'wait, 1,000 tasks of 8 s' -Count 1000 -Prompt 'prompt number {0}'
Measure-Wait -What 'wait, 1,000 tasks of 3 to 39 s' -Count 1000 -Prompt 'prompt number {0} [seconds:{1}]'
if (-not $Quick) {
    Measure-Wait -What 'wait, 10,000 tasks of 60 s' -Count 10000 -Prompt 'prompt number {0} [seconds:60]'
    Measure-Wait -What 'wait, 10,000 tasks of 8 s behind 20 slots, until 200 are done' -Count 10000 -Prompt 'prompt number {0}' -First 200 -Concurrency 20
}
