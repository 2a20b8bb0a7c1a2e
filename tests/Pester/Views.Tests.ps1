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
        $text | Should -Match "$($failed.Id) FAILED +5 SAFETY.INPUT.TEXT: \[fail:SAFETY.INPUT.TEXT\] b"
        $text | Should -Match "$($new.Id) PENDING +~5 c"
        $text | Should -Not -BeLike '*_jwt*'
    }

    It 'shows the prompt in a window of 80 columns' {
        $done | Out-String -Width 80 | Should -BeLike '*a quiet harbour*'
    }

    It 'shows the whole code and the prompt of a failed task in a window of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
        $shown = ($failed | Out-String -Width $Width -Stream | Where-Object { $_ } | Select-Object -Skip 2 | ForEach-Object { $_.PadRight(80).Substring(60).TrimEnd() }) -join ''
        $shown -replace '\s' | Should -BeLike 'SAFETY.INPUT.TEXT:*'
        if ($Width -eq 80) { $shown -replace '\s' | Should -Be 'SAFETY.INPUT.TEXT:`[fail:SAFETY.INPUT.TEXT`]b'.Replace('`', '') }
        ($failed | Export-Clixml $TestDrive/f.xml); Import-Clixml $TestDrive/f.xml | Out-String -Width $Width | Should -Be ($failed | Out-String -Width $Width)
    }

    It 'colours a status by $PSStyle, and not if colours are off' {
        $escape = [char] 27
        $unwanted = $env:NO_COLOR
        try {
            $env:NO_COLOR = $null
            $PSStyle.OutputRendering = 'Ansi'
            $coloured = $done, $failed | Out-String -Width 120
            $coloured | Should -Match ([regex]::Escape("$($PSStyle.Foreground.Green)SUCCEEDED$($PSStyle.Reset)"))
            $coloured | Should -Match ([regex]::Escape("$($PSStyle.Formatting.Error)FAILED"))
            $env:NO_COLOR = '1'
            $done, $failed | Out-String -Width 120 | Should -Not -Match "$escape\[[0-9;]*mSUCCEEDED"
            $env:NO_COLOR = $null
            $PSStyle.OutputRendering = 'PlainText'
            $done, $failed | Out-String -Width 120 | Should -Not -BeLike "*$escape*"
            $PSStyle.OutputRendering = 'Host'
            $done, $failed > $TestDrive/redirected.txt
            Get-Content -Raw $TestDrive/redirected.txt | Should -Not -BeLike "*$escape*"
        }
        finally {
            $env:NO_COLOR = $unwanted
            $PSStyle.OutputRendering = 'PlainText'
        }
    }

    It 'shows the unit of every price in a window of 80 columns' {
        $models = Get-RunwayModel
        $rows = $models | Out-String -Width 80 -Stream | Where-Object { $_ } | Select-Object -Skip 2
        $rows | ForEach-Object { $_.Length | Should -BeLessOrEqual 80; $_ | Should -Not -BeLike '*…*' }
        $prices = $rows.ForEach{ $_.PadRight(80).Substring(53).Trim() }
        # No line begins between a number and its unit.
        $prices | Should -Not -Match '^(?!s of|at|plus|by)[a-z]+[/)]|^/|^(c?redits?|edits?|dits?|its?|ts?|s)\b(?! of)'
        ($prices -join '' -replace '\s') |
            Should -Be ($models.ForEach{ "$(if ($_.Status -ne 'Live') { "$($_.Status). " })$(($_.Price ?? 'not published') -replace ' per second', '/s' -replace ' per ', '/')" } -join '' -replace '\s')
    }

    It 'shows date, model and batch of the history in a window of 120 columns, and the prompt in one of 80' {
        Connect-Runway -Emulator -ClockRate 1000 -JournalPath (Join-Path $TestDrive journal) 6>$null
        New-RunwayImage 'a quiet lake' -Batch nightly | Save-RunwayTaskOutput -DestinationPath $TestDrive/lake | Out-Null
        $history = Get-RunwayTaskHistory
        Get-Heading ($history | Format-Table) | Should -Be 'Id', 'Status', 'Credits', 'Prompt', 'Created', 'Model', 'Batch'
        $history | Out-String -Width 120 | Should -Match "a quiet lake +\d{4}-\d\d-\d\d gen4_image +nightly"
        $narrow = $history | Out-String -Width 80
        $narrow | Should -BeLike '*a quiet lake*'
        $narrow | Should -Not -BeLike '*nightly*'
        Get-Label ($history | Format-List) | Should -Contain 'SavedPath'
        $history | Format-List | Out-String -Width 120 | Should -BeLike '*ratio 1280:720*'
        Disconnect-Runway
    }

    It 'shows the progress of a running task' {
        $running = $new | Select-Object * -ExcludeProperty Progress, Status
        $running.psobject.TypeNames.Insert(0, 'Runway.RunwayTask')
        $running | Add-Member Status 'RUNNING'
        $running | Add-Member Progress 0.425
        $running | Out-String -Width 120 | Should -Match 'RUNNING +4[23]%'
    }

    It 'shows tasks as a list, with output URLs without signatures' {
        Get-Label ($done | Format-List) | Should -Be 'Id', 'Status', 'Operation', 'Model', 'PromptText', 'Index', 'CreatedAt', 'EstimatedCredits', 'Credits', 'Output'
        Get-Label ($failed | Format-List) | Should -Contain 'FailureCode'
        $text = $done | Format-List | Out-String -Width 200
        $text | Should -BeLike '*.png`?*'
        $text | Should -Not -BeLike '*_jwt*'
    }

    It 'shows stored tasks in the same way' {
        $done | Export-Clixml $TestDrive/t.xml
        $back = Import-Clixml $TestDrive/t.xml
        Get-Heading ($back | Format-Table) | Should -Be 'Id', 'Status', 'Done', 'Credits', 'Prompt'
        $back | Format-List | Out-String -Width 200 | Should -Not -BeLike '*_jwt*'
    }

    It 'shows the id of a task in a string' {
        "$done" | Should -Be $done.Id
        $done.ToString() | Should -Be $done.Id
    }

    It 'shows the organization' {
        $organization = Get-RunwayOrganization -Connection $c
        Get-Label $organization | Should -Be 'CreditBalance', 'MaxMonthlyCreditSpend', 'UsedToday', 'Models'
        $organization | Out-String | Should -BeLike '*gen4_image 3*'
        Get-Heading $organization.Models | Should -Be 'Model', 'AtOnce', 'PerDay', 'Used'
    }

    It 'shows usage with days without times' {
        $usage = Get-RunwayUsage -Connection $c
        Get-Heading $usage | Should -Be 'Date', 'Credits', 'Model'
        $usage | Out-String | Should -Match '\d{4}-\d\d-\d\d +\d+ gen4_image'
    }

    It 'shows the connection without nested objects' {
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
