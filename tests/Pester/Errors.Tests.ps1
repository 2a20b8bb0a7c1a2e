<#
    Errors are part of the interface, in every mode that a script may run in. EveryError.Tests.ps1 raises each of them;
    here are those that several commands raise, and what becomes of them in a script.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    Connect-Runway -Emulator
}

AfterAll { Disconnect-Runway }

Describe 'Error record' {
    It 'of <What> is complete' -ForEach @(
        @{ What = 'an unknown task that is waited for'; Command = { Wait-RunwayTask 'nobody' } }
        @{ What = 'an unknown task that is saved'; Command = { 'nobody' | Save-RunwayTaskOutput -DestinationPath $TestDrive } }
        @{ What = 'an unknown task that is stopped'; Command = { Stop-RunwayTask 'nobody' } }
        @{ What = 'a failed task'; Command = { New-RunwayImage '[fail:THIRD_PARTY.UNAVAILABLE] a' | Wait-RunwayTask | Out-Null } }
        @{ What = 'a task that fails without a code'; Command = { New-RunwayImage '[fail] a' | Wait-RunwayTask | Out-Null } }
    ) {
        $run = Invoke-Recorded $Command
        $run.Errors.Count | Should -Be 1
        $record = $run.Errors[0]
        $record.FullyQualifiedErrorId | Should -Match '^Runway[A-Z]\w+(\.[A-Z_.]+)?,Runway\.PowerShell\.\w+Command$'
        $record.CategoryInfo.Category | Should -Not -Be 'NotSpecified'
        $record.TargetObject | Should -Not -BeNullOrEmpty
        $record.ErrorDetails.RecommendedAction | Should -Match '\S.*\.$'
        $record.Exception.Message | Should -Not -Match '\.\.|  |\. \.'
        $record.Exception | Should -BeOfType Runway.RunwayException
        # The advice stands below the message, or behind it, wherever the lines break.
        ($record | Out-String -Width 400) -replace '[\s|]+', ' ' | Should -BeLike "*$(($record.ErrorDetails.RecommendedAction -replace '\s+', ' ').Substring(0, 20))*"
    }
}

Describe 'Modes of a script' {
    It 'ends the pipeline at the first error under -ErrorAction Stop' {
        { 'a', ' ', 'b' | New-RunwayImage -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayInvalidPrompt,*'
    }

    It 'ends the pipeline at the first error under $ErrorActionPreference, and can be used again after it' {
        $ErrorActionPreference = 'Stop'
        { '[fail] a', '[seconds:100000] slow' | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath $TestDrive/stop } |
            Should -Throw -ErrorId 'RunwayTaskFailed.*'
        (New-RunwayImage 'b' | Wait-RunwayTask).Status | Should -Be 'SUCCEEDED'
    }

    It 'gathers errors in -ErrorVariable and keeps them from the eye' {
        $run = Invoke-Recorded { ' ', 'a' | New-RunwayImage -ErrorAction SilentlyContinue -ErrorVariable global:gathered }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Count | Should -Be 1
        $gathered.Count | Should -Be 1
        Remove-Variable gathered -Scope Global
    }

    It 'works under strict mode' {
        Set-StrictMode -Version Latest
        $file = New-RunwayImage 'a' | Save-RunwayTaskOutput -DestinationPath $TestDrive/strict
        $file.TaskId | Should -Be $file.BaseName
        $task = Get-RunwayTask $file.TaskId
        $task | Format-Table | Out-String | Should -BeLike '*100%*'
        $task | Format-List | Out-String | Should -BeLike '*Output*'
        Get-RunwayOrganization | Out-String | Should -BeLike '*gen4_image*'
    }

    It 'speaks to the service and names files alike in every culture (<_>)' -ForEach 'de-DE', 'ar-SA', 'th-TH', 'tr-TR' {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = $_
        try {
            $task = New-RunwayImage 'INK [seconds:1.5]' -Ratio 1920:1080 -Seed 1234567 | Wait-RunwayTask
            $task.Status | Should -Be 'SUCCEEDED'
            $file = $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/culture -Force -NameTemplate '{Date:yyyy}-{Index:000}-{Prompt}'
            $file.Name | Should -Be ([datetime]::UtcNow.Year.ToString([cultureinfo]::InvariantCulture) + '-000-ink-seconds-1-5.png')
            Get-RunwayUsage ([datetime] '2026-01-01') ([datetime] '2026-01-31') | Should -BeNullOrEmpty
            $task | Export-Csv $TestDrive/culture.csv
            $back = Import-Csv $TestDrive/culture.csv | Wait-RunwayTask
            $back.Credits | Should -Be $task.Credits
            $back.CreatedAt.ToUnixTimeSeconds() | Should -Be $task.CreatedAt.ToUnixTimeSeconds()
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }
}
