<#
    What scripts are written against does not change by accident.
#>
Describe 'Surface' {
    It 'is what Surface.txt lists (dotnet pwsh -NoProfile -File tests/Pester/Get-Surface.ps1 -Update)' {
        $expected = Get-Content $PSScriptRoot/Surface.txt
        $actual = & $PSScriptRoot/Get-Surface.ps1 -Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE

        # As text, so that the message shows all lines that differ.
        $changes = Compare-Object $expected $actual -CaseSensitive | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" }
        $changes | Should -BeNullOrEmpty
    }
}
