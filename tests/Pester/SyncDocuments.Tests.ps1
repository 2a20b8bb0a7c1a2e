<#
    Sync-RunwayDocument: what is sent for files and documents by name, for whom, what -Prune deletes and what it never does.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    function New-Avatar([string] $Name, [string[]] $Document = @()) {
        $body = @{ name = $Name; referenceImage = 'https://a.example/1.png'; personality = 'Helps.'; voice = @{ type = 'runway-live-preset'; presetId = 'clara' }; documentIds = @($Document) }
        (Invoke-RunwayRestMethod /v1/avatars -Method Post -Body $body -Confirm:$false).id
    }

    # An emulator, and a folder with two files.
    function New-Scene {
        Connect-Runway -Emulator
        $made = (New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())").FullName
        Set-Content "$made/faq.md" '# Questions' -NoNewline
        Set-Content "$made/hours.md" 'From 9 to 5.' -NoNewline
        $made
    }

    # Name = text of every document, for comparing.
    function Get-Text { @(Get-RunwayDocument | Get-RunwayDocument | Sort-Object Name, Id).ForEach({ "$($_.Name)=$($_.Content.Trim())" }) }
    function Get-DocumentOf([string] $Avatar) { @((Invoke-RunwayRestMethod "/v1/avatars/$Avatar").documentIds) }
    function Get-Change($Said) { @($Said.Verbose -match '^(POST|PATCH|DELETE) ') }
}

AfterAll { Disconnect-Runway }

