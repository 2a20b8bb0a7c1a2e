<#
.SYNOPSIS
    Creates one task with Invoke-RestMethod, reads it every five seconds and saves its output.
#>
function Save-Prompt([int] $Number, [string] $Folder) {
    $api = @{ Headers = @{ Authorization = "Bearer $env:RUNWAYML_API_SECRET"; 'X-Runway-Version' = '2024-11-06' } }
    $body = @{ model = 'gen4_image'; promptText = "prompt number $Number"; ratio = '1280:720' } | ConvertTo-Json
    $task = Invoke-RestMethod @api "$env:RUNWAYML_BASE_URL/v1/text_to_image" -Method Post -Body $body -ContentType application/json
    do {
        Start-Sleep -Seconds 5
        $state = Invoke-RestMethod @api "$env:RUNWAYML_BASE_URL/v1/tasks/$($task.id)"
    } until ($state.status -eq 'SUCCEEDED')

    Invoke-WebRequest $state.output[0] -OutFile (Join-Path $Folder "$($task.id).png")
}
