<#
    What several files about the other service need; dot-source it in BeforeAll, after importing both modules and Support.ps1.
#>
foreach ($name in 'RunwayAI.Core.dll', 'RunwayAI.Emulator.dll') {
    # The module loads them on first use; the tests name their types before that.
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
