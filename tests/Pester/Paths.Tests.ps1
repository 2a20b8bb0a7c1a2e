# Every command with a path accepts every form of a path, and refuses other texts with the same error.
BeforeDiscovery {
    # What each command does with a path, and the file that it uses.
    $places = @(
        @{ Place = 'New-RunwayUpload -Path'; Reads = $true; Use = { param($path) New-RunwayUpload $path }; Id = 'RunwayFileNotReadable'; Elsewhere = 'RunwayInvalidMedia' }
        @{ Place = 'New-RunwayUpload -LiteralPath'; Reads = $true; Use = { param($path) New-RunwayUpload -LiteralPath $path }; Id = 'RunwayFileNotReadable'; Elsewhere = 'RunwayInvalidMedia' }
        @{ Place = 'New-RunwayVideo -Image'; Reads = $true; Use = { param($path) New-RunwayVideo -Image $path }; Id = 'RunwayFileNotReadable'; Elsewhere = 'RunwayInvalidMedia' }
        @{ Place = 'New-RunwayImage -ReferenceImage'; Reads = $true; Use = { param($path) New-RunwayImage a -ReferenceImage @{ Uri = $path } }; Id = 'RunwayFileNotReadable'; Elsewhere = 'RunwayInvalidMedia' }
        @{ Place = 'Measure-RunwayCost -Image'; Reads = $true; Use = { param($path) Measure-RunwayCost -Image $path }; Id = 'RunwayFileNotReadable'; Elsewhere = 'RunwayInvalidMedia' }
        @{ Place = 'Connect-Runway -FaultScript'; Reads = $true; Use = { param($path) Connect-Runway -Emulator -FaultScript $path -PassThru }; Id = 'RunwayInvalidFaultScript' }
        @{ Place = 'Connect-Runway -JournalPath'; Use = { param($path) Connect-Runway -Emulator -JournalPath $path -PassThru }; Id = 'RunwayJournalNotWritable' }
        @{ Place = 'Save-RunwayTaskOutput -OutFile'; Use = { param($path) $task | Save-RunwayTaskOutput -OutFile $path -Force }; Id = 'RunwayFileNotWritable' }
        @{ Place = 'Save-RunwayTaskOutput -DestinationPath'; Use = { param($path) $task | Save-RunwayTaskOutput -DestinationPath $path -Force }; Id = 'RunwayFileNotWritable' }
        @{ Place = 'Invoke-RunwayRestMethod -OutFile'; Use = { param($path) Invoke-RunwayRestMethod /v1/organization -OutFile $path -Force }; Id = 'RunwayFileNotWritable' }
        @{ Place = 'Export-RunwayGallery -Path'; Use = { param($path) $task | Export-RunwayGallery -Path $path -PassThru }; Id = 'RunwayFileNotWritable' }
    )
    $forms = @(
        @{ Form = 'relative'; Name = { './in/a b.png' } }
        @{ Form = 'from the home folder'; Name = { [System.IO.Path]::Combine('~', [System.IO.Path]::GetRelativePath($HOME, "$root/in/a b.png")) } }
        @{ Form = 'on a drive of PowerShell'; Name = { 'Pics:/in/a b.png' } }
        @{ Form = 'with the provider in front'; Name = { "FileSystem::$root/in/a b.png" } }
        @{ Form = 'with the whole provider in front'; Name = { "Microsoft.PowerShell.Core\FileSystem::$root/in/a b.png" } }
        @{ Form = 'with brackets'; Name = { './in/a[1].png' } }
        @{ Form = 'with brackets on a drive of PowerShell'; Name = { 'Pics:/in/a[1].png' } }
    )
    $uses = foreach ($place in $places) { foreach ($form in $forms) { $place + $form } }
    $refusals = foreach ($place in $places) {
        $place + @{ Path = 'Env:/a.png'; Expected = $place.Elsewhere ?? $place.Id; Says = "'Env:/a.png' is not in the file system." }
        $place + @{ Path = 'nowhere:/a.png'; Expected = $place.Id; Says = "'nowhere:/a.png' is not a path. *" }
    }
}

Describe 'A path' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        . $PSScriptRoot/Support.ps1
        $root = (New-Item -ItemType Directory "$TestDrive/pictures").FullName
        $null = New-Item -ItemType Directory "$root/in"
        $null = New-PSDrive Pics FileSystem $root -Scope Global
        Push-Location $root
    }
    BeforeEach {
        Connect-Runway -Emulator -ClockRate 1000
        $task = New-RunwayImage 'a' | Wait-RunwayTask
        Get-ChildItem "$root/in" | Remove-Item -Recurse
    }
    AfterAll {
        Pop-Location
        Remove-PSDrive Pics -Scope Global
        Disconnect-Runway
    }

    It '<Form> is accepted by <Place>' -ForEach $uses {
        $path = & $Name
        $full = "$root/in/$(Split-Path $path -Leaf)"
        if ($Place -like '*FaultScript') { Set-Content -LiteralPath $full '{ "rules": [{ "on": "create", "every": 10, "do": "cut-after-body" }] }' }
        elseif ($Reads) { $null = $task | Save-RunwayTaskOutput -OutFile $full }
        & $Use $path | Should -Not -BeNullOrEmpty
        if ($Place -like '*JournalPath') { (Get-RunwayConnection).JournalPath | Should -Be ([System.IO.Path]::GetFullPath($full)) }
        else { Test-Path -LiteralPath $full | Should -BeTrue }
    }

    It '<Path> is refused by <Place>' -ForEach $refusals {
        $problem = { & $Use $Path -ErrorAction Stop } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike "$Expected,*"
        $problem.Exception.Message | Should -BeLike "$Says*"
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '* a path of the file system; *'
    }

    It 'that is a wildcard means the files that match, also in a folder with brackets' {
        $null = New-Item -ItemType Directory "$root/in/x[1]"
        'a', 'b' | ForEach-Object { $null = $task | Save-RunwayTaskOutput -OutFile "$root/in/x[1]/$_.png" }
        (New-RunwayUpload './in/x[1]/*.png').Count | Should -Be 2
        (New-RunwayUpload 'Pics:/in/x[1]/*.png').Count | Should -Be 2
        { New-RunwayUpload './in/x[1]/*.jpg' -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayFileNotFound,*'
    }
}
