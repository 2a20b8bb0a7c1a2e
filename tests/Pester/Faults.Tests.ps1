<#
    What a user sees when requests fail, with Connect-Runway -Emulator -FaultScript. The balance of the
    emulator's account shows how many creates it accepted: a picture costs 5 credits.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    function Connect-Faulty([string] $Rules) {
        $script = Join-Path $TestDrive 'faults.json'
        Set-Content -LiteralPath $script "{ `"rules`": [ $Rules ] }"
        $journal = Join-Path $TestDrive "journal-$(New-Guid)"
        Connect-Runway -Emulator -FaultScript $script -JournalPath $journal
        $journal
    }

    function Get-Taken { (100000 - (Get-RunwayOrganization).CreditBalance) / 5 }
}

AfterAll { Disconnect-Runway }

Describe 'A create whose response is lost' {
    It 'is an error, is in the history as unknown, and was sent once' {
        Connect-Faulty '{ "on": "create", "every": 5, "do": "cut-after-body" }' | Out-Null
        $run = Invoke-Recorded { 1..20 | New-RunwayImage -ThrottleLimit 1 }
        $run.Output.PromptText | Should -Be (1..20 | Where-Object { $_ % 5 })
        $run.Errors.Count | Should -Be 4
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwaySubmissionOutcomeUnknown,*'
        $unknown = Get-RunwayTaskHistory -Unknown
        $unknown.PromptText | Should -Be '5', '10', '15', '20'
        $run.Errors[0].Exception.Message | Should -BeLike "*$($unknown[0].Id)*"
        @(Get-RunwayTaskHistory -Unfinished).Id | Sort-Object | Should -Be ($run.Output.Id | Sort-Object)
        Get-Taken | Should -Be 20
    }

    It 'is sent again with -RetryUnknown, and every attempt stays in the history' {
        Connect-Faulty '{ "on": "create", "first": 2, "do": "cut-after-body" }' | Out-Null
        $run = Invoke-Recorded { New-RunwayImage 'a door' -RetryUnknown }
        $run.Output.PromptText | Should -Be 'a door'
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings.Count | Should -Be 2
        @(Get-RunwayTaskHistory -Unknown).Count | Should -Be 2
        Get-Taken | Should -Be 3
    }

    It 'is not created by a second run with -SkipExisting, and what was refused is' {
        Connect-Faulty '{ "on": "create", "first": 2, "do": "answer", "status": 400 }, { "on": "create", "first": 4, "do": "cut-after-body" }' | Out-Null
        $nightly = { 1..10 | New-RunwayImage -ThrottleLimit 1 -Batch nightly -SkipExisting }
        $first = Invoke-Recorded $nightly
        $first.Output.PromptText | Should -Be (5..10)
        Get-Taken | Should -Be 8
        $second = Invoke-Recorded $nightly
        $second.Output.PromptText | Should -Be (@(1, 2) + 5..10)
        $second.Output.Id | Select-Object -Last 6 | Should -Be $first.Output.Id
        $second.Errors.FullyQualifiedErrorId | Should -Be (@('RunwaySubmissionOutcomeUnknown,Runway.PowerShell.NewRunwayImageCommand') * 2)
        Get-Taken | Should -Be 10
        (Invoke-Recorded $nightly).Output.Id | Should -Be $second.Output.Id
        Get-Taken | Should -Be 10
    }
}

Describe 'A batch' {
    It 'completes through broken reads and downloads' {
        Connect-Faulty @'
            { "on": "read", "first": 4, "do": "answer", "status": 503, "retryAfter": 2 },
            { "on": "read", "first": 8, "do": "cut-in-body" },
            { "on": "read", "first": 12, "do": "html" },
            { "on": "download", "first": 4, "do": "cut-in-body", "bytes": 1000 },
            { "on": "download", "first": 7, "do": "wrong-length", "bytes": -50 },
            { "on": "download", "first": 9, "do": "html" },
            { "on": "download", "first": 10, "do": "expired-url" },
            { "on": "download", "first": 12, "do": "cut-after-headers" }
'@ | Out-Null
        $run = Invoke-Recorded { 1..6 | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath $TestDrive/broken }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Count | Should -Be 6
        foreach ($file in $run.Output) { (Read-Png $file).IsDone | Should -BeTrue }
        @(Get-ChildItem $TestDrive/broken).Count | Should -Be 6
        Get-RunwayTaskHistory -Unfinished | Should -BeNullOrEmpty
        Get-Taken | Should -Be 6
    }

    It 'shows no key and no signature, whatever a gateway returns' {
        $key = [Runway.Emulator.RunwayEmulator]::WellKnownKey
        $echo = "`"do`": `"html`", `"body`": `"<pre>GET /x?_jwt=17636.abcdef0 Authorization: Bearer $key</pre>`""
        $journal = Connect-Faulty @"
            { "on": "create", "every": 3, "status": 502, $echo },
            { "on": "create", "every": 4, "status": 403, $echo },
            { "on": "read", "first": 6, "status": 429, $echo },
            { "on": "download", "every": 2, "status": 503, $echo }
