<#
    Save-RunwayTaskOutput: where files go, what they are called, and what is never overwritten or left behind.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    Connect-Runway -Emulator
    $task = New-RunwayImage 'A Harbour, in fog!' | Wait-RunwayTask
}

AfterAll { Disconnect-Runway }

Describe 'Save-RunwayTaskOutput' {
    It 'creates the folder, also with spaces and brackets in its name' {
        $folder = Join-Path $TestDrive 'my pictures [2026]/July'
        $file = $task | Save-RunwayTaskOutput -DestinationPath $folder
        $file.DirectoryName | Should -Be $folder
        $file.Name | Should -Be "$task.png"
        Get-ChildItem -LiteralPath $folder | Should -HaveCount 1
    }

    It 'uses the location of the session and not the folder of the process' {
        New-Item -ItemType Directory "$TestDrive/here" | Push-Location
        try {
            ($task | Save-RunwayTaskOutput).FullName | Should -Be (Join-Path $TestDrive "here/$task.png")
            ($task | Save-RunwayTaskOutput -DestinationPath sub).FullName | Should -Be (Join-Path $TestDrive "here/sub/$task.png")
            ($task | Save-RunwayTaskOutput -OutFile one.png).FullName | Should -Be (Join-Path $TestDrive here/one.png)
        }
        finally { Pop-Location }
    }

    It 'accepts a path on a PowerShell drive' {
        $file = $task | Save-RunwayTaskOutput -DestinationPath TestDrive:/drive
        $file.FullName | Should -Be (Join-Path $TestDrive "drive/$task.png")
    }

    It 'refuses a destination that is not a folder' {
        { $task | Save-RunwayTaskOutput -DestinationPath Env:/x } | Should -Throw -ErrorId 'RunwayFileNotWritable,*'
        { $task | Save-RunwayTaskOutput -OutFile Variable:/x } | Should -Throw -ErrorId 'RunwayFileNotWritable,*'
    }

    It 'refuses <_> as a file name, because Windows does' -ForEach 'nul.png', 'con .x', 'CONIN$', 'COM¹', 'lpt2.mp4', 'a.png.', 'a.png ' {
        $name = $_
        foreach ($command in { $task | Save-RunwayTaskOutput -OutFile "$TestDrive/$name" }, { Invoke-RunwayRestMethod /v1/organization -OutFile $name -ErrorAction Stop }, { $task | Export-RunwayGallery $name }) {
            $problem = $command | Should -Throw -ErrorId 'RunwayFileNotWritable,*' -PassThru
            "$problem" | Should -BeLike "'$name' cannot be the name of a file*"
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*another name*'
        }
    }

    It 'finds its files in another case and with the prefix \\?\' -Skip:(-not $IsWindows) {
        $run = { param($Folder) 'dune', 'sea', 'dune' | New-RunwayImage -Batch letters -SkipExisting | Save-RunwayTaskOutput -DestinationPath $Folder -NameTemplate '{Prompt}' }
        $files = & $run $TestDrive/letters
        foreach ($folder in "$TestDrive/LETTERS", "$TestDrive/letters".ToLowerInvariant(), "\\?\$(Join-Path $TestDrive Letters)") {
            (& $run $folder).Name | Sort-Object | Should -Be ($files.Name | Sort-Object)
        }
        Get-ChildItem $TestDrive/letters | Should -HaveCount 3
        $page = Join-Path $TestDrive letters.html
        $files.FullName, $files.FullName.ToUpperInvariant(), $files.FullName.ForEach({ "\\?\$_" }) | ForEach-Object { $_ } | Export-RunwayGallery $page -EmbedLimit 0
        [regex]::Matches((Get-Content -Raw -LiteralPath $page), 'src="letters/').Count | Should -Be 3
    }

    It 'removes partial files of an earlier save that no save resumes' {
        $folder = New-Item -ItemType Directory $TestDrive/left
        $task | Save-RunwayTaskOutput -DestinationPath $folder | Out-Null
        # Released part files: one of a saved file, the metadata of another, one of an unknown name; and one that can be resumed.
        foreach ($left in "$task.0123456789abcdef.part", "$task.0123456789abcdef.part.etag", 'b.png.json.0123456789abcdef.part', 'runway.0123456789abcdef.part', 'c.0123456789abcdef.part', 'c.0123456789abcdef.part.etag') {
            Set-Content "$folder/$left" x
        }
        New-RunwayImage 'other' | Save-RunwayTaskOutput -DestinationPath $folder -NameTemplate other | Out-Null
        (Get-ChildItem $folder).Name | Sort-Object | Should -Be (@("$task.png", 'c.0123456789abcdef.part', 'c.0123456789abcdef.part.etag', 'other.png') | Sort-Object)
    }

    It 'saves one task to one file' {
        (Read-Png ($task | Save-RunwayTaskOutput -OutFile "$TestDrive/deep/one.png")).IsDone | Should -BeTrue
    }

    It 'saves one file for one task only' {
        $other = New-RunwayImage 'b' | Wait-RunwayTask
        $run = Invoke-Recorded { $task, $other | Save-RunwayTaskOutput -OutFile "$TestDrive/only.png" }
        $run.Output.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayManyOutputs,*'
    }

    It 'names files by <Template>' -ForEach @(
        @{ Template = '{Index:0000}-{Prompt}'; Name = '0000-a-harbour-in-fog.png' }
        @{ Template = '{Model}_{Operation}_{Output}'; Name = 'gen4_image_text_to_image_1.png' }
        @{ Template = '{id}'; Name = $null }
        @{ Template = 'what: is "this"?'; Name = 'what_ is _this__.png' }
    ) {
        ($task | Save-RunwayTaskOutput -DestinationPath $TestDrive/names -NameTemplate $Template).Name | Should -Be ($Name ?? "$task.png")
    }

    It 'names files by the day of the task' {
        ($task | Save-RunwayTaskOutput -DestinationPath $TestDrive/names -NameTemplate '{Date:yyyy-MM-dd}').BaseName |
            Should -Be $task.CreatedAt.UtcDateTime.ToString('yyyy-MM-dd')
    }

    It 'adds a number to the names of tasks that would have the same name' {
        $files = 'a', 'a', 'a' | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath $TestDrive/same -NameTemplate '{Prompt}'
        ($files.Name | Sort-Object) | Should -Be 'a-2.png', 'a-3.png', 'a.png'
    }

    It 'refuses the template <Template> before it waits for anything' -ForEach @(
        @{ Template = '{Titel}' }, @{ Template = 'sub/{Id}' }, @{ Template = '{Index:Q}' }
    ) {
        $problem = { New-RunwayImage 'a' -WhatIf:$false | Save-RunwayTaskOutput -DestinationPath $TestDrive -NameTemplate $Template } |
            Should -Throw -ErrorId 'RunwayInvalidNameTemplate,*' -PassThru
        $problem.TargetObject | Should -Be $Template
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'replaces an existing file only with -Force' {
        $path = "$TestDrive/mine.png"
        Set-Content $path 'mine'
        $problem = { $task | Save-RunwayTaskOutput -OutFile $path } | Should -Throw -ErrorId 'RunwayFileExists,*' -PassThru
        $problem.CategoryInfo.Category | Should -Be 'ResourceExists'
        $problem.TargetObject | Should -Be $path
        Get-Content $path | Should -Be 'mine'
        (Read-Png ($task | Save-RunwayTaskOutput -OutFile $path -Force)).IsPng | Should -BeTrue
    }

    It 'returns each file as Get-Item does, with the id of its task' {
        $describe = { $_.PSObject.Properties | Where-Object MemberType -EQ NoteProperty | Sort-Object Name | ForEach-Object { "$($_.Name) = $($_.Value)" } }
        $files = @($task, $task | Save-RunwayTaskOutput -DestinationPath "$TestDrive/items [1]" -NameTemplate '{Id}') + @('b', 'c' | New-RunwayImage | Save-RunwayTaskOutput "$TestDrive/items [1]")
        $files | Should -HaveCount 3
        foreach ($file in $files) {
            $expected = Get-Item -LiteralPath $file.FullName | Add-Member TaskId $file.TaskId -PassThru
            $file | ForEach-Object $describe | Should -Be ($expected | ForEach-Object $describe)
        }
    }

    It 'returns files that other commands accept' {
        $files = 'a', 'b' | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath "$TestDrive/on [1]"
        $files.TaskId | Should -HaveCount 2
        # By PSPath, as from Get-ChildItem: brackets in the name are not wildcards.
        ($files | Get-FileHash).Path | Should -Be $files.FullName
        ($files | Get-Item).Length | Should -Be $files.Length
    }

    It 'leaves no partial file' {
        $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/whole | Out-Null
        (Get-ChildItem $TestDrive/whole -Force).Name | Should -Be "$task.png"
    }

    It 'reports failed tasks by name and saves the others' {
        $run = Invoke-Recorded { '[fail:INTERNAL.BAD_OUTPUT] a', 'b' | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath $TestDrive/some }
        $run.Output.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayTaskFailed.INTERNAL.BAD_OUTPUT,Runway.PowerShell.SaveRunwayTaskOutputCommand'
        $run.Errors[0].TargetObject | Should -BeOfType Runway.RunwayTask
    }

    It 'reports a folder that cannot be created' {
        Set-Content $TestDrive/file 'x'
        $problem = { $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/file/sub } | Should -Throw -ErrorId 'RunwayFileNotWritable,*' -PassThru
        $problem.CategoryInfo.Category | Should -Be 'WriteError'
        $problem.TargetObject | Should -Be "$TestDrive/file/sub"
    }

    It 'reports a folder that is read-only' -Skip:($IsWindows -or [System.Environment]::UserName -eq 'root') {
        New-Item -ItemType Directory $TestDrive/locked | Out-Null
        [System.IO.File]::SetUnixFileMode("$TestDrive/locked", 'UserRead, UserExecute')
        $run = Invoke-Recorded { $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/locked }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayFileNotWritable,*'
    }

    It 'refuses <Name> before anything is paid for' -ForEach @(
        @{ Name = 'a file that is there'; Save = @{ OutFile = 'there.png' } }
        @{ Name = 'a name for all that is there'; Save = @{ NameTemplate = 'there' } }
        @{ Name = 'a first name that is there'; Save = @{ NameTemplate = '{Index:000}' } }
        @{ Name = 'a folder for a file'; Save = @{ OutFile = 'sub' }; Id = 'RunwayFileNotWritable' }
        @{ Name = 'a file for a folder'; Save = @{ DestinationPath = 'there.png' }; Id = 'RunwayFileNotWritable' }
    ) {
        $folder = (New-Item -ItemType Directory "$TestDrive/taken-$([guid]::NewGuid())").FullName
        New-Item -ItemType Directory $folder/sub | Out-Null
        Set-Content $folder/there.png 'mine'
        Set-Content $folder/000.jpg 'mine'
        $lab = Open-Emulator
        Push-Location $folder
        try {
            { 'a', 'b' | New-RunwayImage -Connection $lab.Connection | Save-RunwayTaskOutput @Save -Connection $lab.Connection } |
                Should -Throw -ErrorId "$($Id ?? 'RunwayFileExists'),*"
            $lab.Emulator.Accepted.Count | Should -Be 0
            Get-Content $folder/there.png | Should -Be 'mine'
        }
        finally { Pop-Location }
    }

    Context 'names with the origin of a file' {
        BeforeAll {
            $inputs = (New-Item -ItemType Directory "$TestDrive/inputs").FullName
            'lighthouse', 'harbour' | ForEach-Object { $task | Save-RunwayTaskOutput -OutFile "$inputs/$_.png" | Out-Null }
        }

        It 'saves lighthouse.mp4 beside lighthouse.png, and refuses a second one before it is paid for' {
            $lab = Open-Emulator
            $run = { Get-ChildItem $inputs/*.png | New-RunwayVideo -PromptText 'closer' -Duration 5 @args -Connection $lab.Connection |
                Save-RunwayTaskOutput -DestinationPath $inputs -NameTemplate '{InputName}' -Connection $lab.Connection }
            (& $run).Name | Sort-Object | Should -Be 'harbour.mp4', 'lighthouse.mp4'
            Remove-Item $inputs/harbour.mp4

            $second = Invoke-Recorded { & $run }
            $second.Output.Name | Should -Be 'harbour.mp4'
            $second.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayFileExists,*'
            $second.Errors[0].Exception.Message | Should -BeLike '*lighthouse.mp4*Nothing was sent.'
            $lab.Emulator.Accepted.Count | Should -Be 3
        }

        It 'gives four seeds four names' {
            $files = 1..4 | ForEach-Object { [pscustomobject]@{ PromptText = 'a dune'; Seed = $_ } } | New-RunwayImage -Batch 'b/1' |
                Save-RunwayTaskOutput -DestinationPath $TestDrive/seeds -NameTemplate '{Batch}-{Seed}-{Node}'
            $files.Name | Sort-Object | Should -Be 'b_1-1-node.png', 'b_1-2-node.png', 'b_1-3-node.png', 'b_1-4-node.png'
        }

        It 'uses the name of an upload, and of a task by its id' {
            $video = New-RunwayUpload $inputs/harbour.png | New-RunwayVideo -PromptText 'closer' -Duration 5
            ($video | Save-RunwayTaskOutput -DestinationPath $TestDrive/upload -NameTemplate '{InputName}').Name | Should -Be 'harbour.mp4'
            ($video.Id | Save-RunwayTaskOutput -DestinationPath $TestDrive/byid -NameTemplate '{InputName}-{Seed}').Name | Should -Be 'harbour-seed.mp4'
        }

        It 'uses the name, else the prompt, of a task whose output is the input' {
            $save = { @($input | Save-RunwayTaskOutput -DestinationPath $TestDrive/chain -NameTemplate '{InputName}').Name | Sort-Object }
            'lighthouse at dawn', 'harbour' | New-RunwayImage | Wait-RunwayTask | New-RunwayVideo -PromptText 'closer' | & $save | Should -Be 'harbour.mp4', 'lighthouse-at-dawn.mp4'
            Copy-Item $inputs/harbour.png $inputs/pier.v2.png
            Get-Item $inputs/pier.v2.png | New-RunwayVideo | Wait-RunwayTask | New-RunwayVideoUpscale | Wait-RunwayTask | New-RunwayVideoHdr |
                & $save | Should -Be 'pier.v2.mp4'
            $several = [Runway.RunwayTask]@{ Id = 'x'; Status = 'SUCCEEDED'; PromptText = 'a pair'; Output = 'https://out.example.com/0.png', 'https://out.example.com/1.png' }
            $several | New-RunwayVideo | & $save | Should -Be 'a-pair-1.mp4', 'a-pair-2.mp4'
        }

        It 'saves a batch that runs again under the same names and creates nothing' {
            $lab = Open-Emulator
            $run = { 1..4 | ForEach-Object { [pscustomobject]@{ PromptText = 'a dune'; Seed = $_ } } |
                New-RunwayImage -Batch again -SkipExisting -Connection $lab.Connection |
                Save-RunwayTaskOutput -DestinationPath $TestDrive/again -NameTemplate '{Batch}-{Prompt}' -Connection $lab.Connection }
            $first = (& $run).Name | Sort-Object
            (& $run).Name | Sort-Object | Should -Be $first
            $first | Should -Be 'again-a-dune-2.png', 'again-a-dune-3.png', 'again-a-dune-4.png', 'again-a-dune.png'
            $lab.Emulator.Accepted.Count | Should -Be 4
        }
    }

    It 'refuses a file of another batch before anything is paid for, and returns it for its own task' {
        $journal = Join-Path $TestDrive "journal-$([guid]::NewGuid())"
        $clock = [Runway.Emulator.ScaledTimeProvider]::new(100)
        $emulator = [Runway.Emulator.RunwayEmulator]::new([Runway.Emulator.RunwayEmulatorOptions]::new(), $clock)
        $connection = [Runway.RunwayConnection]::new([Runway.RunwayConnectionOptions]@{
                ApiKey = ConvertTo-Secret ([Runway.Emulator.RunwayEmulator]::WellKnownKey); BaseUrl = [Runway.Emulator.RunwayEmulator]::DefaultBaseAddress
                Handler = $emulator.CreateHandler(); TimeProvider = $clock; RequestTimeout = [timespan]::FromDays(1); JournalFolder = $journal
            })
        $save = @{ Connection = $connection; OutFile = "$TestDrive/nightly.png" }
        $first = New-RunwayImage 'a' -Batch n1 -Connection $connection | Save-RunwayTaskOutput @save
        $emulator.Accepted.Count | Should -Be 1

        { New-RunwayImage 'a' -Connection $connection | Save-RunwayTaskOutput @save } | Should -Throw -ErrorId 'RunwayFileExists,*'
        { New-RunwayImage 'a' -Batch n2 -SkipExisting -Connection $connection | Save-RunwayTaskOutput @save } | Should -Throw -ErrorId 'RunwayFileExists,*'
        $emulator.Accepted.Count | Should -Be 1

        (New-RunwayImage 'a' -Batch n1 -SkipExisting -Connection $connection | Save-RunwayTaskOutput @save).FullName | Should -Be $first.FullName
        ($first.TaskId | Save-RunwayTaskOutput @save).FullName | Should -Be $first.FullName
        $first.TaskId | Save-RunwayTaskOutput @save | New-RunwayVideo -PromptText 'closer' -Connection $connection | Should -Not -BeNullOrEmpty
        $emulator.Accepted.Count | Should -Be 2
    }

    It 'numbers names in the order of the input' {
        $tasks = 1..3 | ForEach-Object { New-RunwayImage "[seconds:$(20 - (6 * $_))] x" }
        $found = $tasks | Save-RunwayTaskOutput -DestinationPath $TestDrive/order2 -NameTemplate 'x'
        ($found | Sort-Object Name).TaskId | Should -Be @($tasks[1].Id, $tasks[2].Id, $tasks[0].Id)
    }

    It 'limits the size of a file' {
        $run = Invoke-Recorded { $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/bound -SizeLimit 100 }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayFileTooLarge,*'
        Get-ChildItem $TestDrive/bound -Force | Should -BeNullOrEmpty
    }

    It 'warns if a named file has other content' {
        $run = Invoke-Recorded { $task | Save-RunwayTaskOutput -OutFile $TestDrive/warned.jpg }
        $run.Output[0].Name | Should -Be 'warned.jpg'
        "$($run.Warnings)" | Should -BeLike '*warned.jpg*PNG*'
    }

    It 'changes nothing with -WhatIf' {
        $task | Save-RunwayTaskOutput -DestinationPath $TestDrive/never -WhatIf | Should -BeNullOrEmpty
        Test-Path $TestDrive/never | Should -BeFalse
    }
}
