<#
    The rules of PSScriptAnalyzer for script modules, tested for binary modules: the manifest, the folder, and the
    conventions of cmdlets. The cmdlets come from the manifests, so that new ones are tested too;
    the table in the second BeforeDiscovery has the allowed exceptions with their reasons.
#>
BeforeDiscovery {
    $modules = @(
        @{
            Module = 'Runway'
            Folder = $env:RUNWAY_TEST_MODULE
            Files  = @(
                'LICENSE'
                'Runway.Core.dll'
                'Runway.Emulator.dll'
                'Runway.format.ps1xml'
                'Runway.PowerShell.dll'
                'Runway.psd1'
                'Wire/Microsoft.Kiota.Abstractions.dll'
                'Wire/Runway.Generated.dll'
                'Wire/Std.UriTemplate.dll'
            )
        }
        @{
            Module = 'RunwayAI'
            Folder = $env:RUNWAYAI_TEST_MODULE
            # No file of the module Runway, because a second copy could be loaded too.
            Files  = @(
                'LICENSE'
                'RunwayAI.Core.dll'
                'RunwayAI.Emulator.dll'
                'RunwayAI.format.ps1xml'
                'RunwayAI.PowerShell.dll'
                'RunwayAI.psd1'
                'Wire/RunwayAI.Generated.dll'
            )
        }
    )
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
}

