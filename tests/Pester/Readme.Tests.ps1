<#
    The pages for new users: every path in them exists, every line runs, and they write only to folders that git ignores.
    The lines of the section Install are not run, because they change the machine; PackageTests installs from a test feed.
#>
BeforeDiscovery {
    $root = Join-Path $PSScriptRoot '../..' -Resolve
    $pages = 'README.md', 'samples/README.md' | ForEach-Object { @{ Page = $_; Text = Get-Content -Raw (Join-Path $root $_) } }
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $root = Join-Path $PSScriptRoot '../..' -Resolve

    # The lines of a page that PowerShell can run, and those in a table.
    function Get-Line([string] $Text) {
        $Text = $Text -replace '(?ms)^## Install\n.*?(?=^## )'
        [regex]::Matches($Text, '(?ms)^```powershell\n(.*?)^```').ForEach{ $_.Groups[1].Value }
        [regex]::Matches($Text, '(?m)\| `(\./samples/[^`]+)`').ForEach{ $_.Groups[1].Value }
    }

    # The path of a line or a link: an existing file, or one that a line creates.
    function Get-NamedPath([string] $Text) {
        [regex]::Matches($Text, '(?<=[\s`(''])(?:\./)?(?:samples|src|docs|tests|tools|openapi|bench|out)/[\w./-]*\w|(?<=[\s`])\./[\w./-]*\w|[\w-]+\.sln').Value | Select-Object -Unique
    }
}

Describe '<Page>' -ForEach $pages {
    It 'names only files that exist' {
        $named = @(Get-NamedPath $Text).Where{ $_ -notmatch '^(\./)?out(/|$)' }
        $named.Count | Should -BeGreaterThan 3
        $named.Where{ -not (Test-Path (Join-Path $root $_)) } | Should -BeNullOrEmpty
    }

    It 'has only valid links' {
        $folder = Split-Path (Join-Path $root $Page)
        $links = [regex]::Matches($Text, '\]\((?!https://)([^)#]+)').ForEach{ $_.Groups[1].Value }
        $links.Count | Should -BeGreaterThan 5
        $links.Where{ -not (Test-Path (Join-Path $folder $_)) } | Should -BeNullOrEmpty
    }

    It 'runs line by line and writes to out alone, which git ignores' {
        Get-Content (Join-Path $root .gitignore) | Should -Contain 'out/'
        $clone = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        Copy-Item (Join-Path $root samples) $clone -Recurse
        $null = New-Item $clone/out -ItemType Directory
        # The build exists already; one picture of the task Demo is enough.
        Set-Content $clone/build.ps1 ''
        $null = New-Item $clone/out/quickstart -ItemType Directory
        Copy-Item (Join-Path $root src/Runway.Emulator/Media/Assets/picture.jpg) $clone/out/quickstart
        foreach ($module in $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE) {
            Copy-Item $module (Join-Path $clone out (Get-Item (Join-Path $module *.psd1)).BaseName) -Recurse
        }
        $before = (Get-ChildItem $clone -Recurse -File).FullName

        $lines = @('$ErrorActionPreference = ''Continue''') + @(Get-Line $Text)
        $lines.Count | Should -BeGreaterThan 3
        Set-Content $clone/out/lines.ps1 ($lines + '$Error | ForEach-Object { "$_"; $_.InvocationInfo.PositionMessage }; exit [Math]::Min(1, $Error.Count)')
        [string[]] $shell = Get-Shell
        Push-Location $clone
        try { $said = & $shell[0] @($shell | Select-Object -Skip 1) -NoProfile -NonInteractive -File ./out/lines.ps1 2>&1 }
        finally { Pop-Location }
        $LASTEXITCODE | Should -Be 0 -Because "$($said | Out-String)"

        $written = (Get-ChildItem $clone -Recurse -File).FullName.Where{ $_ -notin $before }.ForEach{ [System.IO.Path]::GetRelativePath($clone, $_).Replace('\', '/') }
        $written.Count | Should -BeGreaterThan 5
        $written.Where{ -not $_.StartsWith('out/') } | Should -BeNullOrEmpty
    }
}
