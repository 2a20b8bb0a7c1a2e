<#
    Documents: from texts and files, by name and by id, what is changed and what is deleted, and a lost answer.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $folder = New-Item -ItemType Directory "$TestDrive/knowledge"
    'The desk is open from 9 to 5.' | Set-Content "$folder/hours.md"
    '# Questions' | Set-Content "$folder/faq.md" -Encoding utf8BOM
    'Größe' | Set-Content "$folder/wide.txt" -Encoding unicode
}

AfterAll { Disconnect-Runway }

Describe 'New-RunwayDocument' {
    BeforeEach { Connect-Runway -Emulator }

    It 'creates documents from files, with their names' {
        $made = Get-ChildItem $folder -File | Sort-Object Name | New-RunwayDocument
        $made.Name | Should -Be 'faq.md', 'hours.md', 'wide.txt'
        $made.Content.Trim() | Should -Be '# Questions', 'The desk is open from 9 to 5.', 'Größe'
        $made.Type | Sort-Object -Unique | Should -Be 'text'
    }

    It 'creates one from a text and from rows' {
        (New-RunwayDocument -Name hours -Content 'From 9 to 5.').Content | Should -Be 'From 9 to 5.'
        ("Name,Content`na,x`nb,y" | ConvertFrom-Csv | New-RunwayDocument).Name | Should -Be 'a', 'b'
        ("Path`n$folder/faq.md`n$folder/hours.md" | ConvertFrom-Csv | New-RunwayDocument).Name | Should -Be 'faq.md', 'hours.md'
        (New-RunwayDocument "$folder/faq.md" -Name questions).Name | Should -Be 'questions'
        ("Name,Path`nother,$folder/faq.md`n,$folder/hours.md" | ConvertFrom-Csv | New-RunwayDocument).Name | Should -Be 'other', 'hours.md'
        ("Name,Content,Path`nn1,text,`nn2,,$folder/hours.md" | ConvertFrom-Csv | New-RunwayDocument).Content.Trim() | Should -Be 'text', 'The desk is open from 9 to 5.'
    }

    It 'creates nothing under -WhatIf' {
        New-RunwayDocument "$folder/*.md" -WhatIf | Should -BeNullOrEmpty
        Get-RunwayDocument | Should -BeNullOrEmpty
    }

    It 'refuses <What> before it sends anything' -TestCases @(
        @{ What = 'an empty text'; Id = 'RunwayTextLength'; Command = { New-RunwayDocument -Name a -Content '' -ErrorAction Stop } }
        @{ What = 'a long text'; Id = 'RunwayTextLength'; Command = { New-RunwayDocument -Name a -Content ('x' * 200001) -ErrorAction Stop } }
        @{ What = 'a long name'; Id = 'RunwayTextLength'; Command = { New-RunwayDocument -Name ('x' * 256) -Content a -ErrorAction Stop } }
        @{ What = 'a row with a file and a text'; Id = 'RunwayParameterNotApplicable'; Command = { [pscustomobject]@{ Name = 'a'; Content = 'b'; Path = "$folder/faq.md" } | New-RunwayDocument -ErrorAction Stop } }
        @{ What = 'a name alone'; Id = 'RunwayParameterNotApplicable'; Command = { New-RunwayDocument -Name a -ErrorAction Stop } }
        @{ What = 'a folder'; Id = 'RunwayFileNotFound'; Command = { New-RunwayDocument "$folder" -ErrorAction Stop } }
        @{ What = 'a missing file'; Id = 'RunwayFileNotFound'; Command = { New-RunwayDocument "$folder/nothing.md" -ErrorAction Stop } }
        @{ What = 'a pattern without files'; Id = 'RunwayFileNotFound'; Command = { New-RunwayDocument "$folder/*.pdf" -ErrorAction Stop } }
        @{ What = 'several files with one name'; Id = 'RunwayFileNotFound'; Command = { New-RunwayDocument "$folder/*.md" -Name a -ErrorAction Stop } }
        @{ What = 'a file that is no text'; Id = 'RunwayFileNotReadable'; Command = {
                [System.IO.File]::WriteAllBytes("$TestDrive/a.bin", [byte[]](0, 255, 254))
                New-RunwayDocument "$TestDrive/a.bin" -ErrorAction Stop
            }
        }
    ) {
        param($Id, $Command)
        $Command | Should -Throw -ErrorId "$Id*"
        Get-RunwayDocument | Should -BeNullOrEmpty
    }

    It 'takes the document that was created when the answer is lost, and says so' {
        '{ "rules": [ { "on": "POST /v1/documents", "first": 1, "do": "cut-after-body" } ] }' | Set-Content "$TestDrive/lost.json"
        Connect-Runway -Emulator -FaultScript "$TestDrive/lost.json"
        $made = Invoke-Recorded { New-RunwayDocument -Name faq -Content 'x' }
        $made.Errors | Should -BeNullOrEmpty
        $made.Warnings.Message | Should -BeLike '*response to creating document*was lost*'
        (Get-RunwayDocument).Id | Should -Be $made.Output.Id
    }
}

