<#
    The balance and the usage of an organization.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $here = Open-Emulator -UsageDays 200
    $today = [datetime]::UtcNow.Date
}

Describe 'Get-RunwayOrganization' {
    It 'shows the balance, which falls as tasks are made' {
        $before = Get-RunwayOrganization -Connection $here.Connection
        $before.CreditBalance | Should -Be 100000
        New-RunwayImage 'a' -Connection $here.Connection | Out-Null
        $after = Get-RunwayOrganization -Connection $here.Connection
        $after.CreditBalance | Should -Be 99995
        ($after.Models | Where-Object Model -EQ 'gen4_image').DailyGenerations | Should -Be 1
    }
}

Describe 'Get-RunwayUsage' {
    It 'gives one row for each day and model, the oldest first' {
        $rows = Get-RunwayUsage -StartDate $today.AddDays(-10) -BeforeDate $today -Connection $here.Connection
        $rows[0] | Should -BeOfType Runway.RunwayUsage
        @($rows | Group-Object Date, Model | Where-Object Count -GT 1) | Should -BeNullOrEmpty
        $rows.Date | Should -Be ($rows.Date | Sort-Object)
        $rows[0].Date | Should -Be $today.AddDays(-10)
        $rows[-1].Date | Should -Be $today.AddDays(-1)
    }

    It 'adds up by model' {
        $rows = Get-RunwayUsage -StartDate $today.AddDays(-10) -BeforeDate $today -Connection $here.Connection
        $groups = $rows | Group-Object Model
        $groups.Name | Should -Be 'gen4_image', 'gen4_turbo'
        ($groups[0].Group | Measure-Object Credits -Sum).Sum | Should -BeGreaterThan 0
    }

    It 'can be exported to a CSV file directly' {
        $rows = Get-RunwayUsage -StartDate $today.AddDays(-3) -Connection $here.Connection
        $rows | Export-Csv $TestDrive/usage.csv
        $back = Import-Csv $TestDrive/usage.csv
        $back[0].psobject.Properties.Name | Should -Be 'Date', 'Model', 'Credits'
        $back.Credits | Should -Be $rows.Credits
    }

    It 'covers thirty days and today by default' {
        $fresh = Open-Emulator -UsageDays 60 -ClockRate 1
        New-RunwayImage 'a' -Connection $fresh.Connection | Out-Null
        $rows = Get-RunwayUsage -Connection $fresh.Connection
        $rows[-1].Date - $rows[0].Date | Should -Be ([timespan]::FromDays(30))
    }

    It 'reads more than 90 days in several requests, each day exactly once' {
        $run = Invoke-Recorded { Get-RunwayUsage -StartDate $today.AddDays(-200) -BeforeDate $today -Connection $here.Connection -Verbose }
        $run.Verbose.Count | Should -Be 3
        $days = @($run.Output | Where-Object Model -EQ 'gen4_image')
        $days.Count | Should -Be 200
        @($days.Date | Select-Object -Unique).Count | Should -Be 200
    }

    It 'sends one request for 90 days' {
        $run = Invoke-Recorded { Get-RunwayUsage -StartDate $today.AddDays(-90) -BeforeDate $today -Connection $here.Connection -Verbose }
        $run.Verbose.Count | Should -Be 1
    }

    It 'refuses dates in the wrong order' {
        $run = Invoke-Recorded { Get-RunwayUsage -StartDate $today -BeforeDate $today.AddDays(-1) -Connection $here.Connection -Verbose }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayInvalidDateRange,Runway.PowerShell.GetRunwayUsageCommand'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*-BeforeDate*'
        $run.Verbose | Should -BeNullOrEmpty
    }
}
