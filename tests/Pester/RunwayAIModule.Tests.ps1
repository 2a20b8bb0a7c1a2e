<#
    The two modules beside each other. Nobody meets the service that is not Runway by completing a name; whoever wants it gets
    a module that stands on Runway's own assemblies, each loaded once, from one place. Every test is a process of its own, since
    what is loaded once stays loaded.
#>
BeforeAll {
    . $PSScriptRoot/Support.ps1
    $runway, $other = $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE

    function Invoke-Session([string] $Script) {
        Invoke-Shell "`$ErrorActionPreference = 'Stop'; `$env:RUNWAY_JOURNAL = '$TestDrive/journal'; `$env:PSModulePath = '$TestDrive/none'; $Script" 2>&1
    }

    $use = "Connect-RunwayAI -Emulator; (New-RunwayAIImage 'a').Kind; Connect-Runway -Emulator; (New-RunwayImage 'a').Status"
    $loaded = "[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -like 'Runway*' -or `$_.GetName().Name -like '*Kiota*' } | ForEach-Object Location"
}

Describe 'A session with Runway alone' {
    It 'offers no command of the other service, by Tab or by name' {
        Invoke-Session @"
            Import-Module '$runway'
            [System.Management.Automation.CommandCompletion]::CompleteInput('New-RunwayAI', 12, `$null).CompletionMatches.Count
            @(Get-Command *-RunwayAI*).Count
            @(Get-Command -Module Runway).Where({ `$_.ImplementingType.Assembly.GetName().Name -like '*AI*' }).Count
"@ | Should -Be '0', '0', '0'
    }

    It 'still refuses the key and the address of the other service' {
        Invoke-Session @"
            Import-Module '$runway'
            `$env:RUNWAYAI_API_KEY = 'of-the-other-service-1234567890ab'
            `$key = [securestring]::new()
            `$env:RUNWAYAI_API_KEY.ToCharArray().ForEach({ `$key.AppendChar(`$_) })
            try { Connect-Runway `$key } catch { `$_.FullyQualifiedErrorId }
            `$env:RUNWAYAI_API_KEY = `$null
            try { Connect-Runway `$key -BaseUrl https://api.runway-ai.ai } catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message -like '*unrelated Runway AI service*' }
"@ | Should -Be 'RunwayForeignKey,Runway.PowerShell.ConnectRunwayCommand', 'RunwayInvalidBaseUrl,Runway.PowerShell.ConnectRunwayCommand', 'True'
    }

    It 'has nothing of the other service in its files except that check' {
        $root = Join-Path $PSScriptRoot '../..'
        $named = Get-Item $root/src/Runway.*, $root/Runway.psd1 | Get-ChildItem -Recurse -File -Include *.cs, *.csproj, *.psd1, *.ps1xml, *.md, *.txt, *.xml |
            Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' | Select-String 'RunwayAI' -List | ForEach-Object Filename
        # The host of the emulators has both services; the diagnostic looks for other modules with one of the names.
        $named | Where-Object { $_ -notlike '*.csproj' } | Sort-Object | Should -Be 'ApiKey.cs', 'EmulatorHost.cs', 'HostSettings.cs', 'KeyOwner.cs', 'NameClashes.cs', 'RunwayAdvice.cs'
    }
}

