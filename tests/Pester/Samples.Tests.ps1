<#
    The scripts in samples/, each run against the emulator. The one for the night has NightlyBatch.Tests.ps1.
#>
BeforeDiscovery {
    $samples = Join-Path $PSScriptRoot '../../samples' -Resolve
    $scripts = Get-ChildItem $samples/*.ps1, $samples/schedules/*.ps1 | ForEach-Object { @{ Name = $_.Name; Script = $_.FullName } }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/SampleSupport.ps1
}

AfterAll { Disconnect-Runway }

Describe 'Sample <Name>' -ForEach $scripts {
    BeforeAll {
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($Script, [ref] $null, [ref] $null)
    }

    It 'requires the module with #Requires and runs in strict mode' {
        $ast.ScriptRequirements.RequiredModules.Name | Should -Be 'Runway'
        $ast.ScriptRequirements.RequiredPSVersion | Should -Be '7.4'
        $ast.Extent.Text | Should -Match '(?m)^Set-StrictMode -Version 3\.0$'
    }

    It 'has help for itself and every parameter' {
        $help = $ast.GetHelpContent()
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Description | Should -Not -BeNullOrEmpty
        @($help.Examples).Count | Should -BeGreaterThan 0
        $ast.ParamBlock.Parameters.Name.VariablePath.UserPath.ToUpperInvariant() | Sort-Object |
            Should -Be ($help.Parameters.Keys | Sort-Object)
    }
}

Describe 'Watch-PictureFolder.ps1' {
    BeforeAll {
        $script = Join-Path $samples Watch-PictureFolder.ps1
        Connect-Rehearsal
        $picture = New-RunwayImage 'a red door' | Save-RunwayTaskOutput -OutFile (Join-Path $TestDrive door.png)
        $picture.LastWriteTime = (Get-Date).AddMinutes(-1)
    }

    BeforeEach {
        $in, $out = (Open-Folder), (Open-Folder)
        Connect-Rehearsal
    }

    It 'creates a video with the name of each picture and moves the picture' {
        'one.png', 'a [b] c.png' | ForEach-Object { Copy-Item $picture (Join-Path $in $_) }
        Set-Content $in/notes.txt 'no picture'
        (& $script $in $out -Once).Name | Sort-Object | Should -Be 'a [b] c.mp4', 'one.mp4'
        (Get-ChildItem $in/done).Name | Sort-Object | Should -Be 'a [b] c.png', 'one.png'
        (Get-ChildItem $in -File).Name | Should -Be 'notes.txt'
    }

    It 'moves files that cannot become a video' {
        Set-Content $in/words.png 'no picture'
        (Get-Item $in/words.png).LastWriteTime = (Get-Date).AddMinutes(-1)
        & $script $in $out -Once 2>$null | Should -BeNullOrEmpty
        (Get-ChildItem $in/failed).Name | Should -Be 'words.png'
        Copy-Item $picture $in/door.png
        & $script $in $out -Once -PromptText 'it opens [fail:SAFETY.INPUT.TEXT]' 2>$null | Should -BeNullOrEmpty
        (Get-ChildItem $in/failed).Name | Sort-Object | Should -Be 'door.png', 'words.png'
    }

    It 'does not use a file that is still being written' {
        Copy-Item $picture $in/new.png
        (Get-Item $in/new.png).LastWriteTime = Get-Date
        & $script $in $out -Once | Should -BeNullOrEmpty
        Test-Path $in/new.png | Should -BeTrue
    }

    It 'leaves pictures over the budget for the next round' {
        'one.png', 'two.png' | ForEach-Object { Copy-Item $picture (Join-Path $in $_) }
        & $script $in $out -Once -CreditLimit 0 2>$null | Should -BeNullOrEmpty
        (Get-ChildItem $in -File).Count | Should -Be 2
        (& $script $in $out -Once).Count | Should -Be 2
    }

    It 'saves a task that an earlier round created' {
        Copy-Item $picture $in/one.png
        $file = Get-Item $in/one.png
        New-RunwayVideo 'the camera moves closer' -Image $file -Batch "watch-one.png-$($file.LastWriteTimeUtc.Ticks)" | Out-Null
        (& $script $in $out -Once).Name | Should -Be 'one.mp4'
        (Get-RunwayTaskHistory).Count | Should -Be 1
    }

    It 'keeps the videos of pictures with the same name' {
        Copy-Item $picture $in/one.png
        Copy-Item $picture $in/one.jpg
        & $script $in $out -Once | Should -HaveCount 2
        $later = Copy-Item $picture $in/one.png -PassThru
        $later.LastWriteTime = $picture.LastWriteTime.AddSeconds(5)
        & $script $in $out -Once | Should -HaveCount 1
        Get-ChildItem $out -Recurse -Filter one.mp4 | Should -HaveCount 3
        Get-ChildItem $in/done | Should -HaveCount 3
    }

    It 'creates no task for a picture whose video exists, whatever is in the journal' {
        Copy-Item $picture $in/one.png
        & $script $in $out -Once | Should -HaveCount 1
        Move-Item $in/done/one.png $in
        Connect-Rehearsal
        & $script $in $out -Once | Should -BeNullOrEmpty
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
        Test-Path $in/done/one.png | Should -BeTrue
    }

    It 'counts a create of unknown outcome with its maximum cost' {
        $price = (Measure-RunwayCost -Operation image_to_video).AtMost
        $faults = Join-Path $TestDrive lost.json
        '{"rules": [{"on": "create", "first": 1, "do": "cut-after-body"}]}' | Set-Content $faults
        Connect-Rehearsal @{ FaultScript = $faults }
        'a.png', 'b.png', 'c.png' | ForEach-Object { Copy-Item $picture (Join-Path $in $_) }
        & $script $in $out -Once -CreditLimit (2 * $price) 2>$null | Should -HaveCount 1
        Get-RunwayTaskHistory | Should -HaveCount 2
    }
}

Describe 'Convert-ShotList.ps1' {
    BeforeAll {
        $script = Join-Path $samples Convert-ShotList.ps1
    }

    It 'creates a video of every row, and a page of all' {
        $folder = Open-Folder
        (& $script $shots $folder -Rehearse).Name | Sort-Object -Culture '' | Should -Be @(
            '000-waves-on-a-black-beach-slow-camera.mp4'
            '001-a-paper-boat-drifts-out-of-a-harbour-seen-from-a.mp4'
            '002-a-night-market-in-the-fog-neon-reflections.mp4'
            'index.html'
        )
        Get-Content -Raw $folder/shots-rehearsal-*/index.html | Should -BeLike '*a night market in the fog*'
        # A rehearsal leaves no files that a real run would find.
        Join-Path $folder shots | Should -Not -Exist
    }

    It 'shows failures on the page, and creates only changed rows again' {
        Connect-Rehearsal
        $folder = Open-Folder
        $list = Join-Path $folder list.csv
        'PromptText,Duration', 'waves,5', 'a boat [fail:SAFETY.INPUT.TEXT],5' | Set-Content $list
        (& $script $list $folder 2>$null).Count | Should -Be 2
        Get-Content -Raw $folder/list/index.html | Should -BeLike '*SAFETY.INPUT.TEXT*'
        'PromptText,Duration', 'waves,5', 'a boat,5' | Set-Content $list
        (& $script $list $folder).Count | Should -Be 3
        (Get-RunwayTaskHistory).Count | Should -Be 3
    }

    It 'sends nothing if videos of another run have the same names' {
        Connect-Rehearsal
        $folder = Open-Folder
        & $script $shots $folder | Should -HaveCount 4
        & $script $shots $folder | Should -HaveCount 4
        Connect-Rehearsal
        { & $script $shots $folder } | Should -Throw '*Nothing was sent*'
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'refuses a batch name that cannot be a folder' {
        { & $script $shots $TestDrive -Batch '../up' } | Should -Throw '*name of a folder*'
    }

    It 'sends nothing when the list costs more than is allowed' {
        Connect-Rehearsal
        { & $script $shots $TestDrive -CreditLimit 10 } | Should -Throw '*Nothing was sent.'
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }
}

