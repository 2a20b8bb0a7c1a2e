<#
    The scripts in samples/, each run against the emulator, and the schedules that start one of them, as far as they can be
    judged without the machine they are for.
#>
BeforeDiscovery {
    $samples = Join-Path $PSScriptRoot '../../samples' -Resolve
    $scripts = Get-ChildItem $samples/*.ps1, $samples/schedules/*.ps1 | ForEach-Object { @{ Name = $_.Name; Script = $_.FullName } }
    # A timer starts the service of its name.
    $schedules = Get-ChildItem $samples/schedules -File | Where-Object Extension -NE '.timer' |
        ForEach-Object { @{ Name = $_.Name; File = $_.FullName } }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $samples = Join-Path $PSScriptRoot '../../samples' -Resolve
    $shots = Join-Path $samples shots.csv

    function Connect-Rehearsal([hashtable] $With = @{}) {
        Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000 @With
    }

    function Open-Folder {
        (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
    }
}

AfterAll { Disconnect-Runway }

Describe 'Sample <Name>' -ForEach $scripts {
    BeforeAll {
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($Script, [ref] $null, [ref] $null)
    }

    It 'needs the module, says so, and runs in strict mode' {
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

Describe 'Invoke-NightlyBatch.ps1' {
    BeforeAll {
        $script = Join-Path $samples Invoke-NightlyBatch.ps1
    }

    BeforeEach { $folder = Open-Folder }

    It 'rehearses by itself' {
        $files = & $script $shots $folder -Rehearse
        $LASTEXITCODE | Should -Be 0
        $files.Count | Should -Be 3
        $files[0].Directory.FullName | Should -Be $folder
    }

    It 'pays for nothing twice when it is started again' {
        Connect-Rehearsal
        $first = & $script $shots $folder
        $second = & $script $shots $folder
        $LASTEXITCODE | Should -Be 0
        $second.FullName | Sort-Object | Should -Be ($first.FullName | Sort-Object)
        (Get-RunwayTaskHistory).Count | Should -Be 3
    }

    It 'finishes what a start that was killed has left' {
        Connect-Rehearsal
        Import-Csv $shots | New-RunwayVideo -Batch night -SkipExisting | Select-Object -First 2 | Out-Null
        (& $script $shots $folder -Batch night).Count | Should -Be 3
        (Get-RunwayTaskHistory).Count | Should -Be 3
        Get-RunwayTaskHistory -Unfinished | Should -BeNullOrEmpty
    }

    It 'keeps one budget for all starts of a night' {
        Connect-Rehearsal
        $price = (Import-Csv $shots | Select-Object -First 1 | Measure-RunwayCost).AtMost
        (& $script $shots $folder -CreditLimit (2 * $price) 2>$null).Count | Should -Be 2
        $LASTEXITCODE | Should -Be 2
        (& $script $shots $folder -CreditLimit (2 * $price) 2>$null).Count | Should -Be 2
        $LASTEXITCODE | Should -Be 2
        (& $script $shots $folder -CreditLimit (3 * $price)).Count | Should -Be 3
        $LASTEXITCODE | Should -Be 0
    }

    It 'makes the list anew under the name of another night' {
        Connect-Rehearsal
        'one', 'two' | ForEach-Object { & $script $shots (Join-Path $folder $_) -Batch $_ } | Should -HaveCount 6
        (Get-RunwayTaskHistory -Batch two).Count | Should -Be 3
    }

    It 'asks for somebody to look when <Why>, and saves the rest' -ForEach @(
        @{ Why = 'a task failed'; Row = 'waves [fail:SAFETY.INPUT.TEXT],5'; With = @{} }
        @{ Why = 'a row was refused'; Row = 'waves,99'; With = @{} }
        @{ Why = 'an outcome is unknown'; Row = 'waves,5'; With = @{ on = 'create'; first = 1; do = 'cut-after-body' } }
    ) {
        $list = Join-Path $folder list.csv
        'PromptText,Duration', $Row, 'a paper boat,5' | Set-Content $list
        $faults = @{}
        if ($With.Count) {
            $faults.FaultScript = Join-Path $folder faults.json
            @{ rules = @($With) } | ConvertTo-Json -Depth 4 | Set-Content $faults.FaultScript
        }
        Connect-Rehearsal $faults
        $recorded = Invoke-Recorded { & $script $list $folder }
        $LASTEXITCODE | Should -Be 3
        $recorded.Output.Count | Should -Be 1
        $recorded.Errors.Count | Should -Be 1
    }

    It 'did not run without a list' {
        Connect-Rehearsal
        & $script (Join-Path $folder none.csv) $folder 2>$null | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 1
    }

    It 'did not run without a key' {
        Disconnect-Runway
        $recorded = Invoke-Recorded { & $script $shots $folder }
        $LASTEXITCODE | Should -Be 1
        $recorded.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNotConnected*'
    }

    It 'leaves a transcript that may be kept' {
        Connect-Rehearsal
        $transcript = Join-Path $folder night.txt
        & $script $shots $folder -TranscriptPath $transcript -CreditLimit 0 -Verbose 2>&1 4>&1 | Out-Null
        & $script $shots $folder -TranscriptPath $transcript -Verbose 4>&1 | Out-Null
        $text = Get-Content -Raw $transcript
        $text | Should -BeLike '*-CreditLimit*'
        $text | Should -Not -Match '_jwt|Signature=|Bearer|key_[0-9a-f]{10}'
    }

    It 'takes the key from a vault, and no other when it is not there' {
        'PromptText' | Set-Content $folder/empty.csv
        $before = $env:PSModulePath
        try {
            $env:PSModulePath = Write-SecretModule $TestDrive
            & $script $folder/empty.csv $folder -SecretName RunwayKey
            $LASTEXITCODE | Should -Be 0
            (Get-RunwayConnection).Source | Should -BeLike '*vault*'
            Connect-Rehearsal
            & $script $shots $folder -SecretName Mistyped 2>$null
            $LASTEXITCODE | Should -Be 1
            Get-RunwayTaskHistory | Should -BeNullOrEmpty
        }
        finally {
            $env:PSModulePath = $before
            Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction Ignore
        }
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

    It 'turns each picture into a video of its name and puts it aside' {
        'one.png', 'a [b] c.png' | ForEach-Object { Copy-Item $picture (Join-Path $in $_) }
        Set-Content $in/notes.txt 'no picture'
        (& $script $in $out -Once).Name | Sort-Object | Should -Be 'a [b] c.mp4', 'one.mp4'
        (Get-ChildItem $in/done).Name | Sort-Object | Should -Be 'a [b] c.png', 'one.png'
        (Get-ChildItem $in -File).Name | Should -Be 'notes.txt'
    }

    It 'puts aside what will never become a video' {
        Set-Content $in/words.png 'no picture'
        (Get-Item $in/words.png).LastWriteTime = (Get-Date).AddMinutes(-1)
        & $script $in $out -Once 2>$null | Should -BeNullOrEmpty
        (Get-ChildItem $in/failed).Name | Should -Be 'words.png'
        Copy-Item $picture $in/door.png
        & $script $in $out -Once -PromptText 'it opens [fail:SAFETY.INPUT.TEXT]' 2>$null | Should -BeNullOrEmpty
        (Get-ChildItem $in/failed).Name | Sort-Object | Should -Be 'door.png', 'words.png'
    }

    It 'leaves alone what is still being written' {
        Copy-Item $picture $in/new.png
        (Get-Item $in/new.png).LastWriteTime = Get-Date
        & $script $in $out -Once | Should -BeNullOrEmpty
        Test-Path $in/new.png | Should -BeTrue
    }

    It 'leaves what the budget does not reach for another round' {
        'one.png', 'two.png' | ForEach-Object { Copy-Item $picture (Join-Path $in $_) }
        & $script $in $out -Once -CreditLimit 0 2>$null | Should -BeNullOrEmpty
        (Get-ChildItem $in -File).Count | Should -Be 2
        (& $script $in $out -Once).Count | Should -Be 2
    }

    It 'goes on with a task that an earlier round created' {
        Copy-Item $picture $in/one.png
        $file = Get-Item $in/one.png
        New-RunwayVideo 'the camera moves closer' -Image $file -Batch "watch-one.png-$($file.LastWriteTimeUtc.Ticks)" | Out-Null
        (& $script $in $out -Once).Name | Should -Be 'one.mp4'
        (Get-RunwayTaskHistory).Count | Should -Be 1
    }
}

Describe 'Convert-ShotList.ps1' {
    BeforeAll {
        $script = Join-Path $samples Convert-ShotList.ps1
    }

    It 'makes a video of every row, and a page of all' {
        $folder = Open-Folder
        (& $script $shots $folder -Rehearse).Name | Sort-Object -Culture '' | Should -Be @(
            '000-waves-on-a-black-beach-slow-camera.mp4'
            '001-a-paper-boat-drifts-out-of-a-harbour-seen-from-a.mp4'
            '002-a-night-market-in-the-fog-neon-reflections.mp4'
            'index.html'
        )
        Get-Content -Raw $folder/index.html | Should -BeLike '*a night market in the fog*'
    }

    It 'shows what failed on the page, and pays again only for what was changed' {
        Connect-Rehearsal
        $folder = Open-Folder
        $list = Join-Path $folder list.csv
        'PromptText,Duration', 'waves,5', 'a boat [fail:SAFETY.INPUT.TEXT],5' | Set-Content $list
        (& $script $list $folder 2>$null).Count | Should -Be 2
        Get-Content -Raw $folder/index.html | Should -BeLike '*SAFETY.INPUT.TEXT*'
        'PromptText,Duration', 'waves,5', 'a boat,5' | Set-Content $list
        (& $script $list $folder).Count | Should -Be 3
        (Get-RunwayTaskHistory).Count | Should -Be 3
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

    It 'shares a batch without a word between its workers' {
        $files = 1..3 | ForEach-Object { & $worker catalogue $folder -Worker $_ -Of 3 }
        $files.TaskId | Sort-Object | Should -Be ($created.Id | Sort-Object)
        Get-RunwayTaskHistory -Unfinished | Should -BeNullOrEmpty
    }

    It 'fetches nothing again when a worker is started again' {
        # What a worker that died has left behind.
        $created | Select-Object -First 2 | Save-RunwayTaskOutput -DestinationPath $folder | Out-Null
        (& $worker catalogue $folder).Count | Should -Be ($created.Count - 2)
        @(Get-ChildItem $folder -Filter *.png).Count | Should -Be $created.Count
        & $worker catalogue $folder | Should -BeNullOrEmpty
    }

    It 'creates only what is missing when the creator is started again' {
        $again = & (Join-Path $samples New-FleetBatch.ps1) (Join-Path $samples prompts.txt) catalogue
        $again.Id | Sort-Object | Should -Be ($created.Id | Sort-Object)
    }
}

Describe 'Schedule <Name>' -ForEach $schedules {
    It 'starts the nightly script with parameters that it has' {
        $parameters = (Get-Command (Join-Path $samples Invoke-NightlyBatch.ps1)).Parameters
        $text = Get-Content -Raw $File
        $text | Should -Match 'Invoke-NightlyBatch\.ps1'
        # What stands behind the script's name on its line, and in the container on the line of its own that follows.
        $given = [regex]::Matches($text, '(?m)(?:(?<!\w)& \$ScriptPath|-File \S*|^\s*\./samples/)(?:Invoke-NightlyBatch\.ps1)?(?<rest> -.*)$|^CMD (?<rest>.*)$') |
            ForEach-Object { [regex]::Matches($_.Groups['rest'].Value, '(?<![\w/])-([A-Z]\w+)') } |
            ForEach-Object { $_.Groups[1].Value }
        $given | Should -Contain 'DestinationPath'
        $given | Where-Object { -not $parameters.ContainsKey($_) } | Should -BeNullOrEmpty
    }
}

Describe 'azure-automation.ps1' {
    BeforeAll {
        $runbook = Join-Path $samples schedules/azure-automation.ps1
        # What a worker brings along, and the emulator in place of the service.
        function global:Get-AutomationPSCredential([string] $Name) {
            $Name | Should -Be 'Runway'
            [pscredential]::new('any', (ConvertTo-Secret ('key_' + '7' * 128)))
        }
        function global:Connect-Runway([securestring] $ApiKey) {
            $ApiKey.Length | Should -Be 132
            Connect-Rehearsal
        }
        function Connect-Rehearsal {
            Runway\Connect-Runway -Emulator -JournalPath (Join-Path $TestDrive ([guid]::NewGuid())) -ClockRate 1000
        }
    }

    AfterAll { Remove-Item Function:\Get-AutomationPSCredential, Function:\Connect-Runway }

    BeforeEach {
        $with = @{ ScriptPath = Join-Path $samples Invoke-NightlyBatch.ps1; Path = $shots; DestinationPath = Open-Folder }
    }

    It 'runs the night' {
        (& $runbook @with).Count | Should -Be 3
    }

    It 'warns when the budget is used up' {
        & $runbook @with -CreditLimit 0 2>$null 3>&1 | Should -BeLike '*budget*'
    }

    It 'fails where somebody has to look' {
        $with.Path = Join-Path $TestDrive none.csv
        { & $runbook @with 2>$null } | Should -Throw '*exit code 1*'
    }
}

Describe 'systemd' {
    BeforeAll {
        $units = 'runway-nightly.service', 'runway-nightly.timer'
    }

    It 'reads both units without a complaint' -Skip:(-not (Get-Command systemd-analyze -ErrorAction Ignore)) {
        foreach ($unit in $units) {
            # The analyzer looks for the program too, and pwsh may lie elsewhere on this machine.
            (Get-Content -Raw $samples/schedules/$unit).Replace('/usr/bin/pwsh', [System.Environment]::ProcessPath) | Set-Content $TestDrive/$unit
        }
        $said = systemd-analyze verify ($units | ForEach-Object { Join-Path $TestDrive $_ }) 2>&1
        "$said" | Should -BeNullOrEmpty
    }

    It 'starts by the timer of the same name, and again only after what another start may mend' {
        $service = Get-Content $samples/schedules/runway-nightly.service
        $service | Should -Contain 'Restart=on-failure'
        $service | Should -Contain 'SuccessExitStatus=2'
        $service | Should -Contain 'RestartPreventExitStatus=3'
        (Get-Content $samples/schedules/runway-nightly.timer) -match '^OnCalendar=' | Should -HaveCount 1
    }
}

Describe 'Containerfile' {
    It 'copies files that exist and starts with arguments that parse' {
        $lines = Get-Content $samples/schedules/Containerfile
        $sources = ($lines -match '^COPY ') -replace '^COPY (.+) \S+$', '$1' -split ' '
        $sources | Should -Not -BeNullOrEmpty
        foreach ($source in $sources) { Join-Path $samples $source | Should -Exist }
        foreach ($line in $lines -match '^(ENTRYPOINT|CMD) ') {
            ($line -replace '^\w+ ' | ConvertFrom-Json).Count | Should -BeGreaterThan 1
        }
    }
}
