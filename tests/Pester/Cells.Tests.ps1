<#
    The cells of a list: a value that cannot be read is an error of its row, and is never ignored, rounded or guessed.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
}

AfterAll { Disconnect-Runway }

Describe 'A number in a cell' {
    BeforeAll { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 }

    It 'is an error of its row when it is <Value> for <Name>' -ForEach @(
        @{ Name = 'Seed'; Value = 'abc' }, @{ Name = 'Seed'; Value = '1.5' }, @{ Name = 'Seed'; Value = '1,5' }, @{ Name = 'Seed'; Value = 'NaN' }
        @{ Name = 'OutputCount'; Value = 'two' }, @{ Name = 'OutputCount'; Value = '99999999999' }
    ) {
        $row = [pscustomobject]@{ PromptText = 'x'; $Name = $Value }
        $row | New-RunwayImage -ErrorAction SilentlyContinue -ErrorVariable said | Should -BeNullOrEmpty
        $said | Should -Not -BeNullOrEmpty
        "$said" | Should -BeLike "*$Name*"
    }

    It 'may be as large as a seed, and may be blank' {
        ([pscustomobject]@{ PromptText = 'x'; Seed = '4294967295' } | New-RunwayImage).Seed | Should -Be 4294967295
        ([pscustomobject]@{ PromptText = 'x'; Seed = ' ' } | New-RunwayImage).Seed | Should -BeNullOrEmpty
    }

    It 'is refused in -CreditLimit' {
        { New-RunwayImage 'x' -CreditLimit '4,5' } | Should -Throw '*CreditLimit*a number from 0 to 10000000*'
    }

    It 'is an error that says what is allowed, and the other rows are created' {
        $said = 'one', 'abc', 'three' | ForEach-Object { [pscustomobject]@{ PromptText = $_; Seed = $_ -eq 'abc' ? $_ : 1 } } |
            New-RunwayImage -ErrorAction Continue 2>&1
        $said.PromptText.Where({ $_ }) | Should -Be 'one', 'three'
        $wrong = @($said.Where({ $_ -is [System.Management.Automation.ErrorRecord] }))
        $wrong.FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidNumber,*'
        $wrong.Exception.Message | Should -BeLike "*'abc' is not a whole number from 0 to 4294967295 for -Seed*"
    }

    It 'is an error in the order of the input, after the tasks that exist' {
        $rows = 'one', 'two', 'abc', 'four' | ForEach-Object { [pscustomobject]@{ PromptText = $_; Seed = $_ -eq 'abc' ? $_ : 1 } }
        $said = $rows | New-RunwayImage -ErrorAction Continue 2>&1
        $said | ForEach-Object { $_ -is [System.Management.Automation.ErrorRecord] ? 'error' : $_.PromptText } | Should -Be 'one', 'two', 'error', 'four'
        $got = [System.Collections.Generic.List[object]]::new()
        { $rows | New-RunwayImage -Batch stopped -ErrorAction Stop | ForEach-Object { $got.Add($_) } } | Should -Throw -ErrorId 'RunwayInvalidNumber,*'
        $got.PromptText | Select-Object -First 2 | Should -Be 'one', 'two'
        $got.Id | Sort-Object | Should -Be ((Get-RunwayTaskHistory -Batch stopped).Id | Sort-Object)
    }

    It 'ends the command when it is an argument' {
        { 1..3 | ForEach-Object { "picture $_" } | New-RunwayImage -Seed 1.5 } | Should -Throw '*whole number*Seed*' -ErrorId 'RunwayInvalidNumber,*'
    }

    It 'is checked on every parameter of every cmdlet' {
        $numbers = 'SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Int128 UInt128 IntPtr Half Single Double Decimal BigInteger TimeSpan Number' -split ' '
        $guarded = foreach ($command in Get-Command -Module Runway, RunwayAI) {
            foreach ($parameter in $command.Parameters.Values.Where({ $_.Name -notin [System.Management.Automation.PSCmdlet]::CommonParameters })) {
                $type = $parameter.ParameterType
                while ($inner = $type.HasElementType ? $type.GetElementType() : $type.GenericTypeArguments[0]) { $type = $inner }
                if ($type.Name -in $numbers) {
                    $parameter.Attributes.TypeId.Name | Should -Contain NumberAttribute -Because "$command -$($parameter.Name)"
                    "$command -$($parameter.Name)"
                }
            }
        }
        $guarded.Count | Should -BeGreaterThan 60
    }

    It 'is read exactly for <Command> -<Name>' -ForEach @(
        @{ Command = 'New-RunwayImage'; Name = 'ThrottleLimit'; Bad = '2.5', '1,6', 'many', 0, 257, 2.5, $true; With = @{ PromptText = 'x' } }
        @{ Command = 'Wait-RunwayTask'; Name = 'Timeout'; Bad = '2.5', '1,5', -2, 1.5, '1e12'; With = @{ Task = 'x' } }
        @{ Command = 'Wait-RunwayTask'; Name = 'RetryFailed'; Bad = 0.5, 11, '0,5'; With = @{ Task = 'x' } }
        @{ Command = 'Get-RunwayDiagnostic'; Name = 'Last'; Bad = 2.5, '1,0', 101; With = @{} }
        @{ Command = 'Connect-Runway'; Name = 'TimeoutSec'; Bad = 2.5, '1,0', 0; With = @{} }
        @{ Command = 'Connect-Runway'; Name = 'TaskSeconds'; Bad = '0,5', 'NaN', -1; With = @{ Emulator = $true } }
        @{ Command = 'Connect-Runway'; Name = 'ClockRate'; Bad = '1,5', [double]::NaN, 0; With = @{ Emulator = $true } }
        @{ Command = 'Save-RunwayTaskOutput'; Name = 'SizeLimit'; Bad = '1.5', '1,5MB', '0'; With = @{ Task = 'x' } }
        @{ Command = 'Export-RunwayGallery'; Name = 'EmbedLimit'; Bad = 0.5, '1,5'; With = @{ Path = 'x.html' } }
    ) {
        foreach ($value in $Bad) {
            $given = $With + @{ $Name = $value }
            { & $Command @given -ErrorAction Stop } | Should -Throw "*$Name*number*" -Because "$value"
        }
    }

    It 'may have the units of PowerShell if it is a number of bytes' {
        { 'none' | Save-RunwayTaskOutput $TestDrive -SizeLimit '1.5MB' -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayTaskNotFound,*'
    }

    It 'is read exactly in the hashtable of a keyframe' -ForEach '0,5', 'NaN', 'soon', $true {
        { New-RunwayVideo 'x' -Video https://x.test/a.mp4 -Keyframe @{ Image = 'https://x.test/a.png'; Seconds = $_ } -ErrorAction Stop -WhatIf } |
            Should -Throw '*Seconds of a keyframe*' -ErrorId 'RunwayInvalidKeyframe,*'
    }

    # With the error of the New- cmdlet, where that has the parameter.
    It 'is read exactly by Measure-RunwayCost: <Name> <Value>' -ForEach @(
        @{ Name = 'OutputCount'; Value = '2.5' }, @{ Name = 'OutputCount'; Value = '0' }, @{ Name = 'OutputCount'; Value = 'NaN' }
        @{ Name = 'Duration'; Value = '2,5'; Id = 'RunwayInvalidDuration' }, @{ Name = 'Duration'; Value = 'NaN'; Id = 'RunwayInvalidDuration' }
        @{ Name = 'InputSeconds'; Value = '1,5' }, @{ Name = 'Audio'; Value = 'perhaps'; Id = 'ParameterArgumentTransformationError' }
    ) {
        $row = [pscustomobject]@{ Model = 'veo3.1'; Operation = 'text_to_video'; $Name = $Value }
        { $row | Measure-RunwayCost -ErrorAction Stop } | Should -Throw "*$Name*" -ErrorId "$($Id ?? 'RunwayInvalidNumber'),*"
    }

    It 'is false for the text no in a column Audio' {
        $cost = { ([pscustomobject]@{ Model = 'veo3.1'; Operation = 'text_to_video'; Duration = 4; Audio = $args[0] } | Measure-RunwayCost).AtMost }
        & $cost 'no' | Should -Be (& $cost 'false')
        & $cost 'no' | Should -BeLessThan (& $cost 'yes')
    }
}

Describe 'A cell that is neither text nor a medium' {
    BeforeAll { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 }

    It 'is an error of its row if it cannot be read, whatever its type' {
        $seen = foreach ($command in Get-Command -Module Runway -Name New-Runway*) {
            $binds = { $args[0].Attributes.Where({ $_ -is [Parameter] -and $_.ValueFromPipelineByPropertyName }) }
            foreach ($parameter in $command.Parameters.Values.Where({ (& $binds $_) -and $_.ParameterType -notin [string], [object], [string[]], [object[]] })) {
                $row = @{}
                $command.Parameters.Values.Where({ $_.Attributes.Where({ $_ -is [Parameter] -and $_.Mandatory }) -or $_.Name -eq 'PromptText' }).ForEach({ $row[$_.Name] = 'https://x.test/a.png' })
                $row[$parameter.Name] = 'neither'
                $made = [pscustomobject]$row | & $command -ErrorAction SilentlyContinue -ErrorVariable said
                $made | Should -BeNullOrEmpty -Because "$command -$($parameter.Name)"
                "$said" | Should -BeLike "*$($parameter.Name)*" -Because "$command -$($parameter.Name)"
                "$command -$($parameter.Name)"
            }
        }
        $seen.Count | Should -BeGreaterThan 50
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'is accepted in the form that ConvertFrom-Json returns' {
        $row = '{"PromptText": "x", "AdditionalProperty": {"mood": "dark"}}' | ConvertFrom-Json
        "$($row | New-RunwayImage -WhatIf 2>&1 3>&1)" | Should -BeLike "*mood*"
    }
}

Describe 'A path in a cell' {
    BeforeAll { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 }

    It 'is the file of that name if it exists, and not a pattern' {
        $png = New-RunwayImage 'x' | Save-RunwayTaskOutput -OutFile (Join-Path $TestDrive 'x1.png')
        [System.IO.File]::Copy($png.FullName, (Join-Path $TestDrive 'x[1].png'))
        Copy-Item -LiteralPath $png.FullName -Destination (Join-Path $TestDrive 'x2.png')
        New-RunwayVideo -Image (Join-Path $TestDrive 'x[1].png') -Batch literal | Out-Null
        (Get-Content -Raw (Get-ChildItem (Get-RunwayConnection).JournalPath -Filter *.jsonl).FullName) | Should -Match 'x\[1\]\.png'
        @(New-RunwayVideo -Image (Join-Path $TestDrive 'x[12].png')).Count | Should -Be 2
    }

    It 'uses the folder of that name before a pattern if it exists' {
        $folder = New-Item (Join-Path $TestDrive 'pics[1]/deep') -ItemType Directory
        $other = New-Item (Join-Path $TestDrive 'pics1') -ItemType Directory
        $png = New-RunwayImage 'x' | Save-RunwayTaskOutput -OutFile (Join-Path $other 'not me.png')
        'a.png', 'deep/b.png' | ForEach-Object { [System.IO.File]::Copy($png.FullName, (Join-Path $TestDrive 'pics[1]' $_)) }
        [System.IO.File]::AppendAllText((Join-Path $folder.FullName b.png), 'b')
        @(New-RunwayUpload (Join-Path $TestDrive 'pics[1]/*.png')).Name | Should -Be 'a.png'
        @(New-RunwayUpload (Join-Path $TestDrive 'pics[1]/*/*.png')).Name | Should -Be 'b.png'
        New-RunwayVideo 'x' -Image (Join-Path $TestDrive 'pics[1]/*.png') | Should -HaveCount 1
    }
}
