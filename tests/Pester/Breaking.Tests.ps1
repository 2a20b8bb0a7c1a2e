<#
    Failures of the machine and not of the service: full disks, folders that cannot be written to, long and unusual names,
    restricted hosts. Each error has advice. EveryError.Tests.ps1 has keys and the network.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
}

AfterAll { Disconnect-Runway }

Describe 'A folder that cannot be written to' {
    BeforeEach { Connect-Runway -Emulator }

    It 'is an error before the command waits for anything: <What>' -ForEach @(
        @{ What = 'a file in the way'; Path = { Join-Path (New-Item "$TestDrive/file" -Force) 'folder' } }
        @{ What = 'a name that is too long'; Path = { Join-Path $TestDrive ('x' * 300) } }
        @{ What = 'a path that is too long'; Path = { Join-Path $TestDrive (('x' * 200 + '/') * 25) } }
        @{ What = 'no drive of files'; Path = { 'Env:/folder' } }
    ) {
        $slow = New-RunwayImage '[seconds:100000] slow'
        $problem = { $slow | Save-RunwayTaskOutput (& $Path) } | Should -Throw -ErrorId 'RunwayFileNotWritable,*' -PassThru
        $problem.CategoryInfo.Category | Should -Be 'WriteError'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-DestinationPath*'
    }

    It 'is one error for the whole batch if it is the journal, and nothing is created' {
        $held = New-Item "$TestDrive/held" -Force
        Connect-Runway -Emulator -JournalPath "$held/journal"
        $run = Invoke-Recorded { 1..50 | New-RunwayImage }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*RUNWAY_JOURNAL*'
        $run.Warnings | Should -BeLike '49 more inputs have no task*'
        (Get-RunwayOrganization).CreditBalance | Should -Be 100000
    }

    It 'does not lose the output of a task when the disk is full' -Skip:($IsWindows -or -not (Get-Command bash -ErrorAction Ignore)) {
        # A limit on the size of files has the effect of a full disk for one process. The runtime maps its own code
        # through a file unless this is turned off.
        $script = "Import-Module '$env:RUNWAY_TEST_MODULE'; Connect-Runway -Emulator; 'a' | New-RunwayImage | Save-RunwayTaskOutput '$TestDrive/full' 2>&1 | ForEach-Object { `$_.FullyQualifiedErrorId; `$_.ErrorDetails.RecommendedAction }"
        $shown = & bash -c 'export DOTNET_EnableWriteXorExecute=0; trap "" XFSZ; ulimit -f 8; exec "$@"' bash @(Get-Shell) -NoProfile -NonInteractive -Command $script 2>&1 | Out-String -Width 1000
        $shown | Should -BeLike '*RunwayFileNotWritable*run Save-RunwayTaskOutput again with the task id.*'
        Get-ChildItem $TestDrive/full -Filter *.png | Should -BeNullOrEmpty
    }
}

Describe 'An unusual file name' {
    BeforeAll { Connect-Runway -Emulator }

    It 'is accepted like any other' {
        $folder = New-Item "$TestDrive/a [b] 'c' `$d" -ItemType Directory
        Push-Location -LiteralPath $folder
        try {
            $file = New-RunwayImage 'a' | Save-RunwayTaskOutput './x [1] y' -NameTemplate 'n [{Index}] m'
            $file.FullName | Should -Be (Join-Path $folder 'x [1] y/n [0] m.png')
            ($file | New-RunwayImageUpscale).Operation | Should -Be 'image_upscale'
            (New-RunwayImageUpscale -LiteralPath './x [1] y/n [0] m.png').Operation | Should -Be 'image_upscale'
        }
        finally { Pop-Location }
    }

    It 'may be part of a path of more than 300 characters' {
        $file = New-RunwayImage 'a' | Save-RunwayTaskOutput (Join-Path $TestDrive (('x' * 60 + '/') * 5))
        $file.FullName.Length | Should -BeGreaterThan 300
        ($file | New-RunwayImageUpscale).Operation | Should -Be 'image_upscale'
    }
}

Describe 'A session' {
    It 'works in constrained language mode' {
        $state = [initialsessionstate]::CreateDefault()
        $state.LanguageMode = 'ConstrainedLanguage'
        $shell = [powershell]::Create($state)
        try {
            $file = $shell.AddScript("Import-Module '$env:RUNWAY_TEST_MODULE'; Connect-Runway -Emulator; 'a', ' ' | New-RunwayImage | Save-RunwayTaskOutput '$TestDrive/constrained'").Invoke()
            $file.Count | Should -Be 1
            $file[0].Extension | Should -Be '.png'
            $shell.Streams.Error.FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidPrompt,*'
            $shell.Streams.Error[0].ErrorDetails.RecommendedAction | Should -BeLike 'Pass a prompt*'
        }
        finally { $shell.Dispose() }
    }

    It 'shows plain text without colours, without a user and without a terminal' {
        $before = $env:NO_COLOR, $env:TERM
        $env:NO_COLOR, $env:TERM = '1', 'dumb'
        try {
            $script = "Import-Module '$env:RUNWAY_TEST_MODULE'; Connect-Runway -Emulator; New-RunwayImage '[fail:SAFETY.INPUT.TEXT] a' | Wait-RunwayTask"
            $shown = Invoke-Shell $script 2>&1 | Out-String -Width 1000
        }
        finally { $env:NO_COLOR, $env:TERM = $before }

        $shown | Should -Not -Match "`e"
        $shown | Should -BeLike '*FAILED*Change the prompt*'
    }
}
