<#
    Invoke-RunwayRestMethod; RestTests.cs tests its rules.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
}

AfterAll { Disconnect-Runway }

Describe 'Invoke-RunwayRestMethod' {
    BeforeEach {
        $here = Open-Emulator
        $c = $here.Connection
        $body = [ordered]@{ model = 'gen4_image'; promptText = 'a red door'; ratio = '1280:720'; seed = 7 }
    }

    It 'writes the response as objects' {
        $answer = Invoke-RunwayRestMethod /v1/organization -Connection $c
        $answer.creditBalance | Should -Be 100000
        $answer.creditBalance | Should -BeOfType long
        $answer.tier.models.'gen4.5'.PSObject.Properties.Name | Should -Contain 'maxConcurrentGenerations'
    }

    It 'does not convert dates' {
        $task = New-RunwayImage 'a' -Connection $c
        (Invoke-RunwayRestMethod "/v1/tasks/$($task.Id)" -Connection $c).createdAt | Should -MatchExactly '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$'
    }

    It 'sends <What> as the body' -ForEach @(
        @{ What = 'a hashtable'; Make = { $body } }
        @{ What = 'an object'; Make = { [pscustomobject] $body } }
        @{ What = 'JSON'; Make = { $body | ConvertTo-Json } }
    ) {
        $task = & $Make | Invoke-RunwayRestMethod /v1/text_to_image -Method Post -Connection $c
        $task.id | Should -Be $here.Emulator.Accepted[0].Id
        $task.estimatedCost.credits | Should -Be 5
        (Get-RunwayTask $task -Connection $c).Status | Should -Not -BeNullOrEmpty
    }

    It 'creates a task that Save-RunwayTaskOutput accepts and that is in the journal' {
        $file = Invoke-RunwayRestMethod /v1/text_to_image POST -Body $body -Connection $c | Save-RunwayTaskOutput -DestinationPath $TestDrive/raw -Connection $c
        (Read-Png $file).Width | Should -Be 1280
        $known = Get-RunwayTaskHistory | Where-Object Id -EQ $file.TaskId
        $known.PromptText, $known.Model, $known.Operation | Should -Be 'a red door', 'gen4_image', 'text_to_image'
    }

    It 'sends no change with -WhatIf, but reads' {
        Invoke-RunwayRestMethod /v1/text_to_image POST -Body $body -Connection $c -WhatIf | Should -BeNullOrEmpty
        (Invoke-RunwayRestMethod /v1/organization -Connection $c -WhatIf).creditBalance | Should -Be 100000
        $here.Emulator.Requests.Method | Should -Be 'GET'
    }

    It 'reports the errors of the service like the other commands' {
        $run = Invoke-Recorded { Invoke-RunwayRestMethod /v1/text_to_image POST -Body @{ model = 'gen4_image' } -Connection $c }
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayBadRequest,Runway.PowerShell.InvokeRunwayRestMethodCommand'
        $run.Errors[0].TargetObject | Should -Be '/v1/text_to_image'
        $run.Errors[0].ErrorDetails.Message | Should -BeLike '*promptText*request id*'
    }

    It 'advises about the call when the service answers <Status> to <Method> <Path>' -ForEach @(
        @{ Status = 404; Method = 'GET'; Path = '/v1/nothing'; Advice = 'Check the path and -Method*' }
        @{ Status = 404; Method = 'POST'; Path = '/v1/nothing'; Advice = 'Check the path and -Method*' }
        @{ Status = 404; Method = 'GET'; Path = '/v1/tasks/nobody'; Advice = '*an id in the path may*' }
        @{ Status = 405; Method = 'GET'; Path = '/v1/text_to_image'; Advice = '*does not take GET*' }
        @{ Status = 400; Method = 'POST'; Path = '/v1/text_to_image'; Advice = '*-Body*' }
        @{ Status = 403; Method = 'GET'; Path = '/v1/organization'; Advice = '*what the path is about*'; Faulty = $true }
        @{ Status = 429; Method = 'GET'; Path = '/v1/organization'; Advice = 'Wait and try again*'; Faulty = $true }
        @{ Status = 415; Method = 'GET'; Path = '/v1/organization'; Advice = '*as the answer says*'; Faulty = $true }
    ) {
        if ($Faulty) {
            $script = Join-Path $TestDrive "$Status.json"
            Set-Content $script (@{ rules = @(@{ on = 'organization'; do = 'answer'; status = $Status; body = '{"error":"No."}' }) } | ConvertTo-Json -Depth 4)
            $c = Connect-Runway -Emulator -ClockRate 1000 -FaultScript $script -PassThru
        }
        $body = $Method -eq 'POST' ? @{ Body = @{} } : @{}
        $run = Invoke-Recorded { Invoke-RunwayRestMethod $Path $Method @body -Connection $c }
        $run.Errors[0].Exception.StatusCode | Should -Be $Status
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike $Advice
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -Not -Match '^Check the id|-ThrottleLimit|this model'
    }

    It 'sends nothing when <What>' -ForEach @(
        @{ What = 'a GET has a body'; Command = { Invoke-RunwayRestMethod /v1/organization -Body @{} -Connection $c }; Id = 'RunwayParameterNotApplicable' }
        @{ What = 'a list is asked for with a body'; Command = { Invoke-RunwayRestMethod /v1/routers -All -Body @{} -Connection $c }; Id = 'RunwayParameterNotApplicable' }
        @{ What = 'a list is asked for with POST'; Command = { Invoke-RunwayRestMethod /v1/uploads POST -All -Connection $c }; Id = 'RunwayParameterNotApplicable' }
        @{ What = 'the body contains itself'; Command = { $loop = @{}; $loop.loop = $loop; Invoke-RunwayRestMethod /v1/uploads POST -Body $loop -Connection $c }; Id = 'RunwayInvalidBody' }
        @{ What = 'the host is another'; Command = { Invoke-RunwayRestMethod //example.org/v1/x -Connection $c }; Id = 'RunwayForeignHost' }
        @{ What = 'the file is there'; Command = { $null = New-Item $TestDrive/there.json -Force; Invoke-RunwayRestMethod /v1/organization -OutFile $TestDrive/there.json -Connection $c }; Id = 'RunwayFileExists' }
        @{ What = 'there is no folder'; Command = { Invoke-RunwayRestMethod /v1/organization -OutFile $TestDrive/none/there.json -Connection $c }; Id = 'RunwayFileNotWritable' }
        @{ What = 'the file is no file'; Command = { Invoke-RunwayRestMethod /v1/organization -OutFile Env:x -Connection $c }; Id = 'RunwayFileNotWritable' }
    ) {
        $run = Invoke-Recorded $Command
        $run.Errors.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*.'
        $here.Emulator.Requests | Should -BeNullOrEmpty
    }

    It 'writes the response to a file of any name' {
        $path = Join-Path $TestDrive 'an [answer].json'
        $file = Invoke-RunwayRestMethod /v1/organization -OutFile $path -Connection $c
        $file | Should -BeOfType System.IO.FileInfo
        (Get-Content -LiteralPath $path -Raw | ConvertFrom-Json).creditBalance | Should -Be 100000
        Get-ChildItem $TestDrive -Filter *.part | Should -BeNullOrEmpty
        (Invoke-RunwayRestMethod /v1/organization -OutFile $path -Force -Connection $c).FullName | Should -Be $file.FullName
    }

    It 'writes numbers, dates and lists of a query the same in every culture' {
        $write = (Get-Command Invoke-RunwayRestMethod).ImplementingType.Assembly.GetType('Runway.PowerShell.Json.QueryText').GetMethod('From')
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $query = @{ a = 0.5; b = [datetime]::SpecifyKind('2026-01-02T03:04:05', 'Utc'); c = 1, 2; d = $true; e = $null }
            $written = $write.Invoke($null, @(, $query))
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
        $written['a'], $written['b'], $written['c'], $written['d'], $written['e'] | Should -Be '0.5', '2026-01-02T03:04:05Z', '1,2', 'true', $null
    }
}
