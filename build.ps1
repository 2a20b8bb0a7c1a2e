<#
.SYNOPSIS
    The daily work on Runway for PowerShell, one task at a time or several in a row.
.DESCRIPTION
    Build     compiles the module and leaves it, ready to import, in out/Runway.
    Test      builds the whole solution and runs all tests: xunit, and the Pester suite on the installed package.
    Generate  writes anew what is generated: the typed client from the reconciled document, which needs Node.js, and the
              help from the comments in the code and the examples.
    Demo      runs the quickstart: samples/prompts.txt becomes pictures in out/quickstart, offline.
    Package   makes the package for the PowerShell Gallery in out/packages, from a release build of its own.
    Bench     measures: what is inside a process by BenchmarkDotNet, whole pipelines beside other clients by
              bench/Measure-Pipeline.ps1, which prints one table. About a quarter of an hour; -Quick takes a third of it.

    The first task that fails ends the script, with the exit code of what failed. Everything here is a plain `dotnet`
    command underneath. The machine needs no PowerShell for it: `dotnet tool restore` and `dotnet pwsh build.ps1` use the
    one that the repository pins.
.PARAMETER Task
    What to do, in this order.
.PARAMETER Configuration
    Release, as it ships, or Debug.
.PARAMETER Quick
    Of Bench: only the whole pipelines, and of those only what is quick.
.EXAMPLE
    ./build.ps1
    Import-Module ./out/Runway

    Builds the module and takes it into the session.
.EXAMPLE
    ./build.ps1 Generate, Build, Test

    Regenerates client and help, builds the module and runs every test.
#>

#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Generate', 'Demo', 'Package', 'Bench')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [switch] $Quick
)

$ErrorActionPreference = 'Stop'
# The exit code is ours to pass on; an exception would turn every one of them into 1.
$PSNativeCommandUseErrorActionPreference = $false

$commands = @{
    Build    = , ('build', 'src/Runway.PowerShell/Runway.PowerShell.csproj', '--configuration', $Configuration)
    Test     = , ('test', 'RunwayPS.sln', '--configuration', $Configuration)
    Generate = ('build', 'openapi/codegen/Generate.proj'), ('run', '--project', 'tools/Runway.Help')
    Demo     = , ('run', '--project', 'samples/Quickstart', '--configuration', $Configuration)
    Package  = , ('run', '--project', 'tools/Runway.Package')
    Bench    = ('build', 'RunwayPS.sln', '--configuration', 'Release'), ('run', '--project', 'bench/Runway.Benchmarks', '--configuration', 'Release', '--no-build')
}

Push-Location $PSScriptRoot
try {
    foreach ($name in $Task) {
        foreach ($command in $commands[$name] | Select-Object -First ($name -eq 'Bench' -and $Quick ? 1 : 9)) {
            Write-Verbose "dotnet $command"
            dotnet @command
            if ($LASTEXITCODE) {
                exit $LASTEXITCODE
            }
        }

        if ($name -eq 'Bench') {
            ./bench/Measure-Pipeline.ps1 -Quick:$Quick
        }
    }
}
finally {
    Pop-Location
}
