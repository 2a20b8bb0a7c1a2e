<#
.SYNOPSIS
    Writes, as one line of JSON, what this process has used: processor seconds, the most memory, and what else is given.
#>
param([hashtable] $With = @{})

$process = [System.Diagnostics.Process]::GetCurrentProcess()
$With.cpu = $process.TotalProcessorTime.TotalSeconds
$With.peak = $process.PeakWorkingSet64 / 1MB
$With | ConvertTo-Json -Compress
