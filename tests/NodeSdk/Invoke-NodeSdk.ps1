<#
.SYNOPSIS
    Runs the resource tests of Runway's official Node SDK against the host of the emulator.
.DESCRIPTION
    It is not part of the build: it needs Node with npm, a network for npm, and a copy of the SDK's repository, which has the
    tests (the package has not). Every file of tests gets a host of its own, which has the ids of the tests from fixtures.json.
    Two tests create a router with the same slug, which the service allows once, so the tests of routers run in two parts.
    Jest is installed under out/node-sdk. The exit code is the number of failed files.
.PARAMETER Sdk
    The folder of the SDK's repository.
.PARAMETER Resource
    The tests to run, by the names of their files.
.EXAMPLE
    ./tests/NodeSdk/Invoke-NodeSdk.ps1 ../sdk-node
#>

#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Sdk,

    [string[]] $Resource = @(
        'tasks', 'uploads', 'organization', 'text-to-image', 'image-to-video', 'text-to-video', 'video-to-video', 'video-upscale', 'character-performance'
        'image-upscale', 'sound-effect', 'text-to-speech', 'speech-to-speech', 'voice-dubbing', 'voice-isolation'
        'generate/image', 'generate/video', 'generate/audio', 'recipes', 'routers', 'workflows', 'workflow-invocations'
        'avatars', 'avatar-conversations', 'avatar-videos', 'documents', 'realtime-sessions', 'voices'
    )
)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$sdkRoot = (Resolve-Path $Sdk).Path
$tools = New-Item -ItemType Directory -Force "$root/out/node-sdk"
$key = 'My API Key' # The key in the tests of the SDK.

if (-not (Test-Path "$tools/node_modules/jest")) {
    Set-Content "$tools/package.json" '{ "private": true }'
    npm install --prefix $tools --ignore-scripts --no-audit --no-fund jest@29 '@swc/jest@0.2' '@swc/core@1' | Out-Null
    if ($LASTEXITCODE) { throw 'npm could not install jest.' }
}
@{
    rootDir          = $sdkRoot
    testEnvironment  = 'node'
    transform        = @{ '^.+\.(t|j)sx?$' = , "$tools/node_modules/@swc/jest" }
    moduleNameMapper = @{ '^@runwayml/sdk$' = '<rootDir>/src/index.ts'; '^@runwayml/sdk/(.*)$' = '<rootDir>/src/$1' }
} | ConvertTo-Json -Depth 4 | Set-Content "$tools/jest.config.json"

dotnet build "$root/src/Runway.Emulator.Host" --verbosity quiet
if ($LASTEXITCODE) { throw 'The host was not built.' }
$hostProgram = Get-ChildItem "$root/src/Runway.Emulator.Host/bin/Debug" -Recurse -Filter Runway.Emulator.Host.dll | Select-Object -First 1

function Test-Resource([string] $Name, [string] $Pattern) {
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($argument in $hostProgram.FullName, '--urls', 'http://127.0.0.1:0', '--key', $key, '--task-seconds', '0', '--fixtures', "$PSScriptRoot/fixtures.json") {
        $start.ArgumentList.Add($argument)
    }
    $start.RedirectStandardOutput = $true
    $emulator = [System.Diagnostics.Process]::Start($start)
    try {
        $address = [regex]::Match($emulator.StandardOutput.ReadLine(), 'http://\S+(?=;)').Value
        if (-not $address) { throw 'The host did not start.' }
        $env:TEST_API_BASE_URL = $address
        $only = $Pattern ? @('--testNamePattern', $Pattern) : @()
        node "$tools/node_modules/jest/bin/jest.js" --config "$tools/jest.config.json" --runTestsByPath "$sdkRoot/tests/api-resources/$Name.test.ts" @only 2>&1 | Out-Host
        [pscustomobject]@{ Resource = $Name; Part = $Pattern; Passed = $LASTEXITCODE -eq 0 }
    }
    finally {
        Remove-Item Env:TEST_API_BASE_URL -ErrorAction Ignore
        if (-not $emulator.HasExited) { $emulator.Kill() }
        $emulator.Dispose()
    }
}

$results = foreach ($name in $Resource) {
    if ($name -eq 'routers') {
        Test-Resource $name '^(?!.*create: required and optional params)'
        Test-Resource $name 'create: required and optional params'
    }
    else {
        Test-Resource $name
    }
}
$results | Format-Table | Out-Host
exit @($results.Where{ -not $_.Passed }).Count