Describe 'Sync-RunwayDocument' {
    BeforeEach { $folder = New-Scene }

    It 'creates, changes and leaves documents by name, with a row for each file in their order' {
        $same = New-RunwayDocument -Name faq.md -Content '# Questions'
        $old = New-RunwayDocument -Name hours.md -Content 'old'
        Set-Content "$folder/prices.md" 'All free.' -NoNewline

        $rows = Sync-RunwayDocument $folder

        $rows.Name | Should -Be 'faq.md', 'hours.md', 'prices.md'
        $rows.Action | Should -Be 'Unchanged', 'Changed', 'Created'
        $rows[0, 1].Id | Should -Be $same.Id, $old.Id
        $rows.Path | Should -Be "$folder/faq.md", "$folder/hours.md", "$folder/prices.md"
        Get-Text | Should -Be 'faq.md=# Questions', 'hours.md=From 9 to 5.', 'prices.md=All free.'
    }

    It 'does nothing when it is repeated, with or without an avatar' {
        $avatar = New-Avatar Desk
        Sync-RunwayDocument $folder -Avatar Desk | Out-Null
        foreach ($again in { Sync-RunwayDocument $folder -Verbose }, { Sync-RunwayDocument $folder -Avatar $avatar -Prune -Confirm:$false -Verbose }) {
            $said = Invoke-Recorded $again
            $said.Output.Action | Should -Be 'Unchanged', 'Unchanged'
            Get-Change $said | Should -BeNullOrEmpty
        }
    }

    It 'takes texts with other ends of lines for the same, and names with another case for a new name' {
        New-RunwayDocument -Name faq.md -Content "a`r`nb" | Out-Null
        $made = New-RunwayDocument -Name HOURS.md -Content 'From 9 to 5.'
        Set-Content "$folder/faq.md" "a`nb" -NoNewline
        $rows = Sync-RunwayDocument $folder
        $rows.Action | Should -Be 'Unchanged', 'Changed'
        $rows[1].Id | Should -Be $made.Id
        (Get-RunwayDocument $made.Id).Name | Should -BeExactly 'hours.md'
    }

    It 'reads folders, patterns, files, piped items and literal paths, each file once' {
        New-Item -ItemType Directory "$folder/sub" | Out-Null
        Set-Content "$folder/sub/deep.md" 'x'
        Set-Content -LiteralPath "$folder/a[1].md" 'x'
        (Sync-RunwayDocument $folder, "$folder/*.md", "$folder/faq.md").Name | Should -Be 'a[1].md', 'faq.md', 'hours.md'
        (Get-ChildItem $folder -Recurse -File | Sync-RunwayDocument).Name | Sort-Object | Should -Be 'a[1].md', 'deep.md', 'faq.md', 'hours.md'
        (Get-Item $folder | Sync-RunwayDocument).Count | Should -Be 3
        (Sync-RunwayDocument -LiteralPath "$folder/a[1].md").Action | Should -Be 'Unchanged'
        @() | Sync-RunwayDocument -Prune | Should -BeNullOrEmpty
        (Get-RunwayDocument).Count | Should -Be 4
    }

    It 'shows the plan under -WhatIf and sends nothing that changes something' {
        New-RunwayDocument -Name hours.md -Content old | Out-Null
        $gone = New-RunwayDocument -Name gone.md -Content old
        $avatar = New-Avatar Desk $gone.Id
        $shown = Invoke-WhatIf { Sync-RunwayDocument $folder -Avatar Desk -Prune -WhatIf }
        $shown | Should -Be @(
            'What if: Performing the operation "Create the document and attach it to Desk" on target "faq.md".'
            "What if: Performing the operation ""Change the document and attach it to Desk"" on target ""hours.md ($((Get-RunwayDocument hours.md).Id))""."
            "What if: Performing the operation ""Delete the document, which has no file"" on target ""gone.md ($($gone.Id))""."
            'What if: 1 created, 1 changed, 0 attached, 1 removed; 0 unchanged.'
        )
        Get-Text | Should -Be 'gone.md=old', 'hours.md=old'
        Get-DocumentOf $avatar | Should -Be $gone.Id
        Get-Change (Invoke-Recorded { Sync-RunwayDocument $folder -Avatar Desk -Prune -WhatIf -Verbose }) | Should -BeNullOrEmpty
    }

    It 'deletes nothing where the avatar could not be changed' {
        '{ "rules": [ { "on": "PATCH /v1/avatars/*", "first": 1, "do": "answer", "status": 409 } ] }' | Set-Content "$TestDrive/unchanged.json"
        Connect-Runway -Emulator -FaultScript "$TestDrive/unchanged.json"
        $gone = New-RunwayDocument -Name gone.md -Content old
        $avatar = New-Avatar Desk -Document $gone.Id
        $run = Invoke-Recorded { Sync-RunwayDocument $folder -Avatar Desk -Prune -Confirm:$false }
        $run.Output.Action | Should -Be 'Created', 'Created'
        $run.Errors.Exception.Message | Should -BeLike 'Avatar Desk was not changed, so that it has not got faq.md, hours.md. Nothing was deleted.*'
        Get-DocumentOf $avatar | Should -Be $gone.Id
        (Get-RunwayDocument).Name | Should -Contain 'gone.md'
        (Sync-RunwayDocument $folder -Avatar Desk -Prune -Confirm:$false).Action | Should -Be 'Attached', 'Attached', 'Removed'
    }

    It 'continues a run that failed half way' {
        '{ "rules": [ { "on": "POST /v1/documents", "first": 1, "do": "answer", "status": 400 }, { "on": "PATCH /v1/avatars/*", "first": 1, "do": "answer", "status": 400 } ] }' | Set-Content "$TestDrive/half.json"
        Connect-Runway -Emulator -FaultScript "$TestDrive/half.json"
        $avatar = New-Avatar Desk
        $first = Invoke-Recorded { Sync-RunwayDocument $folder -Avatar Desk -ThrottleLimit 1 }
        $first.Output.Action | Should -Be 'Created'
        $first.Errors.Count | Should -Be 2
        (Sync-RunwayDocument $folder -Avatar Desk).Action | Should -Be 'Created', 'Attached'
        (Sync-RunwayDocument $folder -Avatar Desk).Action | Should -Be 'Unchanged', 'Unchanged'
        (Get-DocumentOf $avatar).Count | Should -Be 2
        (Get-RunwayDocument).Count | Should -Be 2
    }
}