Describe 'Get-RunwayDocument' {
    BeforeEach {
        Connect-Runway -Emulator
        'a', 'b', 'c' | ForEach-Object { New-RunwayDocument -Name $_ -Content "text of $_" } | Out-Null
    }

    It 'lists the newest first, and the oldest with -Ascending' {
        (Get-RunwayDocument).Name | Should -Be 'c', 'b', 'a'
        (Get-RunwayDocument -Ascending).Name | Should -Be 'a', 'b', 'c'
        Set-RunwayDocument a -Content new
        (Get-RunwayDocument -SortBy UpdatedAt).Name | Should -Be 'a', 'c', 'b'
    }

    It 'reads the content of an exact name and of an id, and not of a list' {
        (Get-RunwayDocument b).Content | Should -Be 'text of b'
        (Get-RunwayDocument [ab]).Content | Where-Object { $_ } | Should -BeNullOrEmpty
        (Get-RunwayDocument | Get-RunwayDocument).Content | Should -Be 'text of c', 'text of b', 'text of a'
    }

    It 'reads all of one name, and tells their ids where one is meant' {
        $other = New-RunwayDocument -Name b -Content other
        (Get-RunwayDocument b).Content | Should -Be 'other', 'text of b'
        { Set-RunwayDocument b -Content new -ErrorAction Stop } | Should -Throw "*$($other.Id)*" -ErrorId 'RunwayNameNotUnique*'
    }

    It 'reads by an id in place of a name' {
        (Get-RunwayDocument (Get-RunwayDocument a).Id).Content | Should -Be 'text of a'
        (Get-RunwayDocument -Id a).Content | Should -Be 'text of a'
    }

    It 'finds a name with wildcard characters, escaped and as it is' {
        $null = New-RunwayDocument -Name 'x[1].md' -Content brackets
        (Get-RunwayDocument 'x`[1`].md').Content | Should -Be 'brackets'
        (Get-RunwayDocument 'x[1].md').Name | Should -Be 'x[1].md'
        $none = Invoke-Recorded { Get-RunwayDocument 'y`[1`].md' }
        $none.Errors.Exception.Message | Should -Be "There is no document 'y[1].md'."
    }

    It 'checks <What> also under -WhatIf' -TestCases @(
        @{ What = 'a new document'; Command = { New-RunwayDocument -Name x -Content ('x' * 200001) -WhatIf } }
        @{ What = 'a change'; Command = { Set-RunwayDocument a -Content ('x' * 200001) -WhatIf } }
    ) {
        param($Command)
        (Invoke-Recorded $Command).Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayTextLength*'
    }

    It 'stops reading when Select-Object has enough' {
        1..120 | ForEach-Object { New-RunwayDocument -Name "n$_" -Content x } | Out-Null
        $asked = Invoke-Recorded { Get-RunwayDocument -Verbose | Select-Object -First 3 }
        @($asked.Verbose -match 'GET .*documents').Count | Should -Be 1
        @(Get-RunwayDocument).Count | Should -Be 123
    }

    It 'completes what it has seen' {
        Get-RunwayDocument | Out-Null
        $line = 'Remove-RunwayDocument '
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.ListItemText | Should -Contain 'a'
    }
}

Describe 'Set-RunwayDocument' {
    BeforeEach { Connect-Runway -Emulator }

    It 'changes what is given and keeps the rest' {
        $made = New-RunwayDocument -Name faq -Content old
        Set-RunwayDocument faq -Path "$folder/hours.md" | Should -BeNullOrEmpty
        $changed = $made | Set-RunwayDocument -Name questions -PassThru
        $changed.Id, $changed.Name, $changed.Content.Trim() | Should -Be $made.Id, 'questions', 'The desk is open from 9 to 5.'
        $changed.UpdatedAt | Should -BeGreaterThan $made.UpdatedAt
    }

    It 'wants a change, and changes nothing under -WhatIf' {
        New-RunwayDocument -Name faq -Content old | Out-Null
        { Set-RunwayDocument faq } | Should -Throw -ErrorId 'RunwayParameterNotApplicable*'
        Set-RunwayDocument faq -Content new -WhatIf
        (Get-RunwayDocument faq).Content | Should -Be 'old'
    }

    It 'continues with the other documents after one that is not there' {
        New-RunwayDocument -Name b -Content old | Out-Null
        $said = Invoke-Recorded { Set-RunwayDocument a, b -Content new }
        $said.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayDocumentNotFound*'
        (Get-RunwayDocument b).Content | Should -Be 'new'
    }
}

Describe 'Remove-RunwayDocument' {
    BeforeEach { Connect-Runway -Emulator }

    It 'deletes by object, name and id, and ignores an id that is gone' {
        $made = 'a', 'b', 'c' | ForEach-Object { New-RunwayDocument -Name $_ -Content x }
        $made[0] | Remove-RunwayDocument -Confirm:$false
        Remove-RunwayDocument b, $made[2].Id, $made[0].Id -Confirm:$false -ErrorAction Stop
        Get-RunwayDocument | Should -BeNullOrEmpty
        { Remove-RunwayDocument b -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayDocumentNotFound*'
    }

    It 'names the avatars that have it' {
        $document = New-RunwayDocument -Name faq -Content x
        $avatar = @{ name = 'Desk'; referenceImage = 'https://a.example/1.png'; personality = 'Helps.'; voice = @{ type = 'runway-live-preset'; presetId = 'clara' }; documentIds = @($document.Id) }
        Invoke-RunwayRestMethod /v1/avatars -Method Post -Body $avatar -Confirm:$false | Out-Null
        $shown = Invoke-WhatIf { Remove-RunwayDocument faq -WhatIf }
        $shown | Should -BeLike '*Desk*'
        (Get-RunwayDocument faq).UsedBy.Name | Should -Be 'Desk'
    }
}
