<#
.SYNOPSIS
    The daily work on Runway for PowerShell, one task at a time or several in a row.
.DESCRIPTION
    Build     compiles the module and leaves it, ready to import, in out/Runway.
    Test      builds the whole solution and runs all tests: xunit, and the Pester suite on the module in out/Runway.
    Generate  writes the typed client in src/Runway.Generated anew from the reconciled document; needs Node.js.
    Demo      runs the quickstart: samples/prompts.txt becomes pictures in out/quickstart, offline.

    The first task that fails ends the script, with the exit code of what failed. Everything here is a plain `dotnet`
    command underneath, so a machine without PowerShell misses nothing.
.PARAMETER Task
    What to do, in this order.
.PARAMETER Configuration
    Release, as it ships, or Debug.
.EXAMPLE
    ./build.ps1
    Import-Module ./out/Runway

    Builds the module and takes it into the session.
.EXAMPLE
    ./build.ps1 Generate, Build, Test

    Regenerates the client, builds the module and runs every test.
#>

#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Generate', 'Demo')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
# The exit code is ours to pass on; an exception would turn every one of them into 1.
$PSNativeCommandUseErrorActionPreference = $false

$commands = @{
    Build    = 'build', 'src/Runway.PowerShell/Runway.PowerShell.csproj', '--configuration', $Configuration
    Test     = 'test', 'RunwayPS.sln', '--configuration', $Configuration
    Generate = 'build', 'openapi/codegen/Generate.proj'
    Demo     = 'run', '--project', 'samples/Quickstart', '--configuration', $Configuration
}

Push-Location $PSScriptRoot
try {
    foreach ($name in $Task) {
        Write-Verbose "${name}: dotnet $($commands[$name])"
        dotnet @($commands[$name])
        if ($LASTEXITCODE) {
            exit $LASTEXITCODE
        }
    }
}
finally {
    Pop-Location
}
