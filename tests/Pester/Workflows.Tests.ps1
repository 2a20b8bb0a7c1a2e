<#
    Workflows: how they are listed, what a run takes, and how a run is waited for, saved and listed like a task.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $null = New-Item -ItemType Directory $TestDrive/media
    Connect-Runway -Emulator -ClockRate 1000 -JournalPath $TestDrive/first
    $look = (New-RunwayImage 'a look' | Save-RunwayTaskOutput -OutFile $TestDrive/media/look.png).FullName
}

AfterAll { Disconnect-Runway }

Describe 'Get-RunwayWorkflow' {
    BeforeEach { Connect-Runway -Emulator -ClockRate 1000 -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'lists the newest version of each, and all with -AllVersions' {
        (Get-RunwayWorkflow).ForEach({ "$($_.Name) $($_.Version)" }) | Should -Be 'Picture 2', 'Shot 1'
        (Get-RunwayWorkflow -Name P* -AllVersions).Version | Should -Be 2, 1
    }

    It 'reads the inputs off the graph, by name, by id and from the pipeline' {
        foreach ($shot in (Get-RunwayWorkflow Shot), (Get-RunwayWorkflow -Id (Get-RunwayWorkflow S*).Id), (Get-RunwayWorkflow S* | Get-RunwayWorkflow)) {
            $shot.Inputs.ForEach({ "$($_.Label) $($_.Type) $($_.Required)" }) | Should -Be 'Prompt string False', 'Look image True', 'Motion string False'
            $shot.Outputs.Node | Should -Be 'Still', 'Clip'
            $shot.Graph.nodes.Count | Should -Be 5
        }
        (Get-RunwayWorkflow Picture).Inputs.Label | Should -Be 'Prompt' -Because 'the style is hidden'
    }

    It 'reads the other ids after one that cannot be an id' {
        $run = Invoke-Recorded { Get-RunwayWorkflow -Id '..', (Get-RunwayWorkflow Picture).Id }
        $run.Output.Name | Should -Be 'Picture'
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNotFound,*'
        $run.Errors.Exception.Message | Should -BeLike "*'..' cannot be an id*"
    }

    It 'says which workflows there are when a name or an id is wrong, and reads the others' {
        $run = Invoke-Recorded { Get-RunwayWorkflow Shop, Picture }
        $run.Output.Name | Should -Be 'Picture'
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayWorkflowNotFound,*'
        $run.Errors.Exception.Message | Should -BeLike "*'Shop'*Picture, Shot*"
        (Invoke-Recorded { (New-Guid).Guid | Get-RunwayWorkflow }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayWorkflowNotFound,*'
    }
}

Describe 'The inputs of Start-RunwayWorkflow' {
    BeforeEach { Connect-Runway -Emulator -ClockRate 1000 -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'are given by label, by key or by nodeId.key, and the newest version runs: <_>' -ForEach 'Prompt', 'prompt', '0a7c3f10-52d4-4b6e-8f01-9d3e5b7a1c11.prompt' {
        $run = Start-RunwayWorkflow Picture @{ $_ = 'a red door' }
        $run.Operation, $run.Model, $run.PromptText | Should -Be 'workflow', 'Picture', 'a red door'
        $run.Parameters.version | Should -Be 2
    }

    It 'can be <What>' -ForEach @(
        @{ What = 'a path'; Value = { $look } }
        @{ What = 'a file'; Value = { Get-Item $look } }
        @{ What = 'an address'; Value = { 'https://h.test/look.png' } }
        @{ What = 'an upload'; Value = { New-RunwayUpload $look } }
        @{ What = 'a finished task'; Value = { New-RunwayImage 'b' | Wait-RunwayTask } }
        @{ What = 'a data URI'; Value = { "data:image/png;base64,$([convert]::ToBase64String([System.IO.File]::ReadAllBytes($look)))" } }
    ) {
        (Start-RunwayWorkflow Shot @{ Look = & $Value } | Wait-RunwayTask).Status | Should -Be SUCCEEDED
    }

    It 'can be <What>, sent as JSON text, where the input has that type' -ForEach @(
        @{ What = 'a table'; Given = @{ Options = [ordered]@{ depth = 2; names = 'é', 'b' } }; Sends = '{"depth":2,"names":["é","b"]}' }
        @{ What = 'a list'; Given = @{ Tags = 'a', 'b' }; Sends = '["a","b"]' }
        @{ What = 'JSON text'; Given = @{ Tags = '["a"]' }; Sends = '["a"]' }
    ) {
        $fixtures = Join-Path $TestDrive fixtures.json
        $node = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab27{0}'
        $graph = @{ version = 1; edges = @(); nodes = @(
                @{ id = $node -f 1; nodeType = 'constant-node'; nodeProps = @{ name = 'Options' }; nodeOutputs = @{ prompt = @{ type = 'object'; value = @{ depth = 1 } } } }
                @{ id = $node -f 2; nodeType = 'constant-node'; nodeProps = @{ name = 'Tags' }; nodeOutputs = @{ prompt = @{ type = 'array'; value = @('x') } } }
                @{ id = $node -f 3; nodeType = 'workflow-node'; nodeProps = @{ name = 'Still' }; nodeInputs = @{}; nodeOutputs = @{ image = @{ type = 'image'; exposedToApp = $true } } }) }
        @{ workflows = @(@{ id = $node -f 0; name = 'Tagged'; graph = $graph }) } | ConvertTo-Json -Depth 9 | Set-Content $fixtures
        Connect-Runway -Emulator -ClockRate 1000 -Fixtures $fixtures -JournalPath (Join-Path $TestDrive ([guid]::NewGuid()))

        $run = Start-RunwayWorkflow Tagged $Given
        ($run.Parameters.inputs.Values | ConvertFrom-Json | ConvertTo-Json -Compress) | Should -Be ($Sends | ConvertFrom-Json | ConvertTo-Json -Compress)
        ($run | Wait-RunwayTask).Status | Should -Be SUCCEEDED
        $workflow = Get-RunwayWorkflow Tagged
        $workflow.Inputs.Required | Should -Be $false, $false
        $workflow.Inputs[0].Default['depth'] | Should -Be 1
        $workflow.Inputs[1].Default | Should -Be 'x'
    }

    It 'come from the pipeline: <What>' -ForEach @(
        @{ What = 'texts'; Command = { 'a', 'b' | Start-RunwayWorkflow Picture }; Prompts = 'a', 'b' }
        @{ What = 'rows'; Command = { [pscustomobject]@{ Prompt = 'a'; Motion = 'fast' } | Start-RunwayWorkflow Shot @{ Look = $look } }; Prompts = 'a' }
        @{ What = 'a row that names the workflow'; Command = { [pscustomobject]@{ Workflow = 'Picture'; Prompt = 'a'; Batch = 'b' } | Start-RunwayWorkflow }; Prompts = 'a' }
        @{ What = 'files'; Command = { Get-Item $look | Start-RunwayWorkflow Shot @{ Prompt = 'x' } }; Prompts = 'x' }
        @{ What = 'workflows'; Command = { Get-RunwayWorkflow P* | Start-RunwayWorkflow -Input @{ Prompt = 'x' } }; Prompts = 'x' }
        @{ What = 'a blank cell, which keeps the published value'; Command = { [pscustomobject]@{ Prompt = '' } | Start-RunwayWorkflow Picture }; Prompts = $null }
    ) {
        (& $Command).PromptText | Should -Be $Prompts
    }

    It 'are refused before anything is sent: <What>' -ForEach @(
        @{ What = 'an unknown name'; Command = { Start-RunwayWorkflow Picture @{ Promt = 'x' } }; Says = "*no input 'Promt'*'Prompt' (string)*" }
        @{ What = 'a missing medium'; Command = { Start-RunwayWorkflow Shot }; Says = "*without 'Look' (image)*" }
        @{ What = 'a medium for a text'; Command = { Start-RunwayWorkflow Picture @{ Prompt = Get-Item $look } }; Says = "*'Prompt'*takes a text*" }
        @{ What = 'a table that is none'; Command = { Start-RunwayWorkflow Picture 'x' }; Says = '*hashtable*' }
        @{ What = 'a row without any input'; Command = { [pscustomobject]@{ Promt = 'x' } | Start-RunwayWorkflow Picture }; Says = '*None of the columns Promt*' }
        @{ What = 'null from the pipeline'; Command = { $undefined | Start-RunwayWorkflow Picture }; Says = '*pipeline is null*' }
        @{ What = 'a text for several texts none of which is called Prompt'; Command = { Get-Item $look | Start-RunwayWorkflow Picture }; Says = '*no input for a medium*' }
    ) {
        $run = Invoke-Recorded $Command
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidWorkflowInput,*'
        $run.Errors.Exception.Message | Should -BeLike $Says
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'are not guessed where a name may mean several, or comes twice: <What>' -ForEach @(
        @{ What = 'a column with the label of two'; Command = { [pscustomobject]@{ text = 'q'; Name = 'n' } | Start-RunwayWorkflow Twins }; Says = "*2 inputs*'text'*" }
        @{ What = 'a key of two'; Command = { Start-RunwayWorkflow Twins @{ prompt = 'q' } }; Says = "*inputs of Twins may be meant by 'prompt'*" }
        @{ What = 'one input by two names'; Command = { Start-RunwayWorkflow Twins @{ Name = 'a'; '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab273.prompt' = 'b' } }; Says = "*'Name'*given twice*" }
        @{ What = 'a column that is a parameter, too'; Command = { [pscustomobject]@{ Name = 'n'; Batch = 'b' } | Start-RunwayWorkflow Twins }; Says = "*'Batch' is an input of Twins and a parameter*" }
    ) {
        $node = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab27{0}'
        $nodes = foreach ($input in @{ n = 1; label = 'Text' }, @{ n = 2; label = 'TEXT' }, @{ n = 3; label = 'Name' }, @{ n = 4; label = 'Batch' }) {
            @{ id = $node -f $input.n; nodeType = 'constant-node'; nodeProps = @{}; nodeOutputs = @{ prompt = @{ type = 'string'; label = $input.label; value = 'x' } } }
        }
        $still = @{ id = $node -f 5; nodeType = 'workflow-node'; nodeProps = @{ name = 'Still' }; nodeInputs = @{}; nodeOutputs = @{ image = @{ type = 'image'; exposedToApp = $true } } }
        $fixtures = Join-Path $TestDrive twins.json
        @{ workflows = @(@{ id = $node -f 0; name = 'Twins'; graph = @{ version = 1; edges = @(); nodes = @($nodes) + $still } }) } | ConvertTo-Json -Depth 9 | Set-Content $fixtures
        Connect-Runway -Emulator -ClockRate 1000 -Fixtures $fixtures -JournalPath (Join-Path $TestDrive ([guid]::NewGuid()))

        $run = Invoke-Recorded $Command
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidWorkflowInput,*'
        $run.Errors.Exception.Message | Should -BeLike $Says
        $whole = Invoke-Recorded { [pscustomobject]@{ Name = 'n'; Batch = 'b' } | Start-RunwayWorkflow Twins -Input @{ Batch = 'c' } }
        $whole.Errors | Should -BeNullOrEmpty
        $whole.Output.Batch | Should -Be 'b'
    }

    It 'may be the same file or address twice' {
        $node = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab27{0}'
        $nodes = foreach ($number in 1, 2) {
            @{ id = $node -f $number; nodeType = 'asset-node'; nodeProps = @{ name = "Look $number" }; nodeOutputs = @{ image = @{ type = 'image' } } }
        }
        $still = @{ id = $node -f 5; nodeType = 'workflow-node'; nodeProps = @{ name = 'Still' }; nodeInputs = @{}; nodeOutputs = @{ image = @{ type = 'image'; exposedToApp = $true } } }
        $fixtures = Join-Path $TestDrive looks.json
        @{ workflows = @(@{ id = $node -f 0; name = 'Looks'; graph = @{ version = 1; edges = @(); nodes = @($nodes) + $still } }) } | ConvertTo-Json -Depth 9 | Set-Content $fixtures
        Connect-Runway -Emulator -ClockRate 1000 -Fixtures $fixtures -JournalPath (Join-Path $TestDrive ([guid]::NewGuid()))
        foreach ($same in 'https://h.test/a.png', $look, "data:image/png;base64,$([convert]::ToBase64String([System.IO.File]::ReadAllBytes($look)))") {
            $run = Invoke-Recorded { Start-RunwayWorkflow Looks @{ 'Look 1' = $same; 'Look 2' = $same } }
            $run.Errors | Should -BeNullOrEmpty
            $run.Output.Count | Should -Be 1
        }
    }

    It 'are not columns that are parameters, and an -Input column that is no table is a column like others' {
        $run = Invoke-Recorded { [pscustomobject]@{ Prompt = 'a'; Batch = 'b'; Input = 'zz' } | Start-RunwayWorkflow Picture }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.PromptText, $run.Output.Batch | Should -Be 'a', 'b'
        $run.Warnings | Should -BeLike "*'Input'*ignored*"
    }

    It 'warn once about a column that is none' {
        $run = Invoke-Recorded { 1..3 | ForEach-Object { [pscustomobject]@{ Prompt = "p$_"; Note = 'x' } } | Start-RunwayWorkflow Picture }
        $run.Output.Count | Should -Be 3
        @($run.Warnings -match "'Note'").Count | Should -Be 1
    }

    It 'are read off the graph once for all rows' {
        $run = Invoke-Recorded { 'a', 'b', 'c' | Start-RunwayWorkflow Picture -Verbose }
        @($run.Verbose -match 'GET /v1/workflows').Count | Should -Be 2 -Because 'the list and the graph are read once'
    }
}

Describe 'A run of a workflow' {
    BeforeEach { Connect-Runway -Emulator -ClockRate 1000 -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'has no known price: it is unknown in views and -WhatIf, and needs -Force under a limit' {
        $run = Start-RunwayWorkflow Picture
        $run.EstimatedCredits | Should -BeNullOrEmpty
        $run | Format-Table | Out-String | Should -Match 'unknown'
        (Invoke-WhatIf { Start-RunwayWorkflow Picture -WhatIf })[0] | Should -BeLike '*credits unknown*'
        $refused = (Invoke-Recorded { Start-RunwayWorkflow Picture -CreditLimit 100 }).Errors
        $refused.FullyQualifiedErrorId | Should -BeLike 'RunwayCostUnknown,*'
        $refused.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*' -Because 'a workflow has no model to choose'
        $refused.ErrorDetails.RecommendedAction | Should -Not -BeLike '*model*'
        (Start-RunwayWorkflow Picture -CreditLimit 100 -Force).Id | Should -Not -BeNullOrEmpty
    }

    It 'is counted by Measure-RunwayCost as unknown, and so is a request by a router: <_>' -ForEach 'workflow', 'generate/video' {
        $cost = 'a', 'b' | Measure-RunwayCost -Operation $_
        $cost.Count, $cost.UnknownCount | Should -Be 2, 2
        $cost.AtMost | Should -BeIn $null, 0
        $cost.Reasons | Should -Not -BeNullOrEmpty
    }

    It 'is not created twice by a second run with -SkipExisting' {
        $again = { 'a', 'b' | Start-RunwayWorkflow Picture -Batch nightly -SkipExisting }
        $first = & $again
        (& $again).Id | Should -Be $first.Id
    }

    It 'is a task for <What>' -ForEach @(
        @{ What = 'an id'; Given = { $_.Id } }
        @{ What = 'a row of a CSV file'; Given = { $_ | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ What = 'JSON'; Given = { $_ | ConvertTo-Json -Depth 5 -WarningAction Ignore | ConvertFrom-Json } }
        @{ What = 'Clixml'; Given = { Export-Clixml -InputObject $_ -Path "$TestDrive/run.xml"; Import-Clixml "$TestDrive/run.xml" } }
        @{ What = 'the history'; Given = { Get-RunwayTaskHistory -Unfinished } }
    ) {
        $run = Start-RunwayWorkflow Picture @{ Prompt = 'x' }
        $asked = $run | ForEach-Object $Given
        $finished = $asked | Wait-RunwayTask
        $finished.Status | Should -Be SUCCEEDED
        @($finished.NodeOutputs.Keys) | Should -Be 'Picture'
        ($finished | ForEach-Object $Given | Save-RunwayTaskOutput -DestinationPath "$TestDrive/saved-$(New-Guid)" -NameTemplate '{Node}').Name | Should -Be 'Picture.png'
        (Get-RunwayTask $run.Id).Operation | Should -Be workflow
    }

    It 'is found by its id in a session that has no journal of it' {
        $run = Start-RunwayWorkflow Picture
        $connection = Get-RunwayConnection
        $other = Invoke-Recorded { Get-RunwayTask $run.Id -Connection $connection }
        $other.Output.Operation | Should -Be workflow
    }

    It 'can be neither cancelled nor deleted' {
        $run = Start-RunwayWorkflow Picture
        foreach ($command in { $run | Stop-RunwayTask }, { $run | Remove-RunwayTask -Confirm:$false }, { $run.Id | Remove-RunwayTask -Confirm:$false }) {
            (Invoke-Recorded $command).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNotForWorkflowRuns,*'
        }
        (Get-RunwayTaskHistory).Status | Should -Not -Be GONE
    }
}

Describe 'A workflow with a failing node, from a CSV file of ten rows to a folder and a page' {
    BeforeEach { Connect-Runway -Emulator -ClockRate 1000 -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    BeforeAll {
        $rows = "$TestDrive/media/rows.csv"
        1..10 | ForEach-Object {
            [pscustomobject]@{ Prompt = "keeper $_"; Look = 'look.png'; Motion = $_ -in 3, 7 ? 'fast [fail:SAFETY.OUTPUT.VIDEO]' : $_ -eq 9 ? 'x [fail:INTERNAL]' : '' }
        } | Export-Csv $rows
    }

    It 'saves what was made under the names of the nodes, and has an error for each failed node' {
        Push-Location $TestDrive/media
        try {
            $run = Invoke-Recorded { Import-Csv $rows | Start-RunwayWorkflow Shot -Batch shots | Save-RunwayTaskOutput $TestDrive/ten -NameTemplate '{Index:00}-{Node}' -IncludeMetadata }
        }
        finally {
            Pop-Location
        }
        $run.Output.Name | Sort-Object | Should -Be (0..9 | ForEach-Object { if ($_ -notin 2, 6, 8) { '{0:00}-Clip.mp4' -f $_ }; '{0:00}-Still.png' -f $_ })
        $run.Errors.Count | Should -Be 3
        ($run.Errors.FullyQualifiedErrorId -replace ',.*' | Sort-Object) | Should -Be 'RunwayWorkflowNodeFailed.INTERNAL', 'RunwayWorkflowNodeFailed.SAFETY.OUTPUT.VIDEO', 'RunwayWorkflowNodeFailed.SAFETY.OUTPUT.VIDEO'
        $run.Errors[0].Exception.Message | Should -BeLike "Node 'Clip' of run *"
        (Get-Content $TestDrive/ten/00-Clip.mp4.json -Raw | ConvertFrom-Json).task.node | Should -Be Clip

        # A second save downloads nothing and says the same.
        $again = Invoke-Recorded { Get-RunwayTaskHistory -Batch shots | Save-RunwayTaskOutput $TestDrive/ten -NameTemplate '{Index:00}-{Node}' -Verbose }
        $again.Output.Count | Should -Be 17
        $again.Errors.Count | Should -Be 3
        @($again.Verbose -match '/outputs/') | Should -BeNullOrEmpty

        $history = Get-RunwayTaskHistory -Batch shots
        @($history.NodeErrors.Node) | Should -Be 'Clip', 'Clip', 'Clip'
        Get-RunwayTaskHistory -Unfinished | Should -BeNullOrEmpty

        Export-RunwayGallery -InputObject $history -Path $TestDrive/ten/page.html | Out-Null
        $page = Get-Content $TestDrive/ten/page.html -Raw
        foreach ($name in $run.Output.Name) { $page | Should -BeLike "*$name*" }
        [regex]::Matches($page, '<figcaption>Still</figcaption>').Count | Should -Be 10
        [regex]::Matches($page, '\(code SAFETY.OUTPUT.VIDEO\)').Count | Should -Be 2

        # The errors come after the files, so that -ErrorAction Stop keeps what was made.
        $failed = Get-RunwayTaskHistory -Batch shots | Where-Object NodeErrors | Select-Object -First 1
        $null = New-Item -ItemType Directory $TestDrive/stopped
        { $failed | Save-RunwayTaskOutput $TestDrive/stopped -NameTemplate '{Node}' -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayWorkflowNodeFailed*'
        (Get-ChildItem $TestDrive/stopped).Name | Should -Be 'Still.png'
    }
}

Describe 'Completion of a workflow' {
    BeforeEach { Connect-Runway -Emulator -ClockRate 1000 -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) }

    It 'offers what this session and the journal know, without a request' {
        $null = Get-RunwayWorkflow
        (TabExpansion2 'Start-RunwayWorkflow Pi' 23).CompletionMatches.CompletionText | Should -Be 'Picture'
        (TabExpansion2 'Get-RunwayWorkflow -Id c4' 25).CompletionMatches.CompletionText | Should -BeLike 'c4d2e8b7-*'
    }
}
