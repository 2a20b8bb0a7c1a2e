<#
    Conventions of PowerShell that need running cmdlets: output has the declared type, every call has one
    parameter set, positions are useful, and completers never throw.
#>
BeforeDiscovery {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    $cmdlets = (Get-Module Runway, RunwayAI).ExportedCmdlets.Keys | Sort-Object | ForEach-Object { @{ Name = $_ } }

    # A call that makes each cmdlet write output; Operations.Tests.ps1 runs the New- cmdlets.
    $emitting = @{
        'Connect-Runway'          = { Connect-Runway -Emulator -PassThru }
        'Get-RunwayConnection'    = { Get-RunwayConnection }
        'Get-RunwayDiagnostic'    = { Get-RunwayDiagnostic }
        'Get-RunwayModel'         = { Get-RunwayModel gen4_image }
        'Get-RunwayOrganization'  = { Get-RunwayOrganization }
        'Get-RunwayTask'          = { New-RunwayImage 'a' | Get-RunwayTask }
        'Get-RunwayTaskHistory'   = { $null = New-RunwayImage 'a'; Get-RunwayTaskHistory | Select-Object -Last 1 }
        'Get-RunwayUsage'         = { Get-RunwayUsage -Connection (Open-Emulator -UsageDays 3).Connection }
        'Invoke-RunwayRestMethod' = { Invoke-RunwayRestMethod /v1/organization }
        'Measure-RunwayCost'      = { Measure-RunwayCost -Model gen4_image }
        'New-RunwayImage'         = { New-RunwayImage 'a' }
        'New-RunwayUpload'        = { New-RunwayUpload $picture }
        'New-RunwayVideo'         = { New-RunwayVideo 'a' }
        'Save-RunwayTaskOutput'   = { New-RunwayImage 'a' | Save-RunwayTaskOutput $TestDrive/out }
        'Stop-RunwayTask'         = { New-RunwayImage '[seconds:1000] a' | Stop-RunwayTask -PassThru }
        'Wait-RunwayTask'         = { New-RunwayImage 'a' | Wait-RunwayTask }
    }
    $silent = @{
        'Clear-RunwayTaskHistory' = { Clear-RunwayTaskHistory -Before 2020-01-01 -Confirm:$false }
        'Connect-Runway'          = { Connect-Runway -Emulator }
        'Remove-RunwayTask'       = { New-RunwayImage 'a' | Remove-RunwayTask -Confirm:$false }
        'Stop-RunwayTask'         = { New-RunwayImage '[seconds:1000] a' | Stop-RunwayTask }
        'Disconnect-Runway'       = { Disconnect-Runway }
    }
    $completers = foreach ($cmdlet in $cmdlets.Name) {
        foreach ($parameter in (Get-Command $cmdlet).Parameters.Values) {
            $parameter.Attributes.Where({ $_ -is [System.Management.Automation.ArgumentCompleterAttribute] }).ForEach({ @{ Cmdlet = $cmdlet; Parameter = $parameter.Name; Type = $_.Type } })
        }
    }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
    $picture = Join-Path $TestDrive 'hero.png'
    [System.IO.File]::WriteAllBytes($picture, [byte[]] (0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A) + [byte[]]::new(600))
}

AfterAll { Disconnect-Runway }

Describe 'Output' {
    BeforeEach { Connect-Runway -Emulator }

    It 'of <Name> has the declared type' -ForEach ($emitting.Keys | Sort-Object | ForEach-Object { @{ Name = $_; Command = $emitting[$_] } }) {
        $output = @(& $Command)
        $output.Count | Should -BeGreaterThan 0
        $declared = (Get-Command $Name).OutputType.Type
        foreach ($item in $output) {
            $declared.Where({ $_ -eq [psobject] -or $item -is $_ }) | Should -Not -BeNullOrEmpty -Because "$Name emitted a $($item.GetType())"
        }
    }

    It 'of <Name> is empty by default' -ForEach ($silent.Keys | Sort-Object | ForEach-Object { @{ Name = $_; Command = $silent[$_] } }) {
        & $Command | Should -BeNullOrEmpty
    }
}