Describe 'What Sync-RunwayDocument refuses' {
    BeforeEach { $folder = New-Scene }

    It '<What> is an error before anything is sent; the other files follow, and -Prune deletes nothing' -TestCases @(
        @{ What = 'an empty file'; Id = 'RunwayTextLength'; Make = { Set-Content "$folder/bad.md" '' -NoNewline } }
        @{ What = 'a long file'; Id = 'RunwayTextLength'; Make = { Set-Content "$folder/bad.md" ('x' * 200001) -NoNewline } }
        @{ What = 'a binary file'; Id = 'RunwayFileNotReadable'; Make = { [System.IO.File]::WriteAllBytes("$folder/bad.md", [byte[]](137, 80, 78, 71, 0, 255)) } }
        @{ What = 'a missing file'; Id = 'RunwayFileNotFound'; Make = { } }
    ) {
        param($Id, $Make)
        & $Make
        New-RunwayDocument -Name gone.md -Content x | Out-Null
        $run = Invoke-Recorded { Sync-RunwayDocument $folder, "$folder/bad.md" -Prune -Confirm:$false }
        @($run.Errors.FullyQualifiedErrorId | Sort-Object -Unique) | Should -BeLike "$Id,*"
        $run.Errors[0].Exception.Message | Should -BeLike '*bad.md*'
        $run.Warnings.Message | Should -BeLike 'Nothing is deleted*'
        $run.Output.Name | Should -Be 'faq.md', 'hours.md'
        Get-RunwayDocument gone.md -ErrorAction Stop | Should -Not -BeNullOrEmpty

        Set-Content "$folder/new.md" y
        { Sync-RunwayDocument $folder, "$folder/bad.md" -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        Get-RunwayDocument new.* | Should -BeNullOrEmpty
    }

    It 'two files of one name are an error with both paths' {
        New-Item -ItemType Directory "$folder/sub" | Out-Null
        Set-Content "$folder/sub/FAQ.md" 'x'
        $run = Invoke-Recorded { Get-ChildItem $folder -Recurse -File | Sync-RunwayDocument }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayEntriesNotTogether,*'
        $run.Errors.Exception.Message | Should -BeLike "*$folder/faq.md*$folder/sub/FAQ.md*"
        $run.Output.Name | Should -Be 'hours.md'
    }

    It 'several documents of one name are an error with their ids' {
        $two = 1, 2 | ForEach-Object { New-RunwayDocument -Name faq.md -Content $_ }
        $run = Invoke-Recorded { Sync-RunwayDocument $folder -Prune -Confirm:$false }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNameNotUnique,*'
        foreach ($id in $two.Id) { $run.Errors.Exception.Message | Should -BeLike "*$id*" }
        $run.Output.Name | Should -Be 'hours.md'
        (Get-RunwayDocument).Count | Should -Be 3
    }

    It 'takes the first of several documents that all have the text of the file' {
        $text = Get-Content "$folder/faq.md" -Raw
        $null = 1..2 | ForEach-Object { New-RunwayDocument -Name faq.md -Content $text }
        (Sync-RunwayDocument "$folder/faq.md").Action | Should -Be 'Unchanged'
    }

    It 'an avatar that is not there, one of several, and one that would have too many documents' {
        { Sync-RunwayDocument $folder -Avatar Nobody -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayAvatarNotFound,*'
        $null = 'Desk', 'Twin', 'Twin' | ForEach-Object { New-Avatar $_ }
        { Sync-RunwayDocument $folder -Avatar Twin -ErrorAction Stop } | Should -Throw '*have the name*' -ErrorId 'RunwayNameNotUnique,*'
        $full = New-Avatar Full (1..49 | ForEach-Object { (New-RunwayDocument -Name "n$_" -Content x).Id })
        { Sync-RunwayDocument $folder -Avatar Full -ErrorAction Stop } | Should -Throw '*at most 50*' -ErrorId 'RunwayCountOutOfRange,*'
        Get-RunwayDocument *.md | Should -BeNullOrEmpty
        (Get-DocumentOf $full).Count | Should -Be 49
    }
}

Describe '-Avatar' {
    BeforeEach { $folder = New-Scene }

    It 'gives the documents to the avatar, which keeps the others' {
        $other = New-RunwayDocument -Name other -Content x
        $avatar = New-Avatar Desk $other.Id
        $free = New-RunwayDocument -Name faq.md -Content '# Questions'
        $rows = Sync-RunwayDocument $folder -Avatar desk
        $rows.Action | Should -Be 'Attached', 'Created'
        Get-DocumentOf $avatar | Should -Be $other.Id, $free.Id, $rows[1].Id
    }

    It 'shares a document with the same text, and never changes one that only other avatars have' {
        $faq, $hours = 'faq.md', 'hours.md' | ForEach-Object { New-RunwayDocument -Name $_ -Content '# Questions' }
        $sales = New-Avatar Sales $faq.Id, $hours.Id
        $desk = New-Avatar Desk
        (Sync-RunwayDocument $folder -Avatar Desk).Action | Should -Be 'Attached', 'Created'
        (Get-RunwayDocument $hours.Id).Content | Should -Be '# Questions'
        Get-DocumentOf $sales | Should -Be $faq.Id, $hours.Id
        # From now on the own one is meant.
        (Sync-RunwayDocument $folder -Avatar Desk).Action | Should -Be 'Unchanged', 'Unchanged'
        Get-DocumentOf $desk | Should -HaveCount 2
    }
}

Describe '-Prune' {
    BeforeEach {
        $folder = New-Scene
        $gone, $shared, $foreign, $free = 'gone.md', 'shared.md', 'foreign.md', 'free.md' | ForEach-Object { New-RunwayDocument -Name $_ -Content x }
        $desk = New-Avatar Desk $gone.Id, $shared.Id
        $sales = New-Avatar Sales $shared.Id, $foreign.Id
    }

    It 'deletes what only the avatar has, takes from it what others have, and leaves the rest' {
        $rows = Sync-RunwayDocument $folder -Avatar Desk -Prune -Confirm:$false
        $rows.Action | Should -Be 'Created', 'Created', 'Detached', 'Removed'
        $rows[2, 3].Id | Should -Be $shared.Id, $gone.Id
        (Get-RunwayDocument).Name | Sort-Object | Should -Be 'faq.md', 'foreign.md', 'free.md', 'hours.md', 'shared.md'
        Get-DocumentOf $desk | Should -Be $rows[0, 1].Id
        Get-DocumentOf $sales | Should -Be $shared.Id, $foreign.Id
    }

    It 'deletes documents of the whole project without an avatar, and only of the names that a pattern stands for' {
        New-RunwayDocument -Name gone.txt -Content x | Out-Null
        (Sync-RunwayDocument "$folder/*.md" -Prune -Confirm:$false).Action | Group-Object | ForEach-Object { "$($_.Name)=$($_.Count)" } | Should -Be 'Created=2', 'Removed=4'
        (Get-RunwayDocument).Name | Sort-Object | Should -Be 'faq.md', 'gone.txt', 'hours.md'
        (Sync-RunwayDocument $folder -Prune -Confirm:$false | Where-Object Action -eq Removed).Name | Should -Be 'gone.txt'
    }

    It 'needs a folder or a pattern with files' {
        { Sync-RunwayDocument "$folder/faq.md" -Prune -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayParameterNotApplicable,*'
        { Get-ChildItem $folder | Sync-RunwayDocument -Prune -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayParameterNotApplicable,*'
        $empty = New-Item -ItemType Directory "$folder/empty"
        { Sync-RunwayDocument $empty -Prune -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayFileNotFound,*'
        { Sync-RunwayDocument "$folder/*.pdf" -Prune -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayFileNotFound,*'
        Get-RunwayDocument | Should -HaveCount 4
    }

    It 'asks before it deletes, unless -Confirm:$false; a session that cannot ask deletes nothing' {
        $shell = [powershell]::Create()
        try {
            $run = $shell.AddScript('param($Module, $Folder, $C) Import-Module $Module; Sync-RunwayDocument $Folder -Prune -Connection $C').AddArgument($env:RUNWAY_TEST_MODULE).AddArgument($folder).AddArgument((Get-RunwayConnection))
            $run.Invoke().Action | Should -BeNullOrEmpty
            $shell.Streams.Error | Should -Not -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
        Get-RunwayDocument gone.md | Should -Not -BeNullOrEmpty
    }

    It 'deletes nothing where a request failed' {
        '{ "rules": [ { "on": "POST /v1/documents", "after": 1, "do": "answer", "status": 400 } ] }' | Set-Content "$TestDrive/later.json"
        Connect-Runway -Emulator -FaultScript "$TestDrive/later.json"
        New-RunwayDocument -Name gone.md -Content x | Out-Null
        $run = Invoke-Recorded { Sync-RunwayDocument $folder -Prune -Confirm:$false }
        $run.Errors.Count | Should -Be 2
        (Get-RunwayDocument).Name | Should -Be 'gone.md'
    }
}
