<#
    The typed clients and Kiota in a load context of their own. Every test is a process of its own: what is loaded once stays
    loaded. The other module is a stand-in that the suite compiles, on Kiota 1.22.1.
#>
BeforeAll {
    $folder = $env:RUNWAY_TEST_MODULE
    Import-Module $folder
    . $PSScriptRoot/Support.ps1
    $other = Join-Path $TestDrive 'OtherKiota'
    $null = New-Item $other -ItemType Directory
    # The test project restores it; without xunit it is in the folder of restored packages.
    $packages = $env:RUNWAY_TEST_PACKAGES ?? $env:NUGET_PACKAGES ?? (Join-Path $HOME '.nuget/packages')
    Copy-Item $packages/microsoft.kiota.abstractions/1.22.1/lib/net8.0/*.dll, $packages/std.uritemplate/2.0.8/lib/net5.0/*.dll $other
    Set-Content $other/Command.cs @'
using System.Management.Automation;

[Cmdlet(VerbsCommon.Get, "OtherKiota")]
public sealed class GetOtherKiotaCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        var request = new Microsoft.Kiota.Abstractions.RequestInformation { HttpMethod = Microsoft.Kiota.Abstractions.Method.GET, UrlTemplate = "https://x.test/{id}" };
        request.PathParameters["id"] = "a b";
        WriteObject(request.GetType().Assembly.GetName().Version.ToString(3) + " " + request.URI.AbsoluteUri);
    }
}
'@
    # In a separate process, so that the other Kiota is not loaded into this one.
    $built = Invoke-Shell "`$ErrorActionPreference = 'Stop'
        Add-Type -Path '$other/Command.cs' -OutputAssembly '$other/OtherKiota.dll' -CompilerOptions '-nowarn:CS1701' ``
            -ReferencedAssemblies '$other/Microsoft.Kiota.Abstractions.dll', ([psobject].Assembly.Location)
        'compiled'" 2>&1
    if ($built -ne 'compiled') {
        throw "The stand-in was not compiled: $built"
    }

    function Invoke-Session([string] $Script) {
        Invoke-Shell "`$ErrorActionPreference = 'Stop'; `$env:RUNWAY_JOURNAL = '$TestDrive/journal'; $Script"
    }

    $kiota = "[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -in 'Microsoft.Kiota.Abstractions', 'Std.UriTemplate', 'Runway.Generated', 'RunwayAI.Generated' } |
        ForEach-Object { `$_.GetName().Name + ' ' + `$_.GetName().Version.ToString(3) + ' ' + [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name }"
    $create = "Connect-Runway -Emulator; (New-RunwayImage 'a lighthouse').Status"
}

Describe 'Wire' {
    It 'loads no assembly of Kiota into the default context' {
        $lines = Invoke-Session "Import-Module '$folder'; $create; $kiota"
        $lines | Should -Contain 'PENDING'
        $lines | Where-Object { $_ -like 'Microsoft.Kiota.Abstractions *' } | Should -BeLike '* 2.* Runway wire'
        $lines | Where-Object { $_ -like '* Default' } | Should -BeNullOrEmpty
    }

    It 'works beside another module with another Kiota, which was imported <Order>' -ForEach @(
        @{ Order = 'first'; First = 'Get-OtherKiota'; Second = '' }
        @{ Order = 'second'; First = ''; Second = 'Get-OtherKiota' }
    ) {
        $import = if ($First) { "Import-Module '$other/OtherKiota.dll'; Get-OtherKiota; Import-Module '$folder'; $create; Get-OtherKiota" }
        else { "Import-Module '$folder'; $create; Import-Module '$other/OtherKiota.dll'; Get-OtherKiota; (New-RunwayImage 'another').Status" }
        $lines = Invoke-Session "$import; $kiota"
        $lines | Should -Contain 'PENDING'
        $lines | Should -Contain '1.22.1 https://x.test/a%20b'
        $versions = $lines | Where-Object { $_ -like 'Microsoft.Kiota.Abstractions *' } | Sort-Object
        $versions | Should -HaveCount 2
        $versions[0] | Should -BeLike '* 1.22.1 Default'
        $versions[1] | Should -BeLike '* 2.* Runway wire'
    }

    It 'is not loaded by the history and the catalogue, <Where>' -ForEach @(
        @{ Where = 'without a key'; Key = $null }
        @{ Where = 'with the key that a schedule has'; Key = 'key_' + '0a' * 64 }
    ) {
        # .NET records what a session compiled, and compiles it ahead in the next sessions on another thread; this is turned off.
        $env:DOTNET_MultiCoreJitMinNumCpus = 'FFFF'
        $env:RUNWAYML_API_SECRET = $Key
        try {
            $lines = Invoke-Session "Import-Module '$folder'; `$null = Get-RunwayTaskHistory; `$null = Get-RunwayModel; 'done'; $kiota"
        }
        finally {
            $env:DOTNET_MultiCoreJitMinNumCpus = $env:RUNWAYML_API_SECRET = $null
        }

        $lines | Should -Be 'done'
    }

    It 'does not affect type literals, a forced import and Clixml' {
        Invoke-Session "Import-Module '$folder'; $create; Import-Module '$folder' -Force; `$null = Connect-Runway -Emulator
            `$task = New-RunwayImage 'again'; `$task -is [Runway.RunwayTask]; (New-Object Runway.RunwayTask -Property @{ Id = 'x' }).Id
            `$task | Export-Clixml '$TestDrive/task.xml'; (Import-Clixml '$TestDrive/task.xml').Id -eq `$task.Id" |
            Should -Be @('PENDING', 'True', 'x', 'True')
    }

    It 'is not named in the metadata that PowerShell reads: <_>' -ForEach 'Runway.Core.dll', 'Runway.PowerShell.dll', 'Runway.Emulator.dll' {
        $stream = [System.IO.File]::OpenRead((Join-Path $folder $_))
        $pe = [System.Reflection.PortableExecutable.PEReader]::new($stream)
        try {
            $metadata = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($pe)
            $assemblies = foreach ($handle in $metadata.AssemblyReferences) { $metadata.GetString($metadata.GetAssemblyReference($handle).Name) }
            $types = foreach ($handle in $metadata.TypeReferences) { $metadata.GetString($metadata.GetTypeReference($handle).Namespace) }
        }
        finally {
            $pe.Dispose()
        }
        $assemblies | Should -Not -BeNullOrEmpty
        $assemblies | Should -Not -Contain 'Microsoft.Kiota.Abstractions'
        $assemblies | Should -Not -Contain 'Std.UriTemplate'
        $types | Where-Object { $_ -like 'Microsoft.Kiota*' } | Should -BeNullOrEmpty
    }
}