Describe 'Parameters of <Name>' -ForEach $cmdlets {
    BeforeAll { $cmdlet = Get-Command $Name -Module Runway, RunwayAI }

    It 'give one parameter set for every minimal call' {
        foreach ($set in $cmdlet.ParameterSets) {
            $given = @($set.Parameters.Where({ $_.IsMandatory }).Name)
            $fits = @($cmdlet.ParameterSets | Where-Object {
                    $own = $_.Parameters.Name
                    $needed = $_.Parameters.Where({ $_.IsMandatory }).Name
                    -not $given.Where({ $_ -notin $own }) -and -not $needed.Where({ $_ -notin $given })
                })
            $fits.Count -eq 1 -or $fits.Where({ $_.IsDefault }) | Should -BeTrue -Because "-$($given -join ' -') must tell $($fits.Name -join ' from ')"
        }
    }

    It 'have positions without a gap, at most three' {
        # In other sets than the default one, the first parameter may need its name, like -LiteralPath.
        $set = $cmdlet.ParameterSets.Count -eq 1 ? $cmdlet.ParameterSets[0] : $cmdlet.ParameterSets.Where({ $_.IsDefault })[0]
        $positions = @($set.Parameters | Where-Object Position -GE 0 | ForEach-Object Position | Sort-Object)
        $positions | Should -Be @(0..2 | Select-Object -First $positions.Count)
    }

    It 'are not switches by position or switches that are on by default' {
        foreach ($switch in $cmdlet.Parameters.Values.Where({ $_.SwitchParameter -and $_.Name -notin $common })) {
            $switch.ParameterSets.Values.Position | Should -BeLessThan 0
        }
    }

    It 'have no alias that is the name or the alias of another' {
        $own = $cmdlet.Parameters.Values.Where({ $_.Name -notin $common })
        $names = @($own.Name) + @($own.Aliases)
        @($names | Group-Object | Where-Object Count -GT 1).Name | Should -BeNullOrEmpty
    }
}

Describe 'Folder of Save-RunwayTaskOutput' {
    BeforeAll { Connect-Runway -Emulator }

    It 'can be the first argument after a pipe' {
        (New-RunwayImage 'a' | Save-RunwayTaskOutput $TestDrive/piped).Directory.Name | Should -Be 'piped'
    }

    It 'is the second argument after a task' {
        $task = New-RunwayImage 'a'
        (Save-RunwayTaskOutput $task $TestDrive/given).TaskId | Should -Be $task.Id
        (Save-RunwayTaskOutput -Task $task -DestinationPath $TestDrive/named).TaskId | Should -Be $task.Id
    }
}

Describe 'Completion' {
    BeforeAll {
        $journal = $env:RUNWAY_JOURNAL
        Disconnect-Runway
        # Folders that do not exist, that are files, and that are not paths.
        $journals = "$TestDrive/nowhere", $picture, "`0"
        $words = '', ' ', '[', ']*?', "'", '"', '$(throw)', "`u{1F600}`0", ('x' * 10000)
        $bound = @{}, @{ Model = $null }, @{ Model = '' }, @{ Model = 5; Operation = @() }, @{ Model = @('gen4_image', 'veo3.1') }, @{ Model = { throw } }, @{ Operation = 'nothing'; Model = 'gen4_image' }
    }

    AfterAll { $env:RUNWAY_JOURNAL = $journal }

    It 'of <Cmdlet> -<Parameter> accepts any input' -ForEach $completers {
        # A completer that throws ends the test: thousands of assertions would only be slower.
        $completer = $Type::new()
        foreach ($word in $words) {
            foreach ($values in $bound) {
                $null = @($completer.CompleteArgument($Cmdlet, $Parameter, $word, $null, $values))
            }
        }

        foreach ($name in $null, '', 'nothing', '-', "x`0") {
            $null = @($completer.CompleteArgument($name, $name, $name, $null, $null))
        }

        foreach ($place in $journals) {
            $env:RUNWAY_JOURNAL = $place
            $completer.CompleteArgument($Cmdlet, $Parameter, 'zzz', $null, @{}) | Should -BeNullOrEmpty
        }
    }
}
