<#
    Functions for tests of the other service; dot-source it in BeforeAll, after importing both modules and Support.ps1.
#>
foreach ($name in 'RunwayAI.Core.dll', 'RunwayAI.Emulator.dll') {
    # The module loads these assemblies on first use; the tests use their types before that.
    Add-Type -Path (Join-Path $env:RUNWAYAI_TEST_MODULE $name)
}

function Open-RunwayAIEmulator {
    <#
    .SYNOPSIS
        An emulator of the other service that the test can look into, and a connection to it.
    #>
    $emulator = [Runway.Emulator.RunwayAIEmulator]::new()
    $emulator
    [Runway.RunwayAIConnection]::new([Runway.RunwayAIConnectionOptions]@{
            ApiKey  = ConvertTo-Secret ([Runway.Emulator.RunwayAIEmulator]::WellKnownKey)
            BaseUrl = [Runway.Emulator.RunwayAIEmulator]::DefaultBaseAddress
            Handler = $emulator
        })
}
