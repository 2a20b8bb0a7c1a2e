# Export-RunwayGallery: its input, the path of the page, and its content.
Describe 'Export-RunwayGallery' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        . $PSScriptRoot/Support.ps1
        Connect-Runway -Emulator -JournalPath $TestDrive/journal
        $tasks = 'a <b>harbour</b>', '[fail:SAFETY.INPUT.TEXT] no' | New-RunwayImage -Seed 7
        $file = $tasks | Save-RunwayTaskOutput -DestinationPath $TestDrive/out -IncludeMetadata -ErrorAction Ignore
        $open = New-RunwayImage 'not saved' | Wait-RunwayTask
        function Read-Page { Get-Content -Raw -LiteralPath $page }
    }

    BeforeEach { $page = Join-Path $TestDrive "$([guid]::NewGuid())/a [1].html" }

    AfterAll { Disconnect-Runway }

    It 'shows <What>' -ForEach @(
        @{ What = 'tasks'; Given = { $tasks[0] } }
        @{ What = 'ids'; Given = { $tasks[0].Id } }
        @{ What = 'saved files'; Given = { $file } }
        @{ What = 'files of a folder, and passes over their descriptions'; Given = { Get-ChildItem $TestDrive/out } }
        @{ What = 'paths'; Given = { $file.FullName } }
        @{ What = 'the history'; Given = { Get-RunwayTaskHistory } }
        @{ What = 'rows of a CSV file'; Given = { $tasks[0] | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        & $Given | Export-RunwayGallery $page | Should -BeNullOrEmpty
        $html = Read-Page
        $html | Should -Match '<img alt="a &lt;b&gt;harbour&lt;/b&gt;"[^>]*src="data:image/png;base64,'
        $html | Should -Match '<dd>gen4_image</dd>'
        $html | Should -Match '<dd>7</dd>'
        [regex]::Matches($html, '<img [^>]*src="data').Count | Should -Be 1
    }

    It 'shows why a task failed, and the command that saves an unsaved task' {
        Get-RunwayTaskHistory | Export-RunwayGallery $page
        $html = Read-Page
        $html | Should -Match '<code>SAFETY.INPUT.TEXT</code>'
        $html | Should -Match 'refused by content moderation'
        $html | Should -Match "<code>Save-RunwayTaskOutput $open</code>"
    }

    It 'needs no journal if there are metadata files' {
        $elsewhere = Copy-Item $TestDrive/out $TestDrive/elsewhere -Recurse -PassThru | Where-Object PSIsContainer
        Connect-Runway -Emulator
        Get-ChildItem $elsewhere | Export-RunwayGallery $page
        Connect-Runway -Emulator -JournalPath $TestDrive/journal
        Read-Page | Should -Match '<h3 id="c0">a &lt;b&gt;harbour&lt;/b&gt;</h3>'
    }

    It 'sends nothing' {
        (Get-Command Export-RunwayGallery).Parameters.Keys | Should -Not -Contain 'Connection'
        $env:RUNWAYML_API_SECRET | Should -BeNullOrEmpty
        Disconnect-Runway
        try { $file | Export-RunwayGallery $page } finally { Connect-Runway -Emulator -JournalPath $TestDrive/journal }
        Read-Page | Should -Match '<img '
    }

    It 'links files over the limit with relative paths' {
        $file | Export-RunwayGallery "$TestDrive/page.html" -EmbedLimit 0
        Get-Content -Raw "$TestDrive/page.html" | Should -Match "src=`"out/$($file.Name)`""
    }

    It 'replaces its own page, and another file only with -Force' {
        $file | Export-RunwayGallery $page -Title 'One & only'
        ($file | Export-RunwayGallery -LiteralPath $page -Title Two -PassThru).FullName | Should -Be $page
        Read-Page | Should -Match '<title>Two</title>'
        Set-Content -LiteralPath $page 'mine'
        $problem = { $file | Export-RunwayGallery $page } | Should -Throw -ErrorId 'RunwayFileExists,*' -PassThru
        $problem.TargetObject | Should -Be $page
        Get-Content -LiteralPath $page | Should -Be 'mine'
        $file | Export-RunwayGallery $page -Force
        Read-Page | Should -Match '<!DOCTYPE html>'
    }

    It 'refuses a folder and a drive that is not a file system' {
        { $file | Export-RunwayGallery $TestDrive } | Should -Throw -ErrorId 'RunwayFileNotWritable,*'
        { $file | Export-RunwayGallery Env:/x } | Should -Throw -ErrorId 'RunwayFileNotWritable,*'
    }

    It 'reports what it cannot show and writes the page of the rest' {
        Set-Content $TestDrive/note.txt 'nothing to look at'
        $run = Invoke-Recorded { (Get-Item $TestDrive/note.txt), 42, $file | Export-RunwayGallery $page -PassThru }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'Runway*,Runway.PowerShell.ExportRunwayGalleryCommand'
        ($run.Errors.FullyQualifiedErrorId -split ',')[0, 2] | Should -Be 'RunwayInvalidMedia', 'RunwayNotForGallery'
        $run.Errors[0].TargetObject.Name | Should -Be 'note.txt'
        $run.Output.FullName | Should -Be $page
    }

    It 'writes an empty page for no input, and no page with -WhatIf' {
        @() | Export-RunwayGallery $page
        Read-Page | Should -Match '<dt>tasks</dt><dd>0</dd>'
        $file | Export-RunwayGallery $TestDrive/never/x.html -WhatIf
        Test-Path $TestDrive/never | Should -BeFalse
    }
}
