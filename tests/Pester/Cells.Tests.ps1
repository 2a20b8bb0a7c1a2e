<#
    The cells of a list: what cannot be read is an error of its row, and never dropped, rounded or guessed.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
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

    It 'reaches as far as seeds do, and may be blank' {
        ([pscustomobject]@{ PromptText = 'x'; Seed = '4294967295' } | New-RunwayImage).Seed | Should -Be 4294967295
        ([pscustomobject]@{ PromptText = 'x'; Seed = ' ' } | New-RunwayImage).Seed | Should -BeNullOrEmpty
    }

    It 'is none in a limit either' {
        { New-RunwayImage 'x' -CreditLimit '4,5' } | Should -Throw '*CreditLimit*'
    }

    It 'is guarded on every parameter that a column can bind' {
        foreach ($command in Get-Command -Module Runway -Name New-Runway*) {
            foreach ($parameter in $command.Parameters.Values) {
                $type = [Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType
                $binds = $parameter.Attributes.Where({ $_ -is [Parameter] -and $_.ValueFromPipelineByPropertyName })
                if ($binds -and $type -in [int], [long], [uint], [double], [decimal]) {
                    $parameter.Attributes.TypeId.Name | Should -Contain NumberAttribute -Because "$command -$($parameter.Name)"
                }
            }
        }
    }
}

Describe 'A path in a cell' {
    BeforeAll { Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 }

    It 'is the file of that name, where there is one, and no pattern' {
        $png = New-RunwayImage 'x' | Save-RunwayTaskOutput -OutFile (Join-Path $TestDrive 'x1.png')
        [System.IO.File]::Copy($png.FullName, (Join-Path $TestDrive 'x[1].png'))
        Copy-Item -LiteralPath $png.FullName -Destination (Join-Path $TestDrive 'x2.png')
        New-RunwayVideo -Image (Join-Path $TestDrive 'x[1].png') -Batch literal | Out-Null
        (Get-Content -Raw (Get-ChildItem (Get-RunwayConnection).Journal.Folder -Filter *.jsonl).FullName) | Should -Match 'x\[1\]\.png'
        @(New-RunwayVideo -Image (Join-Path $TestDrive 'x[12].png')).Count | Should -Be 2
    }
}
