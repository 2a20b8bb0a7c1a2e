<#
    The nightly batch of samples/ with the emulator, and the schedules that start it, as far as they can be tested without
    their environment.
#>
BeforeDiscovery {
    # A timer starts the service of its name.
    $schedules = Get-ChildItem (Join-Path $PSScriptRoot '../../samples/schedules') -File | Where-Object Extension -NE '.timer' |
        ForEach-Object { @{ Name = $_.Name; File = $_.FullName } }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/SampleSupport.ps1
}

AfterAll { Disconnect-Runway }

Describe 'Invoke-NightlyBatch.ps1' {
    BeforeAll {
        $script = Join-Path $samples Invoke-NightlyBatch.ps1
    }

    BeforeEach { $folder = Open-Folder }

    It 'has a rehearsal' {
        $files = & $script $shots $folder -Rehearse
        $LASTEXITCODE | Should -Be 0
        $files.Count | Should -Be 3
        $files[0].Directory.Parent.FullName | Should -Be $folder
        $files[0].Directory.Name | Should -BeLike 'nightly-*-rehearsal-*'
    }

    It 'pays for nothing twice when it is started again' {
        Connect-Rehearsal
        $first = & $script $shots $folder
        $second = & $script $shots $folder
        $LASTEXITCODE | Should -Be 0
        $second.FullName | Sort-Object | Should -Be ($first.FullName | Sort-Object)
        (Get-RunwayTaskHistory).Count | Should -Be 3
    }

    It 'completes the work of a killed run' {
        Connect-Rehearsal
        Import-Csv $shots | New-RunwayVideo -Batch night -SkipExisting | Select-Object -First 2 | Out-Null
        (& $script $shots $folder -Batch night).Count | Should -Be 3
        (Get-RunwayTaskHistory).Count | Should -Be 3
        Get-RunwayTaskHistory -Unfinished | Should -BeNullOrEmpty
    }

    It 'has one budget for all runs of a night' {
        Connect-Rehearsal
        $price = (Import-Csv $shots | Select-Object -First 1 | Measure-RunwayCost).AtMost
        (& $script $shots $folder -CreditLimit (2 * $price) 2>$null).Count | Should -Be 2
        $LASTEXITCODE | Should -Be 2
        (& $script $shots $folder -CreditLimit (2 * $price) 2>$null).Count | Should -Be 2
        $LASTEXITCODE | Should -Be 2
        (& $script $shots $folder -CreditLimit (3 * $price)).Count | Should -Be 3
        $LASTEXITCODE | Should -Be 0
    }

    It 'counts a create of unknown outcome with its maximum cost in the next run' {
        $price = (Import-Csv $shots | Select-Object -First 1 | Measure-RunwayCost).AtMost
        $faults = Join-Path $folder faults.json
        '{"rules": [{"on": "create", "first": 1, "do": "cut-after-body"}]}' | Set-Content $faults
        Connect-Rehearsal @{ FaultScript = $faults }
        & $script $shots $folder -CreditLimit $price 2>$null | Should -BeNullOrEmpty
        & $script $shots $folder -CreditLimit (2 * $price) 2>$null | Should -HaveCount 1
        Get-RunwayTaskHistory | Should -HaveCount 2
    }

    It 'sends nothing if videos of another night have the same names' {
        Connect-Rehearsal
        & $script $shots $folder -Batch night | Should -HaveCount 3
        Connect-Rehearsal
        & $script $shots $folder -Batch night 2>$null | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 1
        Get-RunwayTaskHistory | Should -BeNullOrEmpty
    }

    It 'creates the list again under the name of another night' {
        Connect-Rehearsal
        'one', 'two' | ForEach-Object { & $script $shots $folder -Batch $_ } | Should -HaveCount 6
        (Get-RunwayTaskHistory -Batch two).Count | Should -Be 3
    }

    It 'ends with exit code 3 when <Why>, and saves the rest' -ForEach @(
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

    It 'ends with an error without a list' {
        Connect-Rehearsal
        & $script (Join-Path $folder none.csv) $folder 2>$null | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 1
    }

    It 'ends with an error without a key' {
        Disconnect-Runway
        $recorded = Invoke-Recorded { & $script $shots $folder }
        $LASTEXITCODE | Should -Be 1
        $recorded.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayNotConnected*'
    }

    It 'writes a transcript without secrets' {
        Connect-Rehearsal
        $transcript = Join-Path $folder night.txt
        & $script $shots $folder -TranscriptPath $transcript -CreditLimit 0 -Verbose 2>&1 4>&1 | Out-Null
        & $script $shots $folder -TranscriptPath $transcript -Verbose 4>&1 | Out-Null
        $text = Get-Content -Raw $transcript
        $text | Should -BeLike '*-CreditLimit*'
        $text | Should -Not -Match '_jwt|Signature=|Bearer|key_[0-9a-f]{10}'
    }

    It 'uses the key of a vault, and no other key if the secret is missing' {
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

Describe 'Schedule <Name>' -ForEach $schedules {
    It 'starts the nightly script with parameters that it has' {
        $parameters = (Get-Command (Join-Path $samples Invoke-NightlyBatch.ps1)).Parameters
        $text = Get-Content -Raw $File
        $text | Should -Match 'Invoke-NightlyBatch\.ps1'
        # The arguments after the name of the script, in the container also on the next line.
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
        # The commands of a worker, and the emulator in place of the service.
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

    It 'runs the nightly batch' {
        (& $runbook @with).Count | Should -Be 3
    }

    It 'warns when the credit limit is reached' {
        & $runbook @with -CreditLimit 0 2>$null 3>&1 | Should -BeLike '*credit limit is reached*'
    }

    It 'fails with the exit code of the script' {
        $with.Path = Join-Path $TestDrive none.csv
        { & $runbook @with 2>$null } | Should -Throw '*exit code 1*'
    }
}

Describe 'Register-NightlyTask.ps1' {
    BeforeAll {
        $register = Join-Path $samples schedules/Register-NightlyTask.ps1
        # Replaces the commands of Windows: the module ScheduledTasks, with the real parameter names, and icacls.
        function global:New-ScheduledTaskAction([string] $Execute, [string] $Argument, [string] $WorkingDirectory, [string] $Id) { $PSBoundParameters }
        function global:New-ScheduledTaskTrigger([switch] $Daily, [datetime] $At, $DaysInterval, $RandomDelay) { $PSBoundParameters }
        function global:New-ScheduledTaskSettingsSet([switch] $StartWhenAvailable, [string] $MultipleInstances, $ExecutionTimeLimit, [switch] $WakeToRun) { $PSBoundParameters }
        function global:Register-ScheduledTask([string] $TaskName, [string] $TaskPath, [object[]] $Action, [object[]] $Trigger, [object] $Settings, [string] $User, [string] $Password, [string] $Description, [switch] $Force) { $PSBoundParameters }
        function global:icacls { $global:icaclsArguments = $args; $global:LASTEXITCODE = 0 }
        $credential = [pscredential]::new('CONTOSO\runway', (ConvertTo-Secret 'the password of the account'))
    }

    AfterAll { Remove-Item Function:\New-ScheduledTask*, Function:\Register-ScheduledTask, Function:\icacls }

    It 'registers a task whose command runs, also where a path has an apostrophe' -Skip:(-not $IsWindows -and (id -u) -ne 0) {
        $folder = Join-Path $TestDrive "night's folder"
        $list = New-Item (Join-Path $TestDrive "tonight's list.csv") -Value "PromptText`n"
        $task = & $register -Credential $credential -SecretName RunwayKey -ScriptPath (Join-Path $samples Invoke-NightlyBatch.ps1) -Path $list -Folder $folder -At 03:00

        $task.TaskName | Should -Be RunwayNightly
        $task.User | Should -Be CONTOSO\runway
        $task.Trigger.At.TimeOfDay | Should -Be ([timespan]::new(3, 0, 0))
        $task.Settings.MultipleInstances | Should -Be IgnoreNew
        $global:icaclsArguments[0] | Should -Be $folder
        "$($task.Action.Values)" | Should -Not -BeLike '*password*'

        # As the task starts it, with the key in the vault of the account; the list is empty, so nothing is sent.
        $before = $env:PSModulePath
        try {
            $env:PSModulePath = (Write-SecretModule $TestDrive), (Split-Path $env:RUNWAY_TEST_MODULE) -join [System.IO.Path]::PathSeparator
            [string[]] $shell = Get-Shell
            $null = & $shell[0] @($shell | Select-Object -Skip 1) @($task.Action.Argument -split ' ') 2>&1
        }
        finally { $env:PSModulePath = $before }
        $LASTEXITCODE | Should -Be 0
        Join-Path $folder nightly.log | Should -Exist
    }

    It 'registers nothing with -WhatIf' -Skip:(-not $IsWindows -and (id -u) -ne 0) {
        & $register -Credential $credential -SecretName RunwayKey -Folder (Join-Path $TestDrive nowhere) -WhatIf | Should -BeNullOrEmpty
        Join-Path $TestDrive nowhere | Should -Not -Exist
    }
}

Describe 'systemd' {
    BeforeAll {
        $units = 'runway-nightly.service', 'runway-nightly.timer'
    }

    It 'accepts both units' -Skip:(-not (Get-Command systemd-analyze -ErrorAction Ignore)) {
        foreach ($unit in $units) {
            # The analyzer checks that the program exists, and pwsh may be in another folder on this machine.
            (Get-Content -Raw $samples/schedules/$unit).Replace('/usr/bin/pwsh', @(Get-Shell)[0]) | Set-Content $TestDrive/$unit
        }
        $said = systemd-analyze verify ($units | ForEach-Object { Join-Path $TestDrive $_ }) 2>&1
        "$said" | Should -BeNullOrEmpty
    }

    It 'is started by the timer of the same name, and restarted only after errors that a restart may fix' {
        $service = Get-Content $samples/schedules/runway-nightly.service
        $service | Should -Contain 'Restart=on-failure'
        $service | Should -Contain 'SuccessExitStatus=2'
        $service | Should -Contain 'RestartPreventExitStatus=3'
        (Get-Content $samples/schedules/runway-nightly.timer) -match '^OnCalendar=' | Should -HaveCount 1
    }
}

Describe 'Containerfile' {
    It 'names its base by hash and the module by version, and holds no key' {
        $lines = Get-Content $samples/schedules/Containerfile | Where-Object { $_ -notmatch '^#' }
        $bases = $lines -match '^FROM '
        $bases | Should -HaveCount 1
        $bases | Should -Match '@sha256:[0-9a-f]{64}$'
        $version = (Import-PowerShellDataFile (Join-Path $env:RUNWAY_TEST_MODULE Runway.psd1)).ModuleVersion
        $installs = $lines -match 'Install-'
        $installs | Should -HaveCount 1
        $installs | Should -BeLike "* -Version '``[$version``]' *"
        $lines -match 'RUNWAYML_API_SECRET' | Should -BeNullOrEmpty
    }

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
