<#
    What the eye sees of every type that a command writes.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $c = (Open-Emulator -UsageDays 3).Connection
    $done = New-RunwayImage 'a quiet harbour' -Seed 3 -Connection $c | Wait-RunwayTask -Connection $c
    $failed = New-RunwayImage '[fail:SAFETY.INPUT.TEXT] b' -Connection $c | Wait-RunwayTask -Connection $c -ErrorAction SilentlyContinue
    $new = New-RunwayImage 'c' -Connection $c

    # The column headings of a table, from the line above the dashes.
    function Get-Heading([object[]] $Table) {
        $lines = $Table | Out-String -Width 120 -Stream | Where-Object { $_.Trim() }
        $lines[0].Trim() -split '\s+'
    }

    function Get-Label([object[]] $List) {
        $List | Out-String -Width 120 -Stream | ForEach-Object { if ($_ -match '^(\w+)\s+: ') { $Matches[1] } }
    }
}

Describe 'Views' {
    BeforeAll {
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
    }

    AfterAll { $PSStyle.OutputRendering = $rendering }

    It 'shows tasks as a table' {
        Get-Heading ($done | Format-Table) | Should -Be 'Id', 'Status', 'Done', 'Credits', 'Prompt'
        $text = $done, $failed, $new | Out-String -Width 120
        $text | Should -Match "$($done.Id) SUCCEEDED +100% +5 a quiet harbour"
        $text | Should -Match "$($failed.Id) FAILED +5 SAFETY.INPUT.TEXT The input"
        $text | Should -Match "$($new.Id) PENDING +~5 c"
        $text | Should -Not -BeLike '*_jwt*'
    }

    It 'leaves room for the prompt in a window of 80 columns' {
        $done | Out-String -Width 80 | Should -BeLike '*a quiet harbour*'
    }

    It 'shows how much of a running task is done' {
        $running = $new | Select-Object * -ExcludeProperty Progress, Status
        $running.psobject.TypeNames.Insert(0, 'Runway.RunwayTask')
        $running | Add-Member Status 'RUNNING'
        $running | Add-Member Progress 0.425
        $running | Out-String -Width 120 | Should -Match 'RUNNING +4[23]%'
    }

    It 'shows tasks as a list, their output without its signature' {
        Get-Label ($done | Format-List) | Should -Be 'Id', 'Status', 'Operation', 'Model', 'PromptText', 'Index', 'CreatedAt', 'EstimatedCredits', 'Credits', 'Output'
        Get-Label ($failed | Format-List) | Should -Contain 'FailureCode'
        $text = $done | Format-List | Out-String -Width 200
        $text | Should -BeLike '*.png`?*'
        $text | Should -Not -BeLike '*_jwt*'
    }

    It 'shows stored tasks alike' {
        $done | Export-Clixml $TestDrive/t.xml
        $back = Import-Clixml $TestDrive/t.xml
        Get-Heading ($back | Format-Table) | Should -Be 'Id', 'Status', 'Done', 'Credits', 'Prompt'
        $back | Format-List | Out-String -Width 200 | Should -Not -BeLike '*_jwt*'
    }

    It 'gives the id where a task stands in text' {
        "$done" | Should -Be $done.Id
        $done.ToString() | Should -Be $done.Id
    }

    It 'shows the organization' {
        $organization = Get-RunwayOrganization -Connection $c
        Get-Label $organization | Should -Be 'CreditBalance', 'MaxMonthlyCreditSpend', 'UsedToday', 'Models'
        $organization | Out-String | Should -BeLike '*gen4_image 3*'
        Get-Heading $organization.Models | Should -Be 'Model', 'AtOnce', 'PerDay', 'Used'
    }

    It 'shows usage, days as days' {
        $usage = Get-RunwayUsage -Connection $c
        Get-Heading $usage | Should -Be 'Date', 'Credits', 'Model'
        $usage | Out-String | Should -Match '\d{4}-\d\d-\d\d +\d+ gen4_image'
    }

    It 'shows the connection without what is inside it' {
        Get-Heading ($c | Format-Table) | Should -Be 'BaseAddress', 'Key', 'Source'
        Get-Label ($c | Format-List) | Should -Be 'BaseAddress', 'Key', 'Source', 'Proxy', 'IsClosed'
        "$c" | Should -Be 'https://runway-emulator.invalid/'
    }

    It 'shows saved files as files' {
        $file = $done | Save-RunwayTaskOutput -Connection $c -DestinationPath $TestDrive/files
        $text = $file | Out-String -Width 160
        $text | Should -BeLike "*Directory: $TestDrive*"
        $text | Should -BeLike "*$($done.Id).png*"
    }
}
