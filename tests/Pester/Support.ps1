<#
    Functions for the tests; dot-source it in BeforeAll, after importing the module.
#>
foreach ($name in 'Runway.Core.dll', 'Runway.Emulator.dll') {
    # The module loads these assemblies on first use; the tests use their types before that.
    Add-Type -Path (Join-Path $env:RUNWAY_TEST_MODULE $name)
}

if (-not ('RunwayTests.Gate' -as [type])) {
    # Between a connection and its emulator: delays the responses to creates, like a slow service, until Open() is
    # called. In C#, because requests run on threads without a runspace for a script block.
    Add-Type -TypeDefinition @'
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        namespace RunwayTests
        {
            public sealed class Gate : DelegatingHandler
            {
                private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

                public Gate(HttpMessageHandler inner) : base(inner) { }

                public void Open() => _open.TrySetResult();

                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
                {
                    var answer = await base.SendAsync(request, token);
                    if (request.Method == HttpMethod.Post)
                    {
                        await _open.Task.WaitAsync(token);
                    }

                    return answer;
                }
            }
        }
'@
}

function Get-Shell {
    <#
    .SYNOPSIS
        Program and first arguments that start this same PowerShell once more: what a package brings is a dll for dotnet.
    #>
    $program = [System.Environment]::ProcessPath
    [System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet' ? @($program, (Join-Path $PSHOME pwsh.dll)) : @($program)
}

function Invoke-Shell {
    <#
    .SYNOPSIS
        Runs a script block, or its text, in a new process of this PowerShell and gives what that prints. Its parameters are
        texts.
    #>
    param([string] $Script, [string[]] $Arguments)

    $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
    Set-Content -LiteralPath $file $Script
    $program, [string[]] $first = Get-Shell
    & $program @first -NoProfile -NonInteractive -File $file @Arguments
}

function Open-Emulator {
    <#
    .SYNOPSIS
        An emulator that the test can look into, with a connection to it: what Connect-Runway -Emulator hides.
    #>
    param(
        [double] $TaskSeconds = 8,
        [double] $ClockRate = 100,
        [int] $UsageDays,
        # The entries of the linked workspace. Default: no workspace is linked.
        [System.Nullable[int]] $WorkspaceEntries,
        [int] $Credits = 100000,
        [string] $Key = [Runway.Emulator.RunwayEmulator]::WellKnownKey,
        # Responds to creates only after Gate.Open() is called.
        [switch] $Gated
    )

    $options = [Runway.Emulator.RunwayEmulatorOptions]@{
        TaskDuration     = [timespan]::FromSeconds($TaskSeconds)
        SeedUsageDays    = $UsageDays
        CreditBalance    = $Credits
        WorkspaceEntries = $WorkspaceEntries
    }
    $clock = [Runway.Emulator.ScaledTimeProvider]::new($ClockRate)
    $emulator = [Runway.Emulator.RunwayEmulator]::new($options, $clock)
    $gate = $Gated ? [RunwayTests.Gate]::new($emulator.CreateHandler()) : $null
    $connection = [Runway.RunwayConnection]::new([Runway.RunwayConnectionOptions]@{
            ApiKey         = ConvertTo-Secret $Key
            BaseUrl        = [Runway.Emulator.RunwayEmulator]::DefaultBaseAddress
            Handler        = $gate ?? $emulator.CreateHandler()
            TimeProvider   = $clock
            RequestTimeout = [timespan]::FromDays(1)
        })
    [pscustomobject]@{ Emulator = $emulator; Connection = $connection; Gate = $gate }
}

function ConvertTo-Secret([string] $Text) {
    $secret = [securestring]::new()
    $Text.ToCharArray().ForEach({ $secret.AppendChar($_) })
    $secret
}

function Write-SecretModule {
    <#
    .SYNOPSIS
        A stand-in for Microsoft.PowerShell.SecretManagement, which is not everywhere: the command that is called, with
        one secret of each kind. Returns the folder to put on the module path.
    #>
    param([string] $Folder)

    $module = New-Item (Join-Path $Folder 'modules/Microsoft.PowerShell.SecretManagement') -ItemType Directory -Force
    Set-Content (Join-Path $module Microsoft.PowerShell.SecretManagement.psm1) @'
        function Get-SecretInfo {
            [CmdletBinding()]
            param([string] $Name = '*', [string] $Vault)
            if ($Vault -and $Vault -ne 'Company') { throw "Vault $Vault does not exist in registry." }
            if ($env:RUNWAY_TEST_LOCKED) { try { $null = $Host.UI.ReadLine() } catch { throw 'There is nobody to ask.' } }
            'RunwayKey', 'AsText', 'AsCredential', 'AsTable', "Runway's other key" -like $Name | ForEach-Object { [pscustomobject]@{ Name = $_; VaultName = 'Company' } }
        }

        function Get-SecretVault {
            [CmdletBinding()]
            param([string] $Name = '*')
            'Company', 'Home' -like $Name | ForEach-Object { [pscustomobject]@{ Name = $_ } }
        }

        function Get-Secret {
            [CmdletBinding()]
            param([string] $Name, [string] $Vault)
            $env:RUNWAY_TEST_SECRETS_READ = [int] $env:RUNWAY_TEST_SECRETS_READ + 1
            $secure = [System.Net.NetworkCredential]::new('', 'key_of_a_vault_00123456789abcdef').SecurePassword
            if ($Vault -and $Vault -ne 'Company') { throw "Vault $Vault does not exist in registry." }
            switch ($Name) {
                RunwayKey { $secure }
                AsText { 'key_of_a_vault_00123456789abcdef' }
                AsCredential { [pscredential]::new('runway', $secure) }
                AsTable { @{ key = 'key_of_a_vault_00123456789abcdef' } }
                default { Write-Error "The secret $Name was not found." }
            }
        }
'@
    Split-Path $module
}

function Start-BatchOwner {
    <#
    .SYNOPSIS
        Another process that has a batch, and sends its first create to a service that does not answer. Gives it once it has the
        lease; who asks kills it.
    #>
    param([string] $JournalPath, [string] $Batch)

    $faults = Join-Path $TestDrive "$([guid]::NewGuid()).json"
    Set-Content $faults '{"rules": [{"on": "create", "delay": 600}]}'
    $script = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
    Set-Content $script @"
        Import-Module '$env:RUNWAY_TEST_MODULE'
        Connect-Runway -Emulator -JournalPath '$JournalPath' -FaultScript '$faults' -ClockRate 1
        1..9 | New-RunwayImage -Batch '$Batch' -SkipExisting
"@
    $program, [string[]] $first = Get-Shell
    $process = Start-Process $program (@($first) + '-NoProfile', '-NonInteractive', '-File', $script) -PassThru
    Wait-Until { Test-Path (Join-Path $JournalPath *.lease) }
    $process
}

function Invoke-WhatIf {
    <#
    .SYNOPSIS
        Runs a command and gives what it said under -WhatIf, which goes to the host and to a transcript, and to no stream.
    #>
    param([scriptblock] $Said)

    $file = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
    $null = Start-Transcript $file -UseMinimalHeader
    try { $null = & $Said } finally { $null = Stop-Transcript }
    @(Get-Content $file | Where-Object { $_ -like 'What if:*' })
}

function Wait-Until {
    <#
    .SYNOPSIS
        Returns as soon as a condition holds; throws when it does not within a time that only a broken machine needs.
    #>
    param([scriptblock] $Condition, [int] $Seconds = 20)

    if (-not [System.Threading.SpinWait]::SpinUntil([func[bool]] $Condition, $Seconds * 1000)) {
        throw "Not within $Seconds s: $Condition"
    }
}

function Invoke-Recorded {
    <#
    .SYNOPSIS
        Runs a command and keeps apart what it wrote to each stream, and how long it took in real time.
    #>
    param([scriptblock] $Command)

    # The suite runs with $ErrorActionPreference Stop; a user's session does not.
    $ErrorActionPreference = 'Continue'
    $began = [System.Diagnostics.Stopwatch]::StartNew()
    $all = @(& $Command *>&1)
    # Warning, verbose and debug records have one base class.
    $isMessage = { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.InformationalRecord] -or $_ -is [System.Management.Automation.InformationRecord] }
    [pscustomobject]@{
        Seconds  = $began.Elapsed.TotalSeconds
        Output   = @($all | Where-Object { -not (& $isMessage) })
        Errors   = @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        Warnings = @($all | Where-Object { $_ -is [System.Management.Automation.WarningRecord] })
        Verbose  = @($all | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })
        Debug    = @($all | Where-Object { $_ -is [System.Management.Automation.DebugRecord] })
    }
}

function Read-Png([string] $LiteralPath) {
    # The first chunk of a PNG is IHDR: width and height stand at 16 and 20, the most significant byte first.
    $bytes = [System.IO.File]::ReadAllBytes($LiteralPath)
    [pscustomobject]@{
        IsPng  = [System.Convert]::ToHexString($bytes, 0, 8) -eq '89504E470D0A1A0A'
        Width  = [System.BitConverter]::ToInt32($bytes[19..16], 0)
        Height = [System.BitConverter]::ToInt32($bytes[23..20], 0)
        IsDone = [System.Text.Encoding]::ASCII.GetString($bytes, $bytes.Length - 8, 4) -eq 'IEND'
    }
}
