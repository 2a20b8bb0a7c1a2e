<#
    The linked workspace: usage and audit log, page by page, into the pipeline and into a CSV file.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    Connect-Runway -Emulator -WorkspaceEntries 250
}

AfterAll { Disconnect-Runway }

Describe 'Get-RunwayWorkspaceUsage' {
    It 'writes charges and refunds, the newest first' {
        $rows = Get-RunwayWorkspaceUsage -After 2020-01-01
        $rows.Count | Should -BeGreaterThan 100
        $rows.Timestamp | Should -Be ($rows.Timestamp | Sort-Object -Descending)
        $rows.Type | Sort-Object -Unique | Should -BeIn 'charge', 'refund'
        ($rows | Measure-Object Credits -Sum).Sum | Should -BeGreaterThan 0
    }

    It 'reads only the time that it is asked for' {
        $all = Get-RunwayWorkspaceUsage -After 2020-01-01
        $middle = $all[100].Timestamp.UtcDateTime
        $part = Get-RunwayWorkspaceUsage -After 2020-01-01 -Before $middle
        $part.Count | Should -BeLessThan $all.Count
        $part[0].Timestamp.UtcDateTime | Should -BeLessThan $middle
    }
}

Describe 'Get-RunwayAuditLog' {
    It 'stops reading when Select-Object has enough' {
        $asked = Invoke-Recorded { Get-RunwayAuditLog -Verbose | Select-Object -First 3 }
        $asked.Output.Count | Should -Be 3
        @($asked.Verbose -match 'audit_logs').Count | Should -Be 1
    }

    It 'filters by action and user' {
        $action = (Get-RunwayAuditLog | Select-Object -First 1).Action
        (Get-RunwayAuditLog -Action $action).Action | Sort-Object -Unique | Should -Be $action
        $actor = (Get-RunwayAuditLog | Where-Object ActorEmail | Select-Object -First 1).ActorEmail
        (Get-RunwayAuditLog -Actor $actor).ActorEmail | Sort-Object -Unique | Should -Be $actor
    }

    It 'has an error of its own for any time, and reads the other entries after an id that cannot be one' {
        { Get-RunwayWorkspaceUsage -Before ([datetime]::MinValue) -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayInvalidDateRange,*'
        $entry = (Get-RunwayAuditLog | Select-Object -First 1).EventId
        $run = Invoke-Recorded { Get-RunwayAuditLog '..', $entry }
        $run.Output.EventId | Should -Be $entry
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNotFound,*'
    }

    It 'refuses a filter that would filter nothing: <Command>' -ForEach @(
        @{ Command = { Get-RunwayAuditLog -Action ' ' -ErrorAction Stop }; Id = 'RunwayInvalidFilter' }
        @{ Command = { Get-RunwayAuditLog -Actor 'a@example.com', "`t" -ErrorAction Stop }; Id = 'RunwayInvalidFilter' }
        @{ Command = { Get-RunwayAuditLog -Action @() }; Id = 'ParameterArgumentValidationError' }
        @{ Command = { Get-RunwayAuditLog -WorkspaceId @() }; Id = 'ParameterArgumentValidationError' }
        @{ Command = { Get-RunwayWorkspaceUsage -OrganizationId '' }; Id = 'ParameterArgumentValidationError' }
    ) {
        $Command | Should -Throw -ErrorId "$Id,*"
    }

    It 'reads details by id from the pipeline, and with -Detail' {
        $list = Get-RunwayAuditLog | Select-Object -First 2
        $list.Where{ $_.ClientIpAddress } | Should -BeNullOrEmpty
        $details = $list | Get-RunwayAuditLog
        $details.EventId | Should -Be $list.EventId
        $details.ClientIpAddress | Should -Not -BeNullOrEmpty
        (Get-RunwayAuditLog -Detail | Select-Object -First 2).ClientIpAddress | Should -Be $details.ClientIpAddress
    }

    It 'has metadata by name, and as one text in a CSV file' {
        $entry = Get-RunwayAuditLog -Detail | Where-Object { $_.Metadata.Count } | Select-Object -First 1
        $name = @($entry.Metadata.Keys)[0]
        $entry.Metadata[$name] | Should -Not -BeNullOrEmpty
        ($entry | ConvertTo-Csv | ConvertFrom-Csv).Metadata | Should -BeLike "*${name}: *"
    }

    It 'tells of an entry that is not there, and reads the others' {
        $id = (Get-RunwayAuditLog | Select-Object -First 1).EventId
        $run = Invoke-Recorded { Get-RunwayAuditLog ([guid]::NewGuid()), $id }
        $run.Errors.Count | Should -Be 1
        $run.Output.EventId | Should -Be $id
    }

    It 'completes the actions of the API document' {
        $document = Get-Content -Raw "$PSScriptRoot/../../openapi/runway.openapi.json" | ConvertFrom-Json -AsHashtable
        $line = 'Get-RunwayAuditLog -Action '
        $offered = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.ListItemText
        $offered | Should -Be $document.components.schemas.AuditLogEntry.properties.action.'x-extensible-enum'
    }

    It 'keeps what persons did out of the debug stream' {
        $run = Invoke-Recorded { Get-RunwayAuditLog -Debug | Where-Object ActorEmail | Select-Object -First 1 }
        "$($run.Debug)" | Should -Not -BeLike "*$($run.Output.ActorEmail)*"
        "$($run.Debug)" | Should -Match 'not shown'
    }

    It 'writes a month of 5,000 entries to a CSV file in constant memory' {
        $c = (Open-Emulator -WorkspaceEntries 5000).Connection
        $held = [System.Collections.Generic.List[long]]::new()
        Get-RunwayAuditLog -Connection $c | ForEach-Object -Begin { $i = 0 } -Process {
            if (++$i % 1000 -eq 0) { $held.Add([gc]::GetTotalMemory($true)) }
            $_
        } | Export-Csv $TestDrive/audit.csv
        (Import-Csv $TestDrive/audit.csv).Count | Should -Be 5000
        # 4,000 entries more in memory would be some megabytes.
        $held[-1] - $held[0] | Should -BeLessThan 1MB
    }
}

Describe 'Without a linked workspace' {
    It '<_> says how to link one' -ForEach 'Get-RunwayWorkspaceUsage', 'Get-RunwayAuditLog' {
        $c = (Open-Emulator).Connection
        $problem = { & $_ -Connection $c -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayWorkspaceNotLinked,*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*one-time code*'
    }
}