"@
        $batch = {
            # Not with -Debug, because PowerShell then asks at every error.
            $VerbosePreference = $DebugPreference = 'Continue'
            $tasks = 1..12 | New-RunwayImage | Wait-RunwayTask
            $tasks | Save-RunwayTaskOutput -DestinationPath $TestDrive/secret
            Get-RunwayConnection
            Get-RunwayTaskHistory
        }
        $run = Invoke-Recorded $batch
        $run.Verbose | Should -Not -BeNullOrEmpty
        $run.Debug | Should -Not -BeNullOrEmpty
        $run.Errors | Should -Not -BeNullOrEmpty

        # The same in a separate session, as a user sees it.
        $shown = Invoke-Shell @"
            Start-Transcript -LiteralPath '$TestDrive/transcript.txt'
            Import-Module '$env:RUNWAY_TEST_MODULE'
            Connect-Runway -Emulator -FaultScript '$TestDrive/faults.json' -JournalPath '$journal'
            `$TestDrive = '$TestDrive/shown'
            $batch
            Stop-Transcript
"@ 2>&1 | Out-String
        $texts = @(
            $run.Verbose + $run.Debug + $run.Warnings | ForEach-Object { "$_" }
            $run.Errors | ForEach-Object { "$($_.Exception) $($_.ErrorDetails) $($_.ErrorDetails.RecommendedAction) $($_.TargetObject) $($_ | Format-List * -Force | Out-String)" }
            # Without the properties that PowerShell adds to a file, such as its drive.
            $run.Output | Select-Object * -ExcludeProperty PS* | ForEach-Object { ConvertTo-Json $_ -Depth 3 -WarningAction Ignore }
            Get-ChildItem $journal | Get-Content -Raw
            Get-Content -LiteralPath $TestDrive/transcript.txt -Raw
            $shown
        )
        $texts.Count | Should -BeGreaterThan 50
        $texts[-2] -like '*VERBOSE: GET /v1/tasks/*DEBUG: GET https://*/outputs/*' | Should -BeTrue -Because 'the transcript holds what was shown'
        foreach ($secret in $key, $key.Substring(8), '17636.abcdef0', '_jwt=1') {
            @($texts | Where-Object { $_.Contains($secret) }) | Should -BeNullOrEmpty
        }
    }
}

Describe 'Connect-Runway -FaultScript' {
    It 'refuses <Text> with the form that it should have' -ForEach @(
        @{ Text = 'not json' }, @{ Text = '{ "rules": [ { "on": "create", "do": "explode" } ] }' }
    ) {
        Set-Content -LiteralPath $TestDrive/wrong.json $Text
        $problem = { Connect-Runway -Emulator -FaultScript $TestDrive/wrong.json } | Should -Throw -ErrorId 'RunwayInvalidFaultScript,*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*cut-after-body*'
        $problem.TargetObject | Should -Be "$TestDrive/wrong.json"
    }

    It 'refuses a file that is not there' {
        { Connect-Runway -Emulator -FaultScript $TestDrive/none.json } | Should -Throw -ErrorId 'RunwayInvalidFaultScript,*'
    }
}

Describe 'Connect-Runway -Fixtures' {
    AfterEach { Disconnect-Runway }

    It 'gives the emulator tasks with known ids and statuses' {
        Set-Content -LiteralPath $TestDrive/fixtures.json '{ "tasks": [ { "id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e" }, { "id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26f", "status": "RUNNING" } ] }'
        Push-Location $TestDrive
        try { Connect-Runway -Emulator -Fixtures ./fixtures.json } finally { Pop-Location }
        (Get-RunwayTask 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e).Status | Should -Be Succeeded
        (Wait-RunwayTask 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26f).Status | Should -Be Succeeded
    }

    It 'refuses <Text> with its place and the form' -ForEach @(
        @{ Text = '{ "task": [] }'; Message = '*task*' }
        @{ Text = '{ "tasks": [ { "id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", "operation": "none" } ] }'; Message = '*tasks`[0`]: there is no operation none*' }
    ) {
        Set-Content -LiteralPath $TestDrive/wrong.json $Text
        $problem = { Connect-Runway -Emulator -Fixtures $TestDrive/wrong.json } | Should -Throw $Message -ErrorId 'RunwayInvalidFixtures,*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*"tasks": *'
        $problem.TargetObject | Should -Be "$TestDrive/wrong.json"
    }

    It 'links a workspace with -WorkspaceEntries' {
        { Connect-Runway -Emulator; Invoke-RunwayRestMethod /v1/organization/webapp/audit_logs } | Should -Throw '*No workspace is linked*'
        Connect-Runway -Emulator -WorkspaceEntries 120
        (Invoke-RunwayRestMethod /v1/organization/webapp/audit_logs -Query @{ limit = 100 }).data.Count | Should -Be 100
    }
}
