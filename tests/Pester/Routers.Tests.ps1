<#
    Model routers: as code in CSV and JSON files, by slug and id, page by page, and what they decided.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    function Send-Routed([string] $Slug, [string] $Prompt) {
        $null = Invoke-RunwayRestMethod /v1/generate/image POST -Body @{ configId = $Slug; input = @{ promptText = $Prompt } }
    }
}

AfterAll { Disconnect-Runway }

Describe 'Routers as code' {
    BeforeEach { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'are made of the rows of a CSV file, in which blank cells mean nothing' {
        $made = 'slug,name,optimizefor,allowmodel,denymodel,maxvideocredit,maximagecredit,fallbackoncapacity,description', 'best,Best,quality,"gen4.5, veo3.1",,100,,yes,', 'safe,,,,veo3.1;wan3,,8,,a note' |
            ConvertFrom-Csv | New-RunwayRouter
        $made[0].Slug, $made[0].Name, $made[0].OptimizeFor, $made[0].MaxVideoCredit, $made[0].FallbackOnCapacity | Should -Be 'best', 'Best', 'quality', 100, $true
        $made[0].AllowModel | Should -Be 'gen4.5', 'veo3.1'
        $made[1].Name, $made[1].OptimizeFor, $made[1].MaxImageCredit, $made[1].Description | Should -Be 'safe', 'cost', 8, 'a note'
        $made[1].DenyModel | Should -Be 'veo3.1', 'wan3'
        $made[1].MaxVideoCredit | Should -BeNullOrEmpty
        $made[1].AllowModel | Should -BeNullOrEmpty
    }

    It 'come back from <What> as they were' -ForEach @(
        @{ What = 'Export-Csv'; Round = { $_ | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ What = 'ConvertTo-Json'; Round = { $_ | ConvertTo-Json | ConvertFrom-Json } }
        @{ What = 'Export-Clixml'; Round = { $_ | Export-Clixml "$TestDrive/r.xml"; Import-Clixml "$TestDrive/r.xml" } }
        @{ What = 'the pipeline'; Round = { $_ } }
    ) {
        $first = New-RunwayRouter one -Description d -AllowModel gen4.5, wan3 -MaxAudioCredit 3 -FallbackOnCapacity $false
        $stored = $first | ForEach-Object $Round
        ($stored | Set-RunwayRouter -PassThru).Version | Should -Be $first.Version -Because 'nothing has changed'
        Remove-RunwayRouter one -Confirm:$false
        $again = $stored | New-RunwayRouter
        foreach ($name in 'Slug', 'Name', 'Description', 'OptimizeFor', 'MaxAudioCredit', 'FallbackOnCapacity') { $again.$name | Should -Be $first.$name }
        $again.AllowModel | Should -Be $first.AllowModel
    }

    It 'change only where something is given' {
        $null = New-RunwayRouter one -Description d -MaxVideoCredit 60 -DenyModel wan3
        $changed = '[{ "slug": "one", "optimizeFor": "latency", "maxImageCredit": 5 }]' | ConvertFrom-Json | Set-RunwayRouter -PassThru
        $changed.OptimizeFor, $changed.MaxVideoCredit, $changed.MaxImageCredit, $changed.Description | Should -Be 'latency', 60, 5, 'd'
        $changed.DenyModel | Should -Be 'wan3'
        (Set-RunwayRouter one -DenyModel @() -PassThru).DenyModel | Should -BeNullOrEmpty
        Set-RunwayRouter one -Name x | Should -BeNullOrEmpty
    }

    It 'lose their description only on the command line: by <What>' -ForEach @(
        @{ What = 'null'; Command = { Set-RunwayRouter one -Description $null }; Left = $null }
        @{ What = 'an empty text'; Command = { Set-RunwayRouter one -Description '' }; Left = $null }
        @{ What = 'nothing in a row of JSON with null'; Command = { '{ "slug": "one", "name": "n", "description": null }' | ConvertFrom-Json | Set-RunwayRouter }; Left = 'd' }
        @{ What = 'nothing in a blank cell'; Command = { 'slug,name,description', 'one,n,' | ConvertFrom-Csv | Set-RunwayRouter }; Left = 'd' }
    ) {
        $null = New-RunwayRouter one -Description d
        & $Command
        (Get-RunwayRouter one).Description | Should -Be $Left
    }

    It 'are refused before anything is sent: <What>' -ForEach @(
        @{ What = 'a slug'; Command = { New-RunwayRouter 'My Router' }; Id = 'RunwayInvalidRouter'; Says = "*'My Router'*" }
        @{ What = 'a model that is misspelled'; Command = { New-RunwayRouter a -AllowModel gen4.5x }; Id = 'RunwayModelMisspelled'; Says = '*gen4.5*' }
        @{ What = 'an unknown model'; Command = { New-RunwayRouter a -DenyModel zzzzzz }; Id = 'RunwayModelNotFound'; Says = "*'zzzzzz'*" }
        @{ What = 'models both ways'; Command = { New-RunwayRouter a -AllowModel wan3 -DenyModel gen4.5 }; Id = 'RunwayInvalidRouter'; Says = '*both allowed and denied*' }
        @{ What = 'a ceiling of 0'; Command = { New-RunwayRouter a -MaxImageCredit 0 }; Id = 'RunwayInvalidRouter'; Says = '*is 0*' }
        @{ What = 'a ceiling with a point between thousands'; Command = { [pscustomobject]@{ Slug = 'a'; MaxVideoCredit = '1.000' } | New-RunwayRouter }; Id = 'RunwayInvalidNumber'; Says = "*'1.000' is not a whole number*" }
        @{ What = 'a negative ceiling in a row'; Command = { [pscustomobject]@{ Slug = 'a'; MaxVideoCredit = '-1' } | New-RunwayRouter }; Id = 'RunwayInvalidRouter'; Says = '*is -1*' }
        @{ What = 'a goal'; Command = { New-RunwayRouter a -OptimizeFor speed }; Id = 'RunwayValueNotAllowed'; Says = '*' }
        @{ What = 'a name that is too long'; Command = { Set-RunwayRouter a -Name ('x' * 256) }; Id = 'RunwayTextLength'; Says = '*256*' }
        @{ What = 'a change of nothing'; Command = { Set-RunwayRouter a }; Id = 'RunwayInvalidRouter'; Says = '*Nothing*' }
    ) {
        $run = Invoke-Recorded $Command
        $run.Errors.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $run.Errors.Exception.Message | Should -BeLike $Says
        (Get-RunwayDiagnostic).Requests | Should -BeNullOrEmpty
    }

    It 'may have slugs that look like ids without dashes' {
        $slug = 'abcdef' * 5 + 'ab'
        $null = New-RunwayRouter $slug
        (Set-RunwayRouter $slug -Name x -PassThru).Slug | Should -Be $slug
        Get-RunwayRouterRequest $slug | Should -BeNullOrEmpty
        Remove-RunwayRouter $slug -Confirm:$false
        (Get-RunwayRouter).Slug | Should -Not -Contain $slug
    }

    It 'that are not valid do not keep the other rows from being made' {
        $run = Invoke-Recorded { 'slug', 'Bad!', 'good' | ConvertFrom-Csv | New-RunwayRouter }
        $run.Output.Slug | Should -Be 'good'
        $run.Errors.Count | Should -Be 1
    }
}

Describe 'A router' {
    BeforeEach { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'is found by slug, by id and from the pipeline' {
        $router = New-RunwayRouter one
        $null = New-RunwayRouter two
        foreach ($found in (Get-RunwayRouter one), (Get-RunwayRouter -Id $router.Id), ('one' | Get-RunwayRouter), ($router | Get-RunwayRouter), ([pscustomobject]@{ Slug = 'one' } | Get-RunwayRouter)) { $found.Id | Should -Be $router.Id }
        (Get-RunwayRouter).Slug | Should -Be 'two', 'one'
        "$router" | Should -Be 'one'
    }

    It 'that does not exist is an error that names it, and the others follow' {
        $null = New-RunwayRouter one
        $run = Invoke-Recorded { Get-RunwayRouter none, one }
        $run.Output.Slug | Should -Be 'one'
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayRouterNotFound,*'
        (Invoke-Recorded { Set-RunwayRouter -Id (New-Guid) -Name x }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayRouterNotFound,*'
        (Invoke-Recorded { Get-RunwayRouterRequest none }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayRouterNotFound,*'
    }

    It 'is deleted, and one that is gone is no error' {
        $null = New-RunwayRouter one
        (Invoke-WhatIf { Remove-RunwayRouter one -WhatIf }).Count | Should -Be 1
        (Invoke-WhatIf { New-RunwayRouter new -WhatIf; Set-RunwayRouter one -Name n -WhatIf }).Count | Should -Be 2
        (Get-RunwayRouter).Name | Should -Be 'one'
        (Invoke-Recorded { Remove-RunwayRouter one, one, (New-Guid) -Confirm:$false }).Errors | Should -BeNullOrEmpty
        Get-RunwayRouter | Should -BeNullOrEmpty
    }

    It 'stops being listed when Select-Object has enough' {
        1..120 | ForEach-Object { [pscustomobject]@{ Slug = "r$_" } } | New-RunwayRouter | Out-Null
        $run = Invoke-Recorded { Get-RunwayRouter -Verbose | Select-Object -First 2 }
        $run.Output.Slug | Should -Be 'r120', 'r119'
        @($run.Verbose -match 'GET /v1/routers').Count | Should -Be 1
        @(Get-RunwayRouter).Count | Should -Be 120
    }

    It 'is completed by its slug, and its settings from the document, without a request' {
        $null = New-RunwayRouter one
        function Complete([string] $Line) { [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.ListItemText }
        Complete 'Get-RunwayRouter on' | Should -Contain 'one'
        Complete 'Get-RunwayRouterRequest ' | Should -Contain 'one'
        Complete 'New-RunwayRouter x -OptimizeFor ' | Should -Be 'cost', 'latency', 'quality'
        Complete 'New-RunwayRouter x -AllowModel gen4.' | Should -Be 'gen4.5'
    }
}

Describe 'Get-RunwayRouterRequest' {
    BeforeEach {
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid()))
        $router = New-RunwayRouter one -MaxVideoCredit 1
        Send-Routed one 'a red boat'
        $null = Invoke-Recorded { Invoke-RunwayRestMethod /v1/generate/video POST -Body @{ configId = 'one'; input = @{ promptText = 'x' } } }
    }

    It 'lists what was decided, the newest first: by <What>' -ForEach @(
        @{ What = 'slug'; Command = { Get-RunwayRouterRequest one } }
        @{ What = 'id'; Command = { Get-RunwayRouterRequest $router.Id } }
        @{ What = 'object'; Command = { Get-RunwayRouterRequest $router } }
        @{ What = 'the pipeline'; Command = { Get-RunwayRouter | Get-RunwayRouterRequest } }
    ) {
        $requests = & $Command
        $requests.Status | Should -Be 'no_eligible_model', 'routed'
        $requests[0].EmptiedBy | Should -Be 'price'
        "$($requests[0].Pipeline)" | Should -BeLike '*price leaves no model'
        $requests[1].Model, $requests[1].EstimatedCredits | Should -Be 'muse_image', 1
        (Get-RunwayRouterRequest one -Status routed).TaskId | Should -Be $requests[1].TaskId
    }

    It 'leads back to the task' {
        $task = Get-RunwayRouterRequest one -Status routed | Get-RunwayTask
        $task.Id | Should -Be (Get-RunwayTaskHistory).Id
        (Invoke-Recorded { Get-RunwayRouterRequest one -Status no_eligible_model | Get-RunwayTask }).Errors.Count | Should -Be 1
    }

    It 'gives a flat CSV table' {
        $row = Get-RunwayRouterRequest one -Status no_eligible_model | ConvertTo-Csv | ConvertFrom-Csv
        $row.EmptiedBy | Should -Be 'price'
        $row.Pipeline | Should -BeLike 'capability leaves *; *price leaves no model'
    }
}
