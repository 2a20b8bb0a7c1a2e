<#
    A host that keeps every progress record, and a command that runs in it; dot-source it in BeforeAll.
#>
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
            # Progress bars that a window would still show at the end, because they were not completed.
            Left     = @($bars | Group-Object ActivityId | Where-Object { $_.Group[-1].RecordType -ne 'Completed' })
        }
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
}
