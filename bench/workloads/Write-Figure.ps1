<#
.SYNOPSIS
    Writes one line of JSON with the processor seconds and the peak memory of this process, and other given values.
#>
param([hashtable] $With = @{})

$process = [System.Diagnostics.Process]::GetCurrentProcess()
$With.cpu = $process.TotalProcessorTime.TotalSeconds
$With.peak = $process.PeakWorkingSet64 / 1MB
$With | ConvertTo-Json -Compress