Describe 'The module RunwayAI' {
    It 'works beside Runway, imported <Order>' -ForEach @(
        @{ Order = 'second'; Import = { "Import-Module '$runway'; Import-Module '$other'; $use" } }
        @{ Order = 'after a command of Runway'; Import = { "Import-Module '$runway'; Connect-Runway -Emulator; `$null = New-RunwayImage 'a'; Import-Module '$other'; $use" } }
        @{ Order = 'first, which brings Runway'; Import = { "`$env:PSModulePath = '$(Split-Path $runway)'; Import-Module '$other'; Import-Module '$runway'; $use" } }
        @{ Order = 'twice, with Runway taken away between'; Import = { "Import-Module '$runway'; Import-Module '$other'; `$null = & { $use }; Remove-Module RunwayAI, Runway; Import-Module '$runway'; Import-Module '$other'; $use" } }
    ) {
        $lines = Invoke-Session "$(& $Import); '-'; $loaded"
        $lines[0..2] | Should -Be 'Image', 'PENDING', '-'

        # Each assembly once: those of Runway from the folder of Runway and those of this module from its own folder.
        $files = $lines | Select-Object -Skip 3
        $files | Split-Path -Leaf | Group-Object | Where-Object Count -GT 1 | Should -BeNullOrEmpty
        $files | Where-Object { (Split-Path $_ -Leaf) -like 'RunwayAI.*' } | ForEach-Object { $_.StartsWith($other) } | Should -Be @($true, $true, $true, $true)
        $files | Where-Object { (Split-Path $_ -Leaf) -notlike 'RunwayAI.*' } | ForEach-Object { $_.StartsWith($runway) } | Should -Not -Contain $false
    }

    It 'loads no assembly of Runway from its own folder, even if there is one' {
        $copy = Copy-Item $other "$TestDrive/RunwayAI" -Recurse -PassThru | Where-Object Name -EQ RunwayAI
        Copy-Item $runway/*.dll $copy
        Copy-Item $runway/Wire/*.dll $copy/Wire
        $files = Invoke-Session "Import-Module '$runway'; Import-Module '$copy'; `$null = & { $use }; $loaded" | Where-Object { (Split-Path $_ -Leaf) -notlike 'RunwayAI.*' }
        $files | Split-Path -Leaf | Should -Contain 'Runway.Core.dll'
        $files | Where-Object { -not $_.StartsWith($runway) } | Should -BeNullOrEmpty
    }

    It 'requires exactly its version of the module Runway, and no other module of that name' {
        $manifest = Import-PowerShellDataFile $other/RunwayAI.psd1
        $required = Import-PowerShellDataFile $runway/Runway.psd1
        $manifest.RequiredModules.Count | Should -Be 1
        $manifest.RequiredModules[0].ModuleName | Should -Be 'Runway'
        $manifest.RequiredModules[0].RequiredVersion | Should -Be $manifest.ModuleVersion
        $manifest.ModuleVersion | Should -Be $required.ModuleVersion
        $manifest.RequiredModules[0].GUID | Should -Be $required.GUID
    }

    It 'names the missing module if Runway is missing or of another version' -ForEach @{ Module = $null }, @{ Module = "@{ ModuleVersion = '9.9.9' }" } {
        $path = (New-Item "$TestDrive/$([guid]::NewGuid())/Runway" -ItemType Directory).FullName
        if ($Module) { Set-Content $path/Runway.psd1 $Module }
        Invoke-Session "`$env:PSModulePath = '$(Split-Path $path)'; try { Import-Module '$other' } catch { `$_.Exception.Message }" | Should -BeLike '*Runway*'
    }

    It 'closes its connection when it is removed, and not that to Runway' {
        Invoke-Session @"
            Import-Module '$runway', '$other'
            `$null = Connect-Runway -Emulator
            `$c = Connect-RunwayAI -Emulator -PassThru
            Remove-Module RunwayAI
            `$c.IsClosed
            (New-RunwayImage 'a').Status
            Import-Module '$other'
            try { Get-RunwayAIConnection -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }
            try { Remove-Module Runway } catch { 'RunwayAI needs it' }
"@ | Should -Be 'True', 'PENDING', 'RunwayNotConnected,Runway.PowerShell.GetRunwayAIConnectionCommand', 'RunwayAI needs it'
    }

    It 'does not load its engine, its emulator or its client at import' {
        $env:DOTNET_MultiCoreJitMinNumCpus = 'FFFF'
        $files = Invoke-Session "Import-Module '$runway'; Import-Module '$other'; $loaded"
        Remove-Item Env:DOTNET_MultiCoreJitMinNumCpus
        $files | Split-Path -Leaf | Sort-Object | Should -Be 'Runway.PowerShell.dll', 'RunwayAI.PowerShell.dll'
    }

    It 'loads its views with its first cmdlet, and keeps those of Runway' {
        Invoke-Session "Import-Module '$runway'; Import-Module '$other'; Connect-RunwayAI -Emulator; New-RunwayAIImage 'a' | Out-String" |
            Out-String | Should -Match 'Kind\s+Operation\s+Url'
        Invoke-Session "Import-Module '$runway'; Import-Module '$other'; Connect-RunwayAI -Emulator; Connect-Runway -Emulator; New-RunwayImage 'a' | Out-String" |
            Out-String | Should -Match 'Id\s+Status\s+Done'
    }
}
