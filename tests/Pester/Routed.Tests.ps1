<#
    -Router of the four New- cmdlets, where a router chooses the model, and Resolve-RunwayTask for creates whose response was lost.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    Set-Content $TestDrive/routers.json @'
        { "routers": [
            { "id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab272", "slug": "draft" },
            { "id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab273", "slug": "capped", "settings": { "maxCreditsPerGeneration": { "image": 10, "video": 100, "audio": 5 } } }
        ] }
'@
    function Connect-Routed([string] $Rules) {
        $journal = Join-Path $TestDrive "journal-$(New-Guid)"
        $more = @{}
        if ($Rules) { $more.FaultScript = Join-Path $TestDrive 'faults.json'; Set-Content -LiteralPath $more.FaultScript "{ `"rules`": [ $Rules ] }" }
        Connect-Runway -Emulator -Fixtures $TestDrive/routers.json -JournalPath $journal @more
    }
}

AfterAll { Disconnect-Runway }

Describe '-Router' {
    BeforeEach { Connect-Routed }

    It 'lets a router choose the model: <What>' -ForEach @(
        @{ What = 'a picture'; Command = { New-RunwayImage 'a door' -Router draft -AspectRatio 16:9 -Resolution 1k }; Operation = 'generate/image' }
        @{ What = 'a video'; Command = { New-RunwayVideo 'a door' -Router draft -Duration 5 -AspectRatio 16:9 -NegativePrompt fog }; Operation = 'generate/video' }
        @{ What = 'a video of a picture'; Command = { New-RunwayVideo 'closer' -Image https://h.test/a.png -LastImage https://h.test/b.png -Router draft }; Operation = 'generate/video' }
        @{ What = 'a video of a video'; Command = { New-RunwayVideo 'at night' -Video https://h.test/a.mp4 -Router draft }; Operation = 'generate/video' }
        @{ What = 'a video of a task'; Command = { New-RunwayImage 'a door' | Wait-RunwayTask | New-RunwayVideo -PromptText 'closer' -Router draft }; Operation = 'generate/video' }
        @{ What = 'speech'; Command = { New-RunwaySpeech 'hello' -Router draft -Voice Maya }; Operation = 'generate/audio' }
        @{ What = 'a sound'; Command = { New-RunwaySoundEffect 'a bell' -Router draft -Duration 2 }; Operation = 'generate/audio' }
    ) {
        $task = & $Command
        $task.Operation | Should -Be $Operation
        $task.Routing.Model | Should -Be $task.Model
        $task.Routing.Provider, $task.Routing.Router | Should -Not -BeNullOrEmpty
        $task.EstimatedCredits | Should -Be $task.Routing.Credits
        $known = Get-RunwayTaskHistory | Where-Object Id -EQ $task.Id
        $known.Model, $known.Routing.Provider | Should -Be $task.Model, $task.Routing.Provider
        ($task.Id | Save-RunwayTaskOutput $TestDrive/saved).Length | Should -BeGreaterThan 0
    }

    It 'binds to rows, each with a model or a router of its own' {
        $tasks = [pscustomobject]@{ PromptText = 'a'; Router = 'draft'; AspectRatio = '1:1' }, [pscustomobject]@{ PromptText = 'b'; Model = 'gen4_image' } | New-RunwayImage
        $tasks.Operation | Should -Be 'generate/image', 'text_to_image'
        $rows = [pscustomobject]@{ PromptText = 'a'; Model = 'gen4_image'; Router = '' }, [pscustomobject]@{ PromptText = 'b'; Model = ''; Router = 'draft' }
        ($rows | New-RunwayImage -Batch b).Operation | Should -Be 'text_to_image', 'generate/image'
    }

    It 'is not created twice by a second run with -SkipExisting' {
        $again = { 'a', 'b' | New-RunwayImage -Router draft -Batch nightly -SkipExisting }
        $first = & $again
        (& $again).Id | Should -Be $first.Id
    }

    It 'refuses before anything is sent: <What>' -ForEach @(
        @{ What = 'a model beside it'; Command = { New-RunwayImage 'x' -Router draft -Model gen4_image }; Id = 'RunwayParameterNotApplicable' }
        @{ What = 'a model beside it, in a row'; Command = { [pscustomobject]@{ PromptText = 'x'; Router = 'draft'; Model = 'gen4_image' } | New-RunwayImage }; Id = 'RunwayParameterNotApplicable' }
        @{ What = 'a size in pixels'; Command = { New-RunwayVideo 'x' -Router draft -Ratio 1280:720 }; Id = 'RunwayParameterNotApplicable' }
        @{ What = 'a parameter of some models'; Command = { New-RunwaySpeech 'x' -Router draft -Stability 0.5 }; Id = 'RunwayParameterNotApplicable' }
        @{ What = 'an aspect ratio without it'; Command = { New-RunwayImage 'x' -AspectRatio 16:9 }; Id = 'RunwayParameterNotApplicable' }
        @{ What = 'an aspect ratio that no router takes'; Command = { New-RunwayImage 'x' -Router draft -AspectRatio 7:3 }; Id = 'RunwayValueNotAllowed' }
        @{ What = 'a duration in fractions'; Command = { New-RunwayVideo 'x' -Router draft -Duration 2.5 }; Id = 'RunwayInvalidDuration' }
        @{ What = 'key frames without a video'; Command = { New-RunwayVideo 'x' -Router draft -Keyframe @{ Image = 'https://h.test/a.png'; Seconds = 1 } }; Id = 'RunwayMembersNotTogether' }
        @{ What = 'an empty router'; Command = { New-RunwayImage 'x' -Router '' }; Id = 'RunwayInvalidRouter' }
        @{ What = 'a router that is no slug'; Command = { New-RunwayImage 'x' -Router 'A B' }; Id = 'RunwayInvalidRouter' }
        @{ What = 'a member twice'; Command = { New-RunwayImage 'x' -Router draft -AdditionalProperty @{ promptText = 'zz' } }; Id = 'RunwayMemberGivenTwice' }
        @{ What = 'nothing to go by'; Command = { New-RunwayVideo -Router draft }; Id = 'RunwayInvalidPrompt' }
        @{ What = 'a trial with half a second'; Command = { Test-RunwayRouter draft -Video -Duration 2.5 }; Id = 'RunwayInvalidDuration' }
        @{ What = 'no ceiling under a limit'; Command = { New-RunwayImage 'x' -Router draft -CreditLimit 100 }; Id = 'RunwayCostUnknown' }
        @{ What = 'a ceiling over the limit'; Command = { New-RunwayImage 'x' -Router capped -CreditLimit 9 }; Id = 'RunwayCreditLimitReached' }
        @{ What = 'a router that is not there, under a limit'; Command = { New-RunwayImage 'x' -Router nobody -CreditLimit 9 }; Id = 'RunwayRouterNotFound' }
    ) {
        $run = Invoke-Recorded $Command
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
        (Get-RunwayOrganization).CreditBalance | Should -Be 100000
    }

    It 'counts with the maximum of the router before and with the estimate after, and reads the router once' {
        $run = Invoke-Recorded { 1..4 | ForEach-Object { "p$_" } | New-RunwayImage -Router capped -CreditLimit 13 -ThrottleLimit 1 -Verbose }
        $run.Output.Count | Should -Be 4 -Because 'each costs 1 credit, and 10 are reserved for one at a time'
        @($run.Verbose -match 'GET /v1/routers').Count | Should -Be 1
        @((Invoke-Recorded { New-RunwayImage 'x' -Router capped -Verbose }).Verbose -match '/v1/routers') | Should -BeNullOrEmpty
        (New-RunwayImage 'x' -Router draft -CreditLimit 5 -Force).Id | Should -Not -BeNullOrEmpty
    }

    It 'says under -WhatIf that the price is unknown, or at most the maximum of the router' {
        (Invoke-WhatIf { New-RunwayImage 'x' -Router draft -WhatIf })[0] | Should -BeLike '*by the router draft, credits unknown*'
        (Invoke-WhatIf { New-RunwayImage 'x' -Router capped -OutputCount 2 -CreditLimit 50 -WhatIf })[0] | Should -BeLike '*about 0 to 20 credits*'
    }

    It 'says which router or which filter is to blame' {
        $run = Invoke-Recorded { New-RunwayImage 'x' -Router nobody; New-RunwayVideo 'x' -Router draft -Duration 30 -Resolution 4k }
        $run.Errors.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -Be 'RunwayRouterNotFound', 'RunwayNoEligibleModel'
        $run.Errors[1].Exception.Message | Should -BeLike "*The filter '*' leaves no model*"
    }

    It 'is completed: the values that a router takes' {
        (TabExpansion2 'New-RunwayImage x -Router draft -Resolution ' 44).CompletionMatches.CompletionText | Should -Be '1k', '2k', '4k'
        (TabExpansion2 'New-RunwayVideo x -Router draft -AspectRatio ' 45).CompletionMatches.CompletionText | Should -Contain '21:9'
        $null = New-RunwayImage 'x' -Router draft
        (TabExpansion2 'New-RunwayImage x -Router dr' 28).CompletionMatches.CompletionText | Should -Be 'draft'
    }
}

Describe 'Test-RunwayRouter' {
    BeforeEach { Connect-Routed }

    It 'says what the router would choose, makes nothing and costs nothing: <What>' -ForEach @(
        @{ What = 'a picture'; Command = { Test-RunwayRouter draft -AspectRatio 16:9 -Resolution 2k -OutputCount 2 } }
        @{ What = 'a video'; Command = { Test-RunwayRouter draft 'a door' -Video -Duration 5 -FirstImage https://h.test/a.png } }
        @{ What = 'speech'; Command = { Test-RunwayRouter draft -Speech -Voice Maya } }
        @{ What = 'a sound'; Command = { Test-RunwayRouter draft -Sound -Duration 2.5 -Loop } }
        @{ What = 'of objects'; Command = { Get-RunwayRouter draft | Test-RunwayRouter } }
    ) {
        $decision = & $Command
        $decision | Should -BeOfType Runway.RunwayRouting
        $decision.Router, $decision.Model, $decision.Provider | Should -Not -Contain $null
        $decision.Credits | Should -BeGreaterThan 0
        (Get-RunwayOrganization).CreditBalance | Should -Be 100000
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
        Get-RunwayRouterRequest draft | Should -BeNullOrEmpty
    }

    It 'names the filters where no model takes the request, and goes on with the next router' {
        $run = Invoke-Recorded { 'nobody', 'draft' | ForEach-Object { Test-RunwayRouter $_ -Video -Duration 30 -Resolution 4k } }
        ($run.Errors.FullyQualifiedErrorId -replace ',.*') | Should -Be 'RunwayRouterNotFound', 'RunwayNoEligibleModel'
    }

    It 'uploads no file and refuses values that no router takes' {
        Set-Content $TestDrive/a.png 'x'
        (Invoke-Recorded { Test-RunwayRouter draft -Video -FirstImage $TestDrive/a.png }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidMedia,*'
        (Invoke-Recorded { Test-RunwayRouter draft -AspectRatio 7:3 }).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayValueNotAllowed,*'
    }
}

Describe 'Resolve-RunwayTask' {
    It 'adopts the task of a routed create whose response was lost' {
        Connect-Routed '{ "on": "create", "first": 1, "do": "cut-after-body" }'
        $null = Invoke-Recorded { New-RunwayImage 'lost' -Router draft -Batch b }
        $unknown = Get-RunwayTaskHistory -Unknown
        $unknown.PromptText | Should -Be lost

        @(Invoke-WhatIf { $unknown | Resolve-RunwayTask -WhatIf })[0] | Should -BeLike '*Adopt task *'
        Get-RunwayTaskHistory -Unknown | Should -Not -BeNullOrEmpty -Because '-WhatIf writes nothing'

        $task = $unknown | Resolve-RunwayTask
        $task.PromptText, $task.Batch, $task.Routing.Router | Should -Be 'lost', 'b', 'draft'
        Get-RunwayTaskHistory -Unknown | Should -BeNullOrEmpty
        (Get-RunwayTaskHistory).Id | Should -Be $task.Id
        ($task | Save-RunwayTaskOutput $TestDrive/found).Length | Should -BeGreaterThan 0
        (New-RunwayImage 'lost' -Router draft -Batch b -SkipExisting).Id | Should -Be $task.Id -Because 'it is not paid for again'
    }

    It 'leaves two lost creates unknown, since either can have made either task' {
        Connect-Routed '{ "on": "create", "first": 2, "do": "cut-after-body" }'
        $null = Invoke-Recorded { 'a', 'b' | New-RunwayImage -Router draft }
        $run = Invoke-Recorded { Get-RunwayTaskHistory -Unknown | Resolve-RunwayTask }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayOutcomeNotSettled,*'
        @(Get-RunwayTaskHistory -Unknown).Count | Should -Be 2
    }

    It 'says why it cannot settle <What>' -ForEach @(
        @{ What = 'a create that the service did not accept'; Rule = '{ "on": "create", "first": 1, "do": "cut-before-body" }'; Lose = { New-RunwayImage 'x' -Router draft }; Says = '*no request for*' }
        @{ What = 'a create of a model'; Rule = '{ "on": "create", "first": 1, "do": "cut-after-body" }'; Lose = { New-RunwayImage 'x' }; Says = '*text_to_image*no list*' }
    ) {
        Connect-Routed $Rule
        $null = Invoke-Recorded $Lose
        $run = Invoke-Recorded { Get-RunwayTaskHistory -Unknown | Resolve-RunwayTask }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayOutcomeNotSettled,*'
        $run.Errors.Exception.Message | Should -BeLike $Says
        $run.Errors.ErrorDetails.RecommendedAction | Should -BeLike '*Get-RunwayUsage*'
        @(Get-RunwayTaskHistory -Unknown).Count | Should -Be 1
    }
}
