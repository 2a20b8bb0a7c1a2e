<#
    What the eye sees of a type that comes after another one, where PowerShell uses no view: every type that a cmdlet writes.
#>
BeforeDiscovery {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    $types = (Get-Command -Module Runway, RunwayAI).OutputType.Type |
        Where-Object { $_.Namespace -like 'Runway*' } | Sort-Object FullName -Unique | ForEach-Object { @{ Type = $_ } }
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/RunwayAISupport.ps1
    $here = Open-Emulator -UsageDays 3 -WorkspaceEntries 3
    $c = $here.Connection
    $ai = (Open-RunwayAIEmulator)[1]
    $png = New-RunwayImage 'a' -Connection $c | Save-RunwayTaskOutput $TestDrive -Connection $c
    $task = New-RunwayImage 'a quiet harbour' -Connection $c | Wait-RunwayTask -Connection $c
    $profiles, $env:RUNWAY_PROFILES = $env:RUNWAY_PROFILES, (Join-Path $TestDrive 'profiles')
    $env:RUNWAYML_API_SECRET = [Runway.Emulator.RunwayEmulator]::WellKnownKey
    Connect-Runway -BaseUrl http://127.0.0.1:1 -SaveProfile night
    Disconnect-Runway

    $talk = (Invoke-RunwayRestMethod /v1/realtime_sessions POST -Body @{ model = 'gwm1_avatars'; avatar = @{ type = 'runway-preset'; presetId = 'cat-character' } } -Connection $c).id

    # One object of each type, as its cmdlet writes it.
    $make = @{
        RunwayAIConnection    = { $ai }
        RunwayAIImageMetadata = { New-RunwayAIImage 'a' -Connection $ai | Get-RunwayAIImageMetadata -Connection $ai }
        RunwayAIMedia         = { New-RunwayAIImage 'a' -Connection $ai }
        RunwayAIVideoMetadata = { New-RunwayAIVideo 'a' -Duration 5 -Connection $ai | Get-RunwayAIVideoMetadata -Connection $ai }
        RunwayAuditEntry      = { Get-RunwayAuditLog -Detail -Connection $c | Select-Object -First 1 }
        RunwayAvatarConversation = { Get-RunwayAvatarConversation $talk -Connection $c }
        RunwayAvatarSession   = { Get-RunwayAvatarSession $talk -Connection $c }
        RunwayAvatarUsage     = { Get-RunwayAvatarUsage -Connection $c | Select-Object -First 1 }
        RunwayConnection      = { $c }
        RunwayCost            = { Measure-RunwayCost gen4.5 text_to_video -Duration 5 }
        RunwayDiagnostic      = { Get-RunwayDiagnostic -Connection $c }
        RunwayDocument        = { New-RunwayDocument -Name faq -Content x -Connection $c }
        RunwayDocumentSync    = { Set-Content $TestDrive/faq.md x; Sync-RunwayDocument $TestDrive/faq.md -Connection $c }
        RunwayAvatar          = { New-RunwayAvatar https://example.com/a.png -Name Desk -Personality 'Is private.' -Voice clara -Connection $c }
        RunwayVoice           = { New-RunwayVoice Desk -Prompt ('a calm voice ' * 3) -Connection $c }
        RunwayVoicePreview    = { New-RunwayVoicePreview ('a calm voice ' * 3) -Connection $c }
        RunwayModel           = { Get-RunwayModel gen4_image }
        RunwayOrganization    = { Get-RunwayOrganization -Connection $c }
        RunwayProfile         = { Get-RunwayProfile night }
        RunwayRouter          = { New-RunwayRouter ("r$(Get-Random)") -Connection $c }
        RunwayRouterRequest   = {
            $router = New-RunwayRouter ("r$(Get-Random)") -Connection $c
            $null = Invoke-RunwayRestMethod /v1/generate/image POST -Body @{ configId = $router.Slug; input = @{ promptText = 'x' } } -Connection $c
            $router | Get-RunwayRouterRequest -Connection $c
        }
        RunwayTask            = { $task }
        RunwayRouting         = { Test-RunwayRouter (New-RunwayRouter ("r$(Get-Random)") -Connection $c) -Connection $c }
        RunwayUpload          = { New-RunwayUpload $png -Connection $c }
        RunwayUsage           = { Get-RunwayUsage -Connection $c | Select-Object -First 1 }
        RunwayWorkflow        = { Get-RunwayWorkflow Shot -Connection $c }
        RunwayWorkspaceUsage  = { Get-RunwayWorkspaceUsage -Connection $c | Select-Object -First 1 }
    }
}

AfterAll {
    $env:RUNWAY_PROFILES = $profiles
    $env:RUNWAYML_API_SECRET = $null
}

Describe 'After an object of another type' {
    It 'a <Type.Name> shows its own properties, without nested objects (<Width> columns)' -ForEach @($types | ForEach-Object { foreach ($width in 80, 120) { $_ + @{ Width = $width } } }) {
        $object = @(& $make[$Type.Name])[0]
        $object | Should -BeOfType $Type
        $object | Export-Clixml $TestDrive/one.xml -Depth 1
        foreach ($shown in $object, (Import-Clixml $TestDrive/one.xml)) {
            $rendering, $PSStyle.OutputRendering = $PSStyle.OutputRendering, 'PlainText'
            try { $text = ($Type.Name -eq 'RunwayUsage' ? $task : @(& $make.RunwayUsage)[0]), $shown | Out-String -Width $Width -Stream }
            finally { $PSStyle.OutputRendering = $rendering }

            $list = $text | Where-Object { $_ -match '^\w+ +: ' }
            $list.Count | Should -BeGreaterThan 1
            $list.Count | Should -BeLessOrEqual 8
            # The name of a type in place of a value, the text of a record, the signature of an address.
            $text -join "`n" | Should -Not -Match ': \{?(Runway|System)\.|= , |\w+ \{ \w+ =|_jwt'
            $text | ForEach-Object Length | Should -Not -BeGreaterThan $Width
        }
    }
}
