<#
    Errors in every mode of a script. EveryError.Tests.ps1 raises each of them;
    this file has errors of several commands, and their effect in a script.
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
        # The advice is below or after the message, wherever the lines break.
        ($record | Out-String -Width 400) -replace '[\s|]+', ' ' | Should -BeLike "*$(($record.ErrorDetails.RecommendedAction -replace '\s+', ' ').Substring(0, 20))*"
    }
}

Describe 'Error of a row' {
    BeforeAll {
        Set-Content $TestDrive/notes.png 'no picture'
        $video = [byte[]](0, 0, 0, 16) + [System.Text.Encoding]::ASCII.GetBytes('ftypisom') + [byte[]]::new(600)
        [System.IO.File]::WriteAllBytes("$TestDrive/clip.mp4", $video)
    }
    AfterAll { Connect-Runway -Emulator }

    It 'has the number and the prompt of the row, and the unchanged message of the exception: <What>' -ForEach @(
        @{ What = 'a blank prompt'; Command = { 'a', ' ' | New-RunwayImage }; Id = 'RunwayInvalidPrompt'; Row = 'Index 1: ""' }
        @{ What = 'a prompt that is too long'; Command = { 'a', ('x' * 1001) | New-RunwayImage }; Id = 'Runway*'; Row = "Index 1: ""$('x' * 60)…""" }
        @{ What = 'a misspelled model'; Command = { [pscustomobject]@{ PromptText = 'a'; Model = 'gen4_image' }, [pscustomobject]@{ PromptText = 'b'; Model = 'gen4_imgae' } | New-RunwayImage }; Id = 'RunwayModelMisspelled'; Row = 'Index 1: "b"' }
        @{ What = 'a missing file'; Command = { [pscustomobject]@{ PromptText = 'p'; Image = "$TestDrive/missing.png" } | New-RunwayVideo }; Id = 'RunwayFile*'; Row = 'Index 0: missing.png, "p"' }
        @{ What = 'a wildcard without files'; Command = { New-RunwayVideo 'p' -Image "$TestDrive/none*.png" }; Id = 'RunwayFileNotFound'; Row = 'Index 0: none*.png, "p"' }
        @{ What = 'a file that is no picture'; Command = { Get-Item $TestDrive/clip.mp4, $TestDrive/notes.png | New-RunwayVideoUpscale }; Id = 'Runway*'; Row = 'Index 1: notes.png' }
        @{ What = 'media of two kinds'; Command = { New-RunwayVideo 'p' -Image https://h.test/a.png -Video https://h.test/b.mp4 }; Id = 'RunwayParameterNotApplicable'; Row = 'Index 0: a.png, "p"' }
        @{ What = 'a batch that needs a name'; Command = { 'a' | New-RunwayImage -SkipExisting }; Id = 'RunwayBatchRequired'; Row = 'Index 0: "a"' }
        @{ What = 'a refusal of the service'; Faults = '{"on": "create", "after": 1, "do": "answer", "status": 400}'; Command = { 'one', 'two' | New-RunwayImage -ThrottleLimit 1 }; Id = 'RunwayBadRequest'; Row = 'Index 1: "two"' }
        @{ What = 'an answer that was lost'; Faults = '{"on": "create", "after": 1, "do": "cut-after-body"}'; Command = { 'one', 'two' | New-RunwayImage -ThrottleLimit 1 }; Id = 'RunwaySubmissionOutcomeUnknown'; Row = 'Index 1: "two"' }
        @{ What = 'a limit'; Command = { 'one', 'two' | New-RunwayImage -ThrottleLimit 1 -CreditLimit 5 }; Id = 'RunwayCreditLimitReached'; Row = 'Index 1: "two"' }
        @{ What = 'a task that failed, waited for'; Command = { 'one', '[fail:SAFETY.INPUT.TEXT] two' | New-RunwayImage | Wait-RunwayTask }; Id = 'RunwayTaskFailed.*'; Row = 'Index 1: "[[]fail:SAFETY.INPUT.TEXT] two"' }
        @{ What = 'a task that failed, saved'; Command = { 'one', '[fail] two' | New-RunwayImage | Save-RunwayTaskOutput $TestDrive/rows -Force }; Id = 'RunwayTaskFailed.*'; Row = 'Index 1: "[[]fail] two"' }
        @{ What = 'a task that failed, by its id'; Command = { ('one', '[fail] two' | New-RunwayImage).Id | Save-RunwayTaskOutput $TestDrive/rows -Force }; Id = 'RunwayTaskFailed.*'; Row = 'Index 1: "[[]fail] two"' }
        @{ What = 'a task that is not finished in time'; Command = { '[seconds:100000] slow' | New-RunwayImage | Wait-RunwayTask -Timeout 0 }; Id = 'RunwayWaitTimedOut'; Row = 'Index 0: "[[]seconds:100000] slow"' }
        @{ What = 'a file in the way'; Command = { $done = New-RunwayImage 'a' | Wait-RunwayTask; Set-Content "$TestDrive/$($done.Id).png" 'mine'; $done | Save-RunwayTaskOutput $TestDrive }; Id = 'RunwayFileExists'; Row = 'Index 0: "a"' }
        @{ What = 'a task that is gone'; Command = { $gone = New-RunwayImage 'a'; $gone | Remove-RunwayTask -Confirm:$false; $gone | Get-RunwayTask }; Id = 'RunwayTaskNotFound'; Row = 'Index 0: "a"' }
        @{ What = 'a sum'; Command = { 'a', ' ' | Measure-RunwayCost }; Id = 'RunwayInvalidPrompt'; Row = 'Index 1: ""' }
        @{ What = 'an upload'; Command = { Get-Item $TestDrive/clip.mp4, $TestDrive/notes.png | New-RunwayUpload }; Id = 'Runway*'; Row = 'Index 1: notes.png' }
        @{ What = 'a body'; Command = { @{ model = 'gen4_image'; promptText = 'a' } | Invoke-RunwayRestMethod /v1/text_to_image POST }; Id = 'RunwayBadRequest'; Row = 'Index 0: "a"' }
        @{ What = 'a page'; Command = { Get-Item $TestDrive/notes.png | Export-RunwayGallery $TestDrive/page.html }; Id = 'RunwayInvalidMedia'; Row = 'Index 0: notes.png' }
    ) {
        $faulty = @{}
        if ($Faults) {
            $faulty.FaultScript = "$TestDrive/faults.json"
            Set-Content $faulty.FaultScript "{""rules"": [$Faults]}"
        }
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 @faulty
        $run = Invoke-Recorded $Command
        $run.Errors.Count | Should -Be 1 -Because "$($run.Errors)"
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $run.Errors[0].ErrorDetails.Message | Should -BeLike "*$([Environment]::NewLine)$Row"
        "$($run.Errors[0])" | Should -Be $run.Errors[0].ErrorDetails.Message
        $run.Errors[0].Exception.Message | Should -Not -BeLike "*Index ?: *"
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

    It 'collects errors in -ErrorVariable and does not show them' {
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

    It 'sends the same requests and writes the same file names in every culture (<_>)' -ForEach 'de-DE', 'ar-SA', 'th-TH', 'tr-TR' {
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
