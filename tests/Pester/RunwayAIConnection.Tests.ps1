<#
    The connection to the "Runway AI" service beside that to Runway: two keys that never meet, a token that comes out nowhere.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/RunwayAISupport.ps1

    $emulator, $connection = Open-RunwayAIEmulator
    $token = ConvertTo-Secret ([Runway.Emulator.RunwayAIEmulator]::WellKnownDeletionToken)
    $PSDefaultParameterValues = @{ '*-RunwayAI*:Connection' = $connection }
    $image = New-RunwayAIImage 'a lighthouse'
}

AfterAll {
    Disconnect-RunwayAI
    Disconnect-Runway
}

Describe 'RunwayAI deletions' {
    It 'succeed if the medium does not exist' {
        $one = New-RunwayAIImage 'once'
        $run = Invoke-Recorded { $one, $one | Remove-RunwayAIMedia -AuthToken $token -Confirm:$false -ThrottleLimit 1 -Verbose }
        $run.Errors | Should -BeNullOrEmpty
        $run.Verbose.Message | Should -Contain "'$one' did not exist any more."
    }

    It 'do not show their token' {
        $DebugPreference = $VerbosePreference = 'Continue'
        $run = Invoke-Recorded { $image | Remove-RunwayAIMedia -AuthToken (ConvertTo-Secret 'sesame-0815') -Confirm:$false }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayPermissionDenied,*'
        $all = ($run.Errors + $run.Debug + $run.Verbose | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 4000 }) -join "`n"
        $all | Should -BeLike '*auth_token":"`[redacted`]*'
        $all | Should -Not -BeLike '*sesame*'
        $all | Should -Not -BeLike "*$([Runway.Emulator.RunwayAIEmulator]::WellKnownKey)*"
    }
}

Describe 'RunwayAI connections' {
    BeforeEach { $PSDefaultParameterValues = @{} }

    AfterEach {
        Remove-Item Env:RUNWAYML_API_SECRET, Env:RUNWAYAI_API_KEY -ErrorAction Ignore
        Disconnect-RunwayAI
        Disconnect-Runway
    }

    It 'exist beside those to Runway' {
        Connect-Runway -Emulator
        Connect-RunwayAI -Emulator
        (New-RunwayAIImage 'a').Kind | Should -Be 'Image'
        (New-RunwayImage 'a').Status | Should -Be 'PENDING'
        Disconnect-RunwayAI
        (New-RunwayImage 'a').Status | Should -Be 'PENDING'
        { New-RunwayAIImage 'a' -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayNotConnected,*'
    }

    It 'read their own key from the environment variables' {
        $env:RUNWAYML_API_SECRET, $env:RUNWAYAI_API_KEY = ('key_' + '0a' * 64), 'of-the-other-service-1234567890ab'
        (Get-RunwayConnection).KeyHint | Should -BeLike '?0a0a'
        (Get-RunwayAIConnection).KeyHint | Should -BeLike '?90ab'
        Connect-RunwayAI
        (Get-RunwayAIConnection).Source | Should -Be 'Environment'
        { Connect-RunwayAI (ConvertTo-Secret $env:RUNWAYML_API_SECRET) } | Should -Throw -ErrorId 'RunwayForeignKey,*'
        { Connect-Runway (ConvertTo-Secret $env:RUNWAYAI_API_KEY) } | Should -Throw -ErrorId 'RunwayForeignKey,*'
    }

    It 'do not fall back to the key of Runway' {
        $env:RUNWAYML_API_SECRET = 'key_' + '0a' * 64
        $problem = { Get-RunwayAIConnection -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayNotConnected,*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-RunwayAI*RUNWAYAI_API_KEY*-Emulator*'
    }

    It 'send the key in the header that the user names' {
        $own = [Runway.Emulator.RunwayAIEmulator]::new([Runway.Emulator.RunwayAIEmulatorOptions]@{ KeyHeader = 'X-Api-Key'; KeyScheme = '' })
        $options = [Runway.RunwayAIConnectionOptions]@{
            ApiKey = ConvertTo-Secret ([Runway.Emulator.RunwayAIEmulator]::WellKnownKey); Handler = $own; AuthHeader = 'X-Api-Key'; AuthScheme = ''
        }
        (New-RunwayAIImage 'a' -Connection ([Runway.RunwayAIConnection]::new($options))).Kind | Should -Be 'Image'
        (Connect-RunwayAI $options.ApiKey -AuthHeader X-Api-Key -AuthScheme '' -PassThru).AuthHeader | Should -Be 'X-Api-Key'
    }

    It 'complete known values' {
        $lines = @{
            'New-RunwayAIImage -Style s' = 'sketch'; 'Edit-RunwayAIImage -Filter s' = 'sepia'; 'Edit-RunwayAIImage -EditType r' = 'resize'
            'Edit-RunwayAIVideo -EditType t' = 'trim'; 'Set-RunwayAIVideoFilter -Filter v' = 'vintage'; 'Add-RunwayAIImageText -Position b' = 'bottom-right'
        }
        foreach ($line in $lines.GetEnumerator()) {
            [System.Management.Automation.CommandCompletion]::CompleteInput($line.Key, $line.Key.Length, $null).CompletionMatches.ListItemText | Should -Be $line.Value
        }
    }

    It 'complete only values that the other parameters allow: <Line>' -ForEach @(
        @{ Line = 'Edit-RunwayAIImage https://example.com/a.png -EditType '; Offers = 'color-adjust', 'add-filter', 'resize' }
        @{ Line = 'Edit-RunwayAIImage https://example.com/a.png -Filter sepia -EditType '; Offers = @('add-filter') }
        @{ Line = 'Edit-RunwayAIImage https://example.com/a.png -Width 100 -EditType '; Offers = @('resize') }
        @{ Line = 'Edit-RunwayAIImage https://example.com/a.png -Width 100 -Filter '; Offers = @() }
        @{ Line = 'Edit-RunwayAIImage https://example.com/a.png -EditType resize -Filter '; Offers = @() }
        @{ Line = 'Edit-RunwayAIImage https://example.com/a.png -EditType add-filter -Filter '; Offers = 'sepia', 'black-and-white' }
        @{ Line = 'Edit-RunwayAIVideo https://example.com/a.mp4 -EditType '; Offers = @('trim') }
        @{ Line = 'Edit-RunwayAIVideo https://example.com/a.mp4 -StartTime 2 -EditType '; Offers = @('trim') }
        @{ Line = 'Edit-RunwayAIVideo https://example.com/a.mp4 -AdditionalProperty @{ speed = 2 } -EditType '; Offers = 'trim', 'add-filter', 'adjust-speed' }
    ) {
        @([System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.ListItemText) -ne $null | Should -Be $Offers
    }
}
