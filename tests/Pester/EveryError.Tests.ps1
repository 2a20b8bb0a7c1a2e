<#
    Every declared error is raised here once by a command, and is complete: id, category, target,
    message, and visible advice. A declared error without a test fails the suite.
#>
BeforeDiscovery {
    # By id: the command that raises it. Faults are rules of a fault script; without them the emulator has no faults.
    $cases = @{
        RunwayAIEditIncomplete             = @{ Command = { Edit-RunwayAIVideo 'https://x.example/a.mp4' -Connection (Open-RunwayAI) } }
        RunwayAIInvalidValue               = @{ Command = { New-RunwayAIImage ' ' -Connection (Open-RunwayAI) } }
        RunwayAuthenticationFailed         = @{ Fault = '"on": "any", "do": "answer", "status": 401'; Command = { Get-RunwayOrganization } }
        RunwayBadRequest                   = @{ Fault = '"on": "create", "do": "answer", "status": 400'; Command = { New-RunwayImage 'a' } }
        RunwayBatchInUse                   = @{
            Journal = 'shared'
            Command = {
                $owner = Start-BatchOwner $env:RUNWAY_JOURNAL nightly
                try { New-RunwayImage 'a' -Batch nightly -SkipExisting -WarningAction Ignore }
                finally { $owner.Kill() }
            }
        }
        RunwayBatchRequired                = @{ Command = { New-RunwayImage 'a' -SkipExisting } }
        RunwayCertificateNotTrusted        = @{ Command = { Get-RunwayOrganization -Connection (Open-Line Untrusted) } }
        RunwayConflict                     = @{ Fault = '"on": "organization", "do": "answer", "status": 409'; Command = { Get-RunwayOrganization } }
        RunwayConnectionClosed             = @{ Command = { $line = Open-Line Silent; $line.Dispose(); Get-RunwayOrganization -Connection $line } }
        RunwayConnectionFailed             = @{ Fault = '"on": "any", "do": "refuse-connection"'; Command = { New-RunwayImage 'a' } }
        RunwayCostUnknown                  = @{ Command = { New-RunwayImage 'a' -Model 'of_tomorrow' -Ratio 1:1 -CreditLimit 5 } }
        RunwayCountOutOfRange              = @{ Command = { New-RunwayImage 'a' -ReferenceImage (@($png) * 4) } }
        RunwayCreditLimitReached           = @{ Command = { New-RunwayImage 'a' -CreditLimit 1 } }
        RunwayDailyQuotaExceeded           = @{ Fault = '"on": "create", "do": "answer", "status": 429, "body": "{\"error\":\"Daily limit\"}"'; Command = { New-RunwayImage 'a' } }
        RunwayFileTooLarge                 = @{ Command = { New-RunwayImage 'a' | Save-RunwayTaskOutput -DestinationPath $out -SizeLimit 10 } }
        RunwayDownloadFailed               = @{ Fault = '"on": "download", "do": "answer", "status": 404'; Command = { New-RunwayImage 'a' | Save-RunwayTaskOutput -DestinationPath $out } }
        RunwayEntriesNotTogether           = @{ Command = { New-RunwayImage 'a' -Model gpt_image_2 -Ratio auto -ReferenceImage @{ Uri = $png; Tag = 'hero' }, @{ Uri = $png; Tag = 'hero' } } }
        RunwayFileExists                   = @{ Command = { $null = New-Item $out/a.png -Force; New-RunwayImage 'a' | Save-RunwayTaskOutput -DestinationPath $out -NameTemplate 'a' } }
        RunwayFileNotFound                 = @{ Command = { New-RunwayImageUpscale "$TestDrive/none.png" } }
        RunwayFileNotReadable              = @{ Command = { New-RunwayImageUpscale 'nodrive:\none.png' } }
        RunwayFileNotWritable              = @{ Command = { New-RunwayImage 'a' | Save-RunwayTaskOutput -DestinationPath "$png/folder" } }
        RunwayForeignHost                  = @{ Command = { Invoke-RunwayRestMethod 'https://example.org/v1/organization' } }
        RunwayForeignKey                   = @{ Command = { Connect-RunwayAI -ApiKey (ConvertTo-Secret ('key_' + '0a' * 64)) -BaseUrl 'https://example.com' } }
        RunwayInsecureEndpoint             = @{ Command = { Connect-Runway -ApiKey $key -BaseUrl 'http://example.com' } }
        RunwayInsufficientCredits          = @{ Command = { New-RunwayImage 'a' -Connection (Open-Emulator -Credits 1).Connection } }
        RunwayInvalidAuthHeader            = @{ Command = { Connect-RunwayAI -ApiKey $key -AuthHeader 'Content-Type' } }
        RunwayInvalidApiKey                = @{ Command = { Connect-Runway -ApiKey ([securestring]::new()) } }
        RunwayInvalidBaseUrl               = @{ Command = { Connect-Runway -ApiKey $key -BaseUrl 'ftp://example.com' } }
        RunwayInvalidBody                  = @{ Command = { Invoke-RunwayRestMethod /v1/uploads POST -Body '{' } }
        RunwayInvalidData                  = @{ Fault = '"on": "create", "do": "answer", "status": 422'; Command = { New-RunwayImage 'a' } }
        RunwayInvalidDateRange             = @{ Command = { Get-RunwayUsage 2026-02-01 2026-01-01 } }
        RunwayInvalidDuration              = @{ Command = { New-RunwayVideo 'a' -Duration soon } }
        RunwayInvalidFaultScript           = @{ Command = { Connect-Runway -Emulator -FaultScript "$TestDrive/none.json" } }
        RunwayInvalidFixtures              = @{ Command = { Connect-Runway -Emulator -Fixtures "$TestDrive/none.json" } }
        RunwayInvalidFilter                = @{ Command = { Get-RunwayAuditLog -Actor 'a@example.com,b@example.com' } }
        RunwayInvalidKeyframe              = @{ Command = { New-RunwayVideo 'a' -Video $mp4 -Keyframe @{ Seconds = 1 } } }
        RunwayInvalidMedia                 = @{ Command = { New-RunwayImageUpscale $mp4 } }
        RunwayInvalidNameTemplate          = @{ Command = { New-RunwayImage 'a' | Save-RunwayTaskOutput -NameTemplate '{Nothing}' } }
        RunwayInvalidNumber                = @{ Command = { Measure-RunwayCost -Model gen4.5 -Operation text_to_video -InputSeconds 'soon' } }
        RunwayInvalidPath                  = @{ Command = { Invoke-RunwayRestMethod /emulator/stats } }
        RunwayInvalidProfileName           = @{ Command = { Connect-Runway -Profile 'else/where' } }
        RunwayInvalidPrompt                = @{ Command = { New-RunwayImage ' ' } }
        RunwayInvalidProxy                 = @{ Command = { Connect-Runway -ApiKey $key -Proxy 'proxy' } }
        RunwayInvalidPublicFigureThreshold = @{ Command = { New-RunwayImage 'a' -PublicFigureThreshold 'high' } }
        RunwayInvalidReferenceTag          = @{ Command = { New-RunwayImage 'a' -ReferenceImage @{ 'my hero' = $png } } }
        RunwayInvalidSeed                  = @{ Command = { New-RunwayImage 'a' -Seed -1 } }
        RunwayInvalidShot                  = @{ Command = { New-RunwayMultiShotVideo -Shot @{ Prompt = 'a door opens' } } }
        RunwayInvalidVoice                 = @{ Command = { New-RunwaySpeech 'a' -Voice Maya -VoiceSample $mp3 -Model seed_audio } }
        RunwayStatusNotKnown               = @{ Command = { Get-RunwayTaskHistory -Status DONE } }
        RunwayJournalNotReadable           = @{ Command = { Get-RunwayTaskHistory }; Journal = 'held' }
        RunwayJournalNotWritable           = @{ Command = { New-RunwayImage 'a' }; Journal = 'hero.png/journal' }
        RunwayLanguageRequired             = @{ Command = { New-RunwayVoiceDubbing $mp3 ' ' } }
        RunwayManyOutputs                  = @{ Command = { 'a', 'b' | New-RunwayImage | Save-RunwayTaskOutput -OutFile $out/one.png } }
        RunwayMediaKindUnknown             = @{ Command = { New-RunwayCharacterPerformance 'runway://elsewhere/1' -Reference $mp4 } }
        RunwayMediaRequired                = @{ Command = { New-RunwayCharacterPerformance $png -Reference ' ' } }
        RunwayMemberGivenTwice             = @{ Command = { New-RunwayImage 'a' -AdditionalProperty @{ seed = 1 } } }
        RunwayMemberNotTaken               = @{ Command = { New-RunwayImage 'a' -Model gpt_image_2 -Ratio auto -Seed 1 } }
        RunwayMembersNotTogether           = @{ Command = { New-RunwayVideo 'a' -Model gen4.5 -ProresProfile 422 } }
        RunwayMemberRequired               = @{ Command = { New-RunwayImage 'a' -Model gen4_image_turbo } }
        RunwayMetadataNotWritten           = @{ Command = { $null = New-Item $out/a.png.json -ItemType Directory; New-RunwayImage 'a' | Save-RunwayTaskOutput $out -NameTemplate 'a' -IncludeMetadata } }
        RunwayModelNotFound                = @{ Command = { Get-RunwayModel 'of_tomorrow' } }
        RunwayModelOfAnotherOperation      = @{ Command = { New-RunwayImage 'a' -Model gen4_turbo } }
        RunwayModelMisspelled              = @{ Command = { New-RunwayImage 'a' -Model gen4_imgae } }
        RunwayModelRetired                 = @{ Command = { New-RunwayVideo 'a' -Image $png -Model gen3a_turbo } }
        RunwayNoOutput                     = @{ Fault = '"on": "read", "do": "answer", "status": 200, "body": "{\"id\":\"x\",\"status\":\"SUCCEEDED\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"output\":[]}"'; Command = { 'x' | Save-RunwayTaskOutput $out } }
        RunwayNotAList                     = @{ Command = { Invoke-RunwayRestMethod /v1/organization -All } }
        RunwayNotConnected                 = @{ Command = { Disconnect-Runway; Get-RunwayTask 'nobody' } }
        RunwayNotInJournal                 = @{ Command = { Clear-RunwayTaskHistory -Task 'intent:0' -Confirm:$false } }
        RunwayNotForGallery                = @{ Command = { 5 | Export-RunwayGallery "$TestDrive/gallery.html" } }
        RunwayNotFound                     = @{ Fault = '"on": "organization", "do": "answer", "status": 404'; Command = { Get-RunwayOrganization } }
        RunwayOperationRequired            = @{ Command = { Measure-RunwayCost -Model 'of_tomorrow' } }
        RunwayParameterNotApplicable       = @{ Command = { New-RunwayVideo 'a' -Image $png -Video $mp4 } }
        RunwayPermissionDenied             = @{ Fault = '"on": "create", "do": "answer", "status": 403'; Command = { New-RunwayImage 'a' } }
        RunwayProfileNotFound              = @{ Command = { Connect-Runway -Profile 'nowhere' } }
        RunwayProfileNotPrivate            = @{ Command = { Connect-Runway -Profile 'open' } }
        RunwayProxyAuthenticationRequired  = @{ Fault = '"on": "organization", "do": "answer", "status": 407'; Command = { Get-RunwayOrganization } }
        RunwayRateLimited                  = @{ Fault = '"on": "create", "do": "answer", "status": 429'; Command = { New-RunwayImage 'a' } }
        RunwayRatioRequired                = @{ Command = { New-RunwayImage 'a' -Model 'of_tomorrow' } }
        RunwayRequestTimedOut              = @{ Command = { Get-RunwayOrganization -Connection (Open-Line Silent) } }
        RunwaySecretManagementMissing      = @{ Command = { Connect-Runway -SecretName 'RunwayKey' }; Vaults = 'missing' }
        RunwaySecretNotFound               = @{ Command = { Connect-Runway -SecretName 'none' }; Vaults = 'there' }
        RunwayServiceUnavailable           = @{ Fault = '"on": "organization", "do": "answer", "status": 503'; Command = { Get-RunwayOrganization } }
        RunwaySubmissionOutcomeUnknown     = @{ Fault = '"on": "create", "do": "cut-after-body"'; Command = { New-RunwayImage 'a' } }
        RunwayTaskCancelled                = @{ Command = { New-RunwayImage '[end:CANCELLED] a' | Wait-RunwayTask } }
        RunwayNoEligibleModel              = @{ Command = { Invoke-RunwayRestMethod /v1/routers POST -Body @{ slug = 'draft' } | Out-Null; New-RunwayVideo 'a' -Router draft -Duration 30 -Resolution 4k } }
        RunwayOutcomeNotSettled            = @{ Fault = '"on": "create", "do": "cut-after-body"'; Command = { New-RunwayImage 'a' -ErrorAction Ignore; Get-RunwayTaskHistory -Unknown | Resolve-RunwayTask } }
        RunwayTaskFailed                   = @{ Command = { New-RunwayImage '[fail:SAFETY.INPUT.TEXT] a' | Wait-RunwayTask } }
        RunwayTaskHasNoOutput              = @{ Command = { [Runway.RunwayTask]@{ Id = 'x'; Status = 'RUNNING' } | New-RunwayVideo } }
        RunwayTaskNotFound                 = @{ Command = { Get-RunwayTask 'nobody' } }
        RunwayTextLength                   = @{ Command = { New-RunwayImage ('x' * 1001) } }
        RunwayUnexpectedError              = @{ Command = { Get-RunwayTask 'nobody' -Connection (Open-Line Broken) } }
        RunwayUnexpectedRedirect           = @{ Fault = '"on": "organization", "do": "answer", "status": 302'; Command = { Get-RunwayOrganization } }
        RunwayUnexpectedResponse           = @{ Fault = '"on": "organization", "do": "html"'; Command = { Get-RunwayOrganization } }
        RunwayUploadFailed                 = @{ Fault = '"on": "POST /storage/*", "do": "answer", "status": 500'; Command = { New-RunwayUpload $png } }
        RunwayValueNotAllowed              = @{ Command = { New-RunwayImage 'a' -Ratio '3:2' } }
        RunwayValueOutOfRange              = @{ Command = { New-RunwayVideo 'a' -Duration 99 } }
        RunwayVoiceRequired                = @{ Command = { New-RunwayVoiceConversion $mp3 ' ' } }
        RunwayInvalidWorkflowInput         = @{ Command = { Start-RunwayWorkflow Shot } }
        RunwayNotForWorkflowRuns           = @{ Command = { Start-RunwayWorkflow Picture | Stop-RunwayTask } }
        RunwayWorkflowNodeFailed           = @{ Command = { Start-RunwayWorkflow Shot @{ Look = $png; Motion = '[fail:SAFETY.OUTPUT.VIDEO]' } | Wait-RunwayTask } }
        RunwayInvalidRouter                = @{ Command = { New-RunwayRouter 'Not a slug' } }
        RunwayRouterNotFound               = @{ Command = { Get-RunwayRouter nothing } }
        RunwayAvatarNotFound               = @{ Command = { Get-RunwayAvatar Nobody } }
        RunwayAvatarSessionFailed          = @{ Command = { New-RunwayAvatarSession cat-character -Personality '[fail:INTERNAL] x' } }
        RunwayAvatarSessionNotFound        = @{ Command = { Get-RunwayAvatarConversation (New-Guid) } }
        RunwayVoiceNotFound                = @{ Command = { Get-RunwayVoice 'Nothing' } }
        RunwayVoiceNotApplicable           = @{ Command = { New-RunwaySpeech 'a' -Voice clara } }
        RunwayResourceFailed               = @{ Command = { New-RunwayVoice 'a [fail:X]' -Prompt ('a calm voice ' * 3) -Wait } }
        RunwayNameNotUnique                = @{ Command = { 1..2 | ForEach-Object { $null = New-RunwayDocument -Name twice -Content x }; Set-RunwayDocument twice -Content y } }
        RunwayDocumentNotFound             = @{ Command = { Get-RunwayDocument 'Nothing' } }
        RunwayWorkflowNotFound             = @{ Command = { Get-RunwayWorkflow 'Nothing' } }
        RunwayWorkspaceNotLinked           = @{ Command = { Get-RunwayAuditLog } }
        RunwayWaitTimedOut                 = @{ Command = { New-RunwayImage '[seconds:1000] a' | Wait-RunwayTask -Timeout 0 } }
    }
    # Windows has no file modes that allow others to write a profile.
    $tests = $cases.Keys | Where-Object { $_ -ne 'RunwayProfileNotPrivate' -or -not $IsWindows } | Sort-Object | ForEach-Object { @{ Id = $_; Fault = $cases[$_].Fault; Journal = $cases[$_].Journal; Vaults = $cases[$_].Vaults; Command = $cases[$_].Command } }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/RunwayAISupport.ps1

    if (-not ('RunwayTests.Line' -as [type])) {
        # Handlers that no fault script can replace: one never responds, one fails like a machine without a network,
        # and one connects to a server with another certificate.
        Add-Type -TypeDefinition @'
            using System;
            using System.Net.Http;
            using System.Security.Authentication;
            using System.Threading;
            using System.Threading.Tasks;

            namespace RunwayTests
            {
                public sealed class Line : HttpMessageHandler
                {
                    private readonly string _kind;

                    public Line(string kind) { _kind = kind; }

                    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
                    {
                        if (_kind == "Silent")
                        {
                            await Task.Delay(Timeout.Infinite, token);
                        }

                        throw _kind == "Untrusted"
                            ? new HttpRequestException("The SSL connection could not be established.", new AuthenticationException("The remote certificate is invalid: PartialChain"))
                            : new InvalidOperationException("The line is broken.");
                    }
                }
            }
'@
    }

    # The tables of the engines, and the general advice of the modules for their errors.
    $engines = [Runway.RunwayException].Assembly.GetType('Runway.Errors.RunwayErrors'), [Runway.RunwayAIConnection].Assembly.GetType('Runway.RunwayAIErrors')
    $surface = (Get-Command Connect-Runway).ImplementingType.Assembly.GetType('Runway.PowerShell.Errors.RunwayAdvice')
    $surfaceAI = (Get-Command Connect-RunwayAI).ImplementingType.Assembly.GetType('Runway.PowerShell.Errors.RunwayAIAdvice')

    function Get-DeclaredError { $engines | ForEach-Object { $_.GetProperty('All').GetValue($null) } }

    function Get-GeneralAdvice($Declared) {
        $table = $engines[1].GetProperty('All').GetValue($null) -contains $Declared ? $surfaceAI : $surface
        $surface.GetMethod('General').Invoke($null, @($table.GetField('ByName').GetValue($null), $Declared.psobject.BaseObject))
    }

    function Open-Line([ValidateSet('Silent', 'Broken', 'Untrusted')] [string] $Kind) {
        [Runway.RunwayConnection]::new([Runway.RunwayConnectionOptions]@{
                ApiKey         = $key
                Handler        = [RunwayTests.Line]::new($Kind)
                TimeProvider   = [Runway.Emulator.ScaledTimeProvider]::new(1000)
                RequestTimeout = [timespan]::FromSeconds(10)
            })
    }

    function Open-RunwayAI {
        [Runway.RunwayAIConnection]::new([Runway.RunwayAIConnectionOptions]@{ ApiKey = $key; Handler = [RunwayTests.Line]::new('Broken') })
    }

    $key = ConvertTo-Secret 'key_of_nobody'
    $samples = @{ png = 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A; mp3 = [byte[]] 'ID3'.ToCharArray(); mp4 = 0, 0, 0, 16 + [byte[]] 'ftypisom'.ToCharArray() }
    foreach ($type in $samples.Keys) {
        $path = Join-Path $TestDrive "hero.$type"
        [System.IO.File]::WriteAllBytes($path, [byte[]] $samples[$type] + [byte[]]::new(600))
        Set-Variable $type $path
    }

    # A profile that another user may change.
    $null = New-Item $env:RUNWAY_PROFILES -ItemType Directory -Force
    $open = New-Item (Join-Path $env:RUNWAY_PROFILES 'open.json') -Value '{}' -Force
    if (-not $IsWindows) { $open.UnixFileMode = 'UserRead, UserWrite, OtherWrite' }

    # A journal that cannot be read, because another program has locked its file.
    $held = [System.IO.File]::Open((Join-Path (New-Item (Join-Path $TestDrive 'held') -ItemType Directory) 'one.jsonl'), 'Create', 'ReadWrite', 'None')
}

