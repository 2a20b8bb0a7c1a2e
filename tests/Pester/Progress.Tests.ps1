<#
    Progress as a person sees it, in a host of our own that keeps every record: one line for the batch, a few tasks below
    it, nothing left behind, and nothing at all where nobody watches.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    if (-not ('RunwayTests.WatchingHost' -as [type])) {
        Add-Type -TypeDefinition @'
            using System;
            using System.Collections.Generic;
            using System.Collections.ObjectModel;
            using System.Globalization;
            using System.Management.Automation;
            using System.Management.Automation.Host;
            using System.Security;

            namespace RunwayTests
            {
                public sealed class WatchingHost : PSHost
                {
                    private readonly WatchingScreen _screen = new();

                    public List<ProgressRecord> Records => _screen.Records;
                    public override string Name => "WatchingHost";
                    public override Version Version { get; } = new(1, 0);
                    public override Guid InstanceId { get; } = Guid.NewGuid();
                    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
                    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
                    public override PSHostUserInterface UI => _screen;
                    public override void EnterNestedPrompt() { }
                    public override void ExitNestedPrompt() { }
                    public override void NotifyBeginApplication() { }
                    public override void NotifyEndApplication() { }
                    public override void SetShouldExit(int exitCode) { }
                }

                public sealed class WatchingScreen : PSHostUserInterface
                {
                    public List<ProgressRecord> Records { get; } = new();
                    public override PSHostRawUserInterface RawUI => null;
                    public override void WriteProgress(long sourceId, ProgressRecord record) => Records.Add(record);
                    public override void Write(string value) { }
                    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { }
                    public override void WriteLine(string value) { }
                    public override void WriteErrorLine(string value) { }
                    public override void WriteDebugLine(string value) { }
                    public override void WriteVerboseLine(string value) { }
                    public override void WriteWarningLine(string value) { }
                    public override string ReadLine() => throw new NotSupportedException();
                    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
                    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int choice) => throw new NotSupportedException();
                    public override PSCredential PromptForCredential(string caption, string message, string user, string target) => throw new NotSupportedException();
                    public override PSCredential PromptForCredential(string caption, string message, string user, string target, PSCredentialTypes types, PSCredentialUIOptions options) => throw new NotSupportedException();
                    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();
                }
            }
'@
    }

    function Watch-Command([string] $Command, [object] $Connection, [switch] $WithoutWindow) {
        $watching = [RunwayTests.WatchingHost]::new()
        $runspace = $WithoutWindow ? [runspacefactory]::CreateRunspace() : [runspacefactory]::CreateRunspace($watching)
        $shell = [powershell]::Create()
        try {
            $runspace.Open()
            $shell.Runspace = $runspace
            $null = $shell.AddScript("param(`$c) Import-Module '$env:RUNWAY_TEST_MODULE'; `$PSDefaultParameterValues['*-Runway*:Connection'] = `$c; $Command").AddArgument($Connection)
            $began = [System.Diagnostics.Stopwatch]::StartNew()
            $output = $shell.Invoke()
            $bars = $WithoutWindow ? $shell.Streams.Progress : $watching.Records
            [pscustomobject]@{
                Output   = $output
                Seconds  = $began.Elapsed.TotalSeconds
                Lines    = @($bars | Where-Object { $_.RecordType -eq 'Processing' -and $_.ParentActivityId -lt 0 })
                Children = @($bars | Where-Object { $_.RecordType -eq 'Processing' -and $_.ParentActivityId -ge 0 })
                # What a window would still show at the end: bars whose last word was not that they are completed.
                Left     = @($bars | Group-Object ActivityId | Where-Object { $_.Group[-1].RecordType -ne 'Completed' })
            }
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }

    # Whoever runs the suite may do so in a build, where there is no progress.
    $unattended = 'CI', 'TF_BUILD'
    $before = $unattended | ForEach-Object { [System.Environment]::GetEnvironmentVariable($_) }
    $unattended | ForEach-Object { [System.Environment]::SetEnvironmentVariable($_, $null) }
}

AfterAll { 0..1 | ForEach-Object { [System.Environment]::SetEnvironmentVariable($unattended[$_], $before[$_]) } }

Describe 'Progress of a batch' {
    It 'is one line, with the few tasks that run below it, and leaves nothing behind' {
        $here = Open-Emulator -ClockRate 100
        $batch = "1..9 | ForEach-Object { `"[seconds:`$(80 + 20 * `$_)] shot `$_`" } | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath '$TestDrive/one'"
        $run = Watch-Command $batch $here.Connection
        $run.Output.Count | Should -Be 9
        $saving = @($run.Lines | Where-Object Activity -EQ 'Save-RunwayTaskOutput')
        @($saving.ActivityId | Select-Object -Unique).Count | Should -Be 1
        $whole = @($saving | Where-Object StatusDescription -Match '^\d of 9 done')
        $whole.Count | Should -BeGreaterThan 1
        @($whole.StatusDescription) -match '^[1-8] of 9 done, [1-9] running.*, \d+ credits$' | Should -Not -BeNullOrEmpty
        # No percent of a batch whose size is not known yet, and none that goes back once it is.
        @($saving | Where-Object { $_ -notin $whole } | Where-Object PercentComplete -NE -1) | Should -BeNullOrEmpty
        $whole.PercentComplete | Should -Be ($whole.PercentComplete | Sort-Object)
        $run.Children.Activity -match '^\[seconds:\d+\] shot \d$' | Should -HaveCount $run.Children.Count
        @($run.Children.ActivityId | Select-Object -Unique).Count | Should -BeIn (1..5)
        ($run.Children.PercentComplete | Measure-Object -Maximum).Maximum | Should -BeIn (1..100)
        $run.Left | Should -BeNullOrEmpty
        # Four times a second, and once at either end.
        $saving.Count | Should -BeLessOrEqual ($run.Seconds * 4 + 2)
    }

    It 'counts what failed' {
        $here = Open-Emulator -ClockRate 200
        $run = Watch-Command "'[fail] a', '[seconds:60] b', '[seconds:180] c' | New-RunwayImage | Wait-RunwayTask" $here.Connection
        @($run.Lines.StatusDescription) -match '^[12] of 3 done, 1 failed' | Should -Not -BeNullOrEmpty
    }

    It 'is taken away when the pipeline is cut off' {
        $here = Open-Emulator -ClockRate 200
        $run = Watch-Command "'[seconds:100] a', '[seconds:9000] b', '[seconds:9000] c' | New-RunwayImage | Wait-RunwayTask | Select-Object -First 1" $here.Connection
        $run.Output.Count | Should -Be 1
        $run.Children | Should -Not -BeNullOrEmpty
        $run.Left | Should -BeNullOrEmpty
    }

    It 'is quiet <Where>' -ForEach @(
        @{ Where = 'where $ProgressPreference says so'; Command = "`$ProgressPreference = 'SilentlyContinue'" }
        @{ Where = 'in a program without a window'; WithoutWindow = $true }
        @{ Where = 'in a build'; Environment = 'CI' }
    ) {
        $here = Open-Emulator
        if ($Environment) { [System.Environment]::SetEnvironmentVariable($Environment, 'true') }
        try {
            $run = Watch-Command "$Command; '[seconds:60] a' | New-RunwayImage | Wait-RunwayTask" $here.Connection -WithoutWindow:$WithoutWindow
        }
        finally {
            if ($Environment) { [System.Environment]::SetEnvironmentVariable($Environment, $null) }
        }

        $run.Output.Status | Should -Be 'SUCCEEDED'
        $run.Lines + $run.Children | Should -BeNullOrEmpty
    }
}