Describe 'A fleet' {
    BeforeEach {
        Connect-Rehearsal
        $folder = Open-Folder
        $created = & (Join-Path $samples New-FleetBatch.ps1) (Join-Path $samples prompts.txt) catalogue
        $worker = Join-Path $samples Save-FleetBatch.ps1
    }

    It 'splits a batch between workers that do not communicate' {
        $files = 1..3 | ForEach-Object { & $worker catalogue $folder -Worker $_ -Of 3 }
        $files.TaskId | Sort-Object | Should -Be ($created.Id | Sort-Object)
        Get-RunwayTaskHistory -Unfinished | Should -BeNullOrEmpty
    }

    It 'downloads nothing again when a worker is started again' {
        # The part file of a worker that was killed.
        $created | Select-Object -First 2 | Save-RunwayTaskOutput -DestinationPath $folder/catalogue | Out-Null
        (& $worker catalogue $folder).Count | Should -Be ($created.Count - 2)
        @(Get-ChildItem $folder/catalogue -Filter *.png).Count | Should -Be $created.Count
        & $worker catalogue $folder | Should -BeNullOrEmpty
    }

    It 'creates only what is missing when the creator is started again' {
        $again = & (Join-Path $samples New-FleetBatch.ps1) (Join-Path $samples prompts.txt) catalogue
        $again.Id | Sort-Object | Should -Be ($created.Id | Sort-Object)
    }
}

Describe 'The fleet on a scheduler' {
    It 'starts <Script> by <File> with parameters that it has' -ForEach @(
        foreach ($file in 'fleet.sbatch', 'fleet-job.yaml') {
            foreach ($script in 'New-FleetBatch.ps1', 'Save-FleetBatch.ps1') { @{ File = $file; Script = $script } }
        }
    ) {
        # The arguments after the name of the script, in a Job also on the next line.
        $text = Get-Content -Raw (Join-Path $samples fleet/$File)
        $parameters = (Get-Command (Join-Path $samples $Script)).Parameters
        $given = [regex]::Matches($text, "(?m)^(?!#).*/$([regex]::Escape($Script))[^a-z](?<rest>.*(?:\n\s*args:.*)?)$") |
            ForEach-Object { [regex]::Matches($_.Groups['rest'].Value, '(?<![\w/])-([A-Z]\w+)') } |
            ForEach-Object { $_.Groups[1].Value }
        $given | Should -Contain 'Batch'
        $given | Where-Object { -not $parameters.ContainsKey($_) } | Should -BeNullOrEmpty
    }

    It 'ends <Script> with an exit code for the scheduler' -ForEach @(
        @{ Script = 'New-FleetBatch.ps1'; Arguments = 'none.txt', 'b' }, @{ Script = 'Save-FleetBatch.ps1'; Arguments = 'b', 'nowhere' }
    ) {
        # No list or no key: a job that depends on the creator must not start.
        [string[]] $shell = Get-Shell
        $null = & $shell[0] @($shell | Select-Object -Skip 1) -NoProfile -NonInteractive -Command "Import-Module '$env:RUNWAY_TEST_MODULE'; `$env:RUNWAYML_API_SECRET = `$null; & '$(Join-Path $samples $Script)' '$($Arguments -join "' '")' -SecretName none; exit `$LASTEXITCODE" 2>&1
        $LASTEXITCODE | Should -Be 1
    }
}