AfterAll {
    $held.Dispose()
    Remove-Item $open
    Disconnect-Runway
}

Describe 'Every error' {
    BeforeAll {
        $journal, $modules = $env:RUNWAY_JOURNAL, $env:PSModulePath
        $page = Get-Content (Join-Path $PSScriptRoot '../../docs/errors.md')
    }

    AfterEach {
        $env:RUNWAY_JOURNAL, $env:PSModulePath = $journal, $modules
        Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction Ignore
    }

    It 'is raised: <Id>' -ForEach $tests {
        $out = Join-Path $TestDrive ([guid]::NewGuid())
        $with = @{}
        if ($Fault) {
            $with.FaultScript = Join-Path $TestDrive 'faults.json'
            Set-Content -LiteralPath $with.FaultScript "{ `"rules`": [ { $Fault } ] }"
        }

        if ($Journal) {
            $env:RUNWAY_JOURNAL = $with.JournalPath = Join-Path $TestDrive $Journal
        }

        if ($Vaults) {
            # Only this folder is on the path, because the machine may have the real module.
            $env:PSModulePath = $Vaults -eq 'there' ? (Write-SecretModule $TestDrive) : (Join-Path $TestDrive 'none')
        }

        Connect-Runway -Emulator @with
        $records = try { (Invoke-Recorded $Command).Errors } catch { $_ }
        @($records).Count | Should -Be 1
        $record = @($records)[0]
        $declared = (Get-DeclaredError).Where({ $_.Id -eq $Id })[0]
        $record.FullyQualifiedErrorId | Should -MatchExactly "^$Id(\.[A-Z_.]+)?,Runway\.PowerShell\.\w+Command$"
        $record.Exception | Should -BeOfType Runway.RunwayException
        $record.Exception.Error | Should -Be $declared
        $record.ErrorDetails.RecommendedAction | Should -Match '\S.*\.$'
        $record.Exception.RecommendedAction | Should -BeExactly $record.ErrorDetails.RecommendedAction
        $record.Exception.Message | Should -Not -Match '\.\.|  |\. \.'
        if ($Id -notin 'RunwayNotConnected', 'RunwayInvalidApiKey') {
            # These two have no target, or one that must not be shown.
            $record.TargetObject | Should -Not -BeNullOrEmpty
        }

        # The page and the error record have the same category.
        $page | Should -Contain "| ``$Id`` | $($record.CategoryInfo.Category) | $($declared.Meaning) | $(Get-GeneralAdvice $declared) |".Replace('<', '&lt;')
        # The advice is below or after the message, wherever the lines break.
        ($record | Out-String -Width 400) -replace '[\s|]+', ' ' | Should -BeLike "*$([wildcardpattern]::Escape(($record.ErrorDetails.RecommendedAction -replace '\s+', ' ').Substring(0, 20)))*"
    }

    It 'has a test' -ForEach @{ Ids = $cases.Keys } {
        # No cmdlet can raise these: the tests of the engine raise them.
        $engine = 'RunwayInvalidModel', 'RunwayTextForm', 'RunwayValueWrongType'
        $Ids + $engine | Sort-Object | Should -Be ((Get-DeclaredError).Id | Sort-Object)
    }
}