Describe 'Module <Module>' -ForEach $modules {
    BeforeAll {
        $manifestPath = Join-Path $Folder "$Module.psd1"
        $manifest = Import-PowerShellDataFile $manifestPath
    }

    It 'has a valid manifest' {
        $before = $env:PSModulePath
        try {
            # The path where it looks for a required module.
            $env:PSModulePath = Split-Path $env:RUNWAY_TEST_MODULE
            (Test-ModuleManifest $manifestPath -ErrorAction Stop).Name | Should -Be $Module
        }
        finally {
            $env:PSModulePath = $before
        }
    }

    It 'has the version of its assemblies' {
        foreach ($dll in Get-ChildItem $folder -Filter *.dll) {
            $version = [System.Reflection.AssemblyName]::GetAssemblyName($dll.FullName).Version
            $version.ToString(3) | Should -Be $manifest.ModuleVersion -Because $dll.Name
        }
    }

    It 'contains its own files, its help and nothing else' {
        $found = Get-ChildItem $folder -Recurse -File | ForEach-Object { [System.IO.Path]::GetRelativePath($folder, $_).Replace('\', '/') }
        # Files that only a package contains.
        $packaged = 'Runway.png', "$Module.sha256"
        $images = $found | Where-Object { $_ -like 'ReadyToRun*' }
        $images | Where-Object { (Split-Path $_ -Leaf) -notin 'Runway.Core.dll', 'Runway.Emulator.dll' } | Should -BeNullOrEmpty
        [bool] $images | Should -Be ($Module -eq 'Runway')
        $found | Where-Object { $_ -notin $images + $packaged -and (Split-Path $_) -ne 'en-US' } | Sort-Object | Should -Be $Files
        $found | Should -Contain "en-US/$Module.PowerShell.dll-Help.xml"
    }

    It 'has the hashes of its package' {
        $catalogue = Join-Path $folder "$Module.sha256"
        if (-not (Test-Path $catalogue)) {
            Set-ItResult -Skipped -Because 'this module was built, not installed'
        }
        $hashes = Get-Content $catalogue | ForEach-Object { , ($_ -split '  ') }
        $hashes.Count | Should -Be (@(Get-ChildItem $folder -Recurse -File).Count - 1)
        foreach ($hash in $hashes) {
            (Get-FileHash (Join-Path $folder $hash[1])).Hash | Should -Be $hash[0] -Because $hash[1]
        }
    }

    It 'finds every assembly it refers to in PowerShell itself, or in the module Runway' {
        $references = Get-ChildItem $folder -Filter *.dll |
            ForEach-Object { [System.Reflection.Assembly]::LoadFrom($_.FullName).GetReferencedAssemblies() } |
            Where-Object { $_.Name -notlike 'Runway.*' -and $_.Name -notlike 'RunwayAI.*' } |
            Sort-Object FullName -Unique
        foreach ($reference in $references) {
            { [System.Reflection.Assembly]::Load($reference) } | Should -Not -Throw -Because $reference
        }
    }

    It 'exports the cmdlets of its manifest and nothing else' {
        $loaded = Get-Module $Module
        $loaded.ExportedCmdlets.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        $loaded.ExportedCommands.Count | Should -Be $manifest.CmdletsToExport.Count
        $loaded.ExportedVariables.Count | Should -Be 0
    }

    It 'exports them again after Import-Module -Force' {
        $again = Import-Module $folder -Force -PassThru
        $again.ExportedCmdlets.Count | Should -Be $manifest.CmdletsToExport.Count
    }

    It 'is found by the name of a cmdlet alone, once it is on the module path' {
        $before = $env:PSModulePath
        $fresh = [powershell]::Create()
        try {
            $env:PSModulePath = Split-Path $folder
            $found = $fresh.AddCommand('Get-Command').AddArgument("New-${Module}Image").Invoke()
        }
        finally {
            $env:PSModulePath = $before
            $fresh.Dispose()
        }
        $found.ModuleName | Should -Be $Module
    }
}

Describe 'Module' {
    BeforeAll { $folder = $env:RUNWAY_TEST_MODULE }

    It 'closes its connection and its journal when it is removed' {
        # In a separate runspace, because this one has the module of the whole suite.
        $shell = [powershell]::Create()
        try {
            $left = $shell.AddScript(@'
                param($module, $journal)
                Import-Module $module
                $c = Connect-Runway -Emulator -JournalPath $journal -PassThru
                $null = New-RunwayImage 'a'
                Remove-Module Runway
                $c.IsClosed
                @(Get-ChildItem $journal -Recurse -File).ForEach({ try { [System.IO.File]::Open($_, 'Open', 'ReadWrite', 'None').Dispose() } catch { "$_" } })
                Import-Module $module
                Get-RunwayConnection -ErrorAction SilentlyContinue
                $Error[0].FullyQualifiedErrorId
'@).AddArgument($folder).AddArgument("$TestDrive/removed").Invoke()
            $left | Should -Be $true, 'RunwayNotConnected,Runway.PowerShell.GetRunwayConnectionCommand'
        }
        finally { $shell.Dispose() }
    }

    # A separate process, because assemblies stay loaded. On a second core, .NET compiles ahead what
    # earlier sessions of PowerShell used, and may load the engine for that at any time; the setting prevents it.
    It 'loads only the assembly of the cmdlets at import, and later the image for this platform and no other module' {
        $platform = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
        $image = Join-Path $folder "ReadyToRun/$platform/Runway.Core.dll"
        $env:DOTNET_MultiCoreJitMinNumCpus = 'FFFF'
        $loaded = Invoke-Shell {
            param($Folder)
            Import-Module $Folder
            $own = { [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'Runway.*' } }
            (& $own).Location
            '-'
            $null = Get-RunwayModel
            (& $own).Location -like '*Runway.Core.dll'
            (Get-Module).Name
        } $folder
        Remove-Item Env:DOTNET_MultiCoreJitMinNumCpus
        $loaded | Should -Be @(
            Join-Path $folder 'Runway.PowerShell.dll'
            '-'
            # The images are for the runtime of PowerShell 7.6; an older one compiles the neutral assembly itself.
            [System.Environment]::Version.Major -ge 10 -and (Test-Path $image) ? $image : (Join-Path $folder 'Runway.Core.dll')
            'Runway'
        )
    }

    It 'loads its views with its first cmdlet in every runspace' {
        $fresh = [powershell]::Create()
        try {
            $shown = $fresh.AddScript({
                    param($Folder)
                    Import-Module $Folder
                    $null = Connect-Runway -Emulator
                    New-RunwayImage 'a lighthouse' | Out-String
                }).AddArgument($folder).Invoke()
        }
        finally {
            $fresh.Dispose()
        }
        $shown | Should -Match 'Id\s+Status\s+Done\s+Credits\s+Prompt'
    }
}

Describe 'Cmdlet' {
    BeforeDiscovery {
        $cmdlets = $modules.ForEach({ (Import-PowerShellDataFile (Join-Path $_.Folder "$($_.Module).psd1")).CmdletsToExport }) | ForEach-Object {
            $verb, $noun = $_ -split '-'
            @{
                Name            = $_
                Verb            = $verb
                Noun            = $noun
                # These write no output.
                IsVoid          = $_ -in 'Disconnect-Runway', 'Disconnect-RunwayAI', 'Remove-RunwayTask', 'Remove-RunwayRouter', 'Remove-RunwayDocument', 'Remove-RunwayVoice', 'Remove-RunwayAvatar', 'Remove-RunwayAvatarConversation', 'Stop-RunwayAvatarSession', 'Remove-RunwayProfile', 'Remove-RunwayAIMedia', 'Clear-RunwayTaskHistory'
                # Costs money, ends work, deletes, or writes files. Connecting only changes the session.
                ChangesState    = $verb -in 'New', 'Remove', 'Clear', 'Stop', 'Save', 'Export', 'Invoke', 'Add', 'Edit', 'Convert', 'ConvertTo', 'Set', 'Resize', 'Start', 'Resolve', 'Sync'
                # The cmdlets of the connection create, show or close it, and the journal and the profiles are on this machine;
                # all others have -Connection.
                TakesConnection = $noun -notin 'Runway', 'RunwayConnection', 'RunwayAI', 'RunwayAIConnection', 'RunwayProfile', 'RunwayTaskHistory', 'RunwayModel', 'RunwayCost', 'RunwayGallery'
            }
        }
    }

    BeforeAll {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
    }

    Context '<Name>' -ForEach $cmdlets {
        BeforeAll {
            $cmdlet = Get-Command $Name -Module Runway, RunwayAI
            $metadata = [System.Management.Automation.CommandMetadata]::new($cmdlet)
        }

        It 'loads the views' {
            $cmdlet.ImplementingType.IsAssignableTo([Runway.PowerShell.ModuleCmdlet]) | Should -BeTrue
        }

        It 'has an approved verb' {
            (Get-Verb $Verb).Verb | Should -BeExactly $Verb
        }

        It 'has a singular noun with the prefix' {
            $Noun | Should -MatchExactly '^Runway([A-Z][A-Za-z]*[^s])?$'
        }

        It 'declares its output type' {
            $cmdlet.OutputType.Count | Should -BeGreaterThan 0
            [void] -in $cmdlet.OutputType.Type | Should -Be $IsVoid
        }

        It 'supports ShouldProcess only if it changes something' {
            $metadata.SupportsShouldProcess | Should -Be $ChangesState
        }

        It 'confirms by default only what deletes' {
            $metadata.ConfirmImpact -eq 'High' | Should -Be ($Verb -in 'Remove', 'Clear')
        }

        It 'has -Connection, unless it manages connections' {
            $cmdlet.Parameters.ContainsKey('Connection') | Should -Be $TakesConnection
        }

        It 'names its parameters in PascalCase' {
            $own = $cmdlet.Parameters.Keys | Where-Object { $_ -notin $common }
            $own | Where-Object { $_ -cnotmatch '^[A-Z][A-Za-z0-9]*$' } | Should -BeNullOrEmpty
        }

        It 'has a default among several parameter sets' {
            if ($cmdlet.ParameterSets.Count -gt 1) {
                $cmdlet.ParameterSets.Where({ $_.IsDefault }).Count | Should -Be 1
            }
        }

        It 'has no two parameter sets with the same parameters in the same order' {
            $signatures = foreach ($set in $cmdlet.ParameterSets) {
                $set.Parameters.Where({ $_.Name -notin $common }) | Sort-Object Name |
                    Join-String { $_.Name + ($_.Position -ge 0 ? "@$($_.Position)" : '') } -Separator ','
            }
            $signatures | Should -Be ($signatures | Select-Object -Unique)
        }

        It 'has at most one parameter for a position, and one for a piped object of a type' {
            foreach ($set in $cmdlet.ParameterSets) {
                $positions = @($set.Parameters | Where-Object Position -GE 0 | ForEach-Object Position)
                $piped = @($set.Parameters | Where-Object ValueFromPipeline | ForEach-Object ParameterType)
                @($positions | Select-Object -Unique).Count | Should -Be $positions.Count -Because $set.Name
                @($piped | Select-Object -Unique).Count | Should -Be $piped.Count -Because $set.Name
            }
        }
    }
}
