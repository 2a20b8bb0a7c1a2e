<#
    Values from scripts: values without a JSON form, dates in cultures with another calendar, profiles of other users.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
}

Describe 'A value of -AdditionalProperty and -Body' {
    BeforeAll {
        $c = (Open-Emulator).Connection
        $loop = @{}; $loop.me = $loop
        $deep = @{}; 1..200 | ForEach-Object { $deep = @{ a = $deep } }
    }

    It 'that has no JSON form is an error of its row only: <name>' -ForEach @(
        @{ name = 'NaN'; value = { [double]::NaN } }
        @{ name = 'infinity'; value = { [float]::PositiveInfinity } }
        @{ name = 'a missing file'; value = { [System.IO.FileInfo] '/nowhere/x.png' } }
        @{ name = 'itself'; value = { $loop } }
        @{ name = 'very deep'; value = { $deep } }
        @{ name = 'a script block'; value = { { 1 } } }
        @{ name = 'a secret'; value = { ConvertTo-Secret 'x' } }
        @{ name = 'a document of XML'; value = { [xml] '<a b="1">t</a>' } }
        @{ name = 'an object of the system'; value = { Get-Process -Id $PID } }
    ) {
        $made = & $value
        $run = Invoke-Recorded { New-RunwayImage 'a' -AdditionalProperty @{ extra = $made } -Connection $c -WhatIf }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidBody,*'
        $run = Invoke-Recorded { Invoke-RunwayRestMethod /v1/things POST -Body @{ extra = $made } -Connection $c -WhatIf }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidBody,*'
    }

    It 'that is a generic dictionary is written as an object' {
        $body = [System.Collections.Generic.Dictionary[string, object]]::new()
        $body.one = 1
        $run = Invoke-Recorded { Invoke-RunwayRestMethod /v1/things POST -Body @{ extra = $body } -Connection $c -Debug }
        ($run.Debug.Message -join '') | Should -BeLike '*{"extra":{"one":1}}*'
    }

    It 'that has a property that fails is an error that names the property' {
        $body = [pscustomobject]@{} | Add-Member -MemberType ScriptProperty -Name broken -Value { throw 'no disk' } -PassThru
        $run = Invoke-Recorded { Invoke-RunwayRestMethod /v1/things POST -Body @{ extra = $body } -Connection $c -WhatIf }
        $run.Errors[0].Exception.Message | Should -BeLike "The body cannot be sent as JSON: 'extra' has a member 'broken' that cannot be read: *no disk*"
    }

    It 'that has a JSON form is written in that form' {
        $run = Invoke-Recorded {
            Invoke-RunwayRestMethod /v1/things POST -Connection $c -Debug -Body ([ordered]@{
                    none = [DBNull]::Value; nothing = (Get-Item nowhere -ErrorAction Ignore); date = [datetime]::new(2026, 11, 1, 0, 0, 0, [DateTimeKind]::Utc); day = [DayOfWeek]::Friday; bytes = [byte[]](1, 2)
                    nested = [pscustomobject]@{ a = 1.5 }; list = 1, 'b'; 7 = 'seven'; big = [bigint]::Pow(10, 20) })
        }
        ($run.Debug.Message -join '') | Should -BeLike '*{"none":null,"nothing":null,"date":"2026-11-01T00:00:00Z","day":"Friday","bytes":"AQI=","nested":{"a":1.5},"list":`[1,"b"`],"7":"seven","big":100000000000000000000}*'
    }
}

Describe 'An ISO date' {
    It 'is the same day in <_>' -ForEach 'th-TH', 'fa-IR', 'ar-SA', 'de-DE', 'tr-TR' {
        $c = (Open-Emulator -UsageDays 3).Connection
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $run = Invoke-Recorded { Get-RunwayUsage -StartDate 2026-11-01 -BeforeDate 2026-11-03 -Connection $c -Debug }
        }
        finally { [cultureinfo]::CurrentCulture = $before }
        $run.Errors | Should -BeNullOrEmpty
        ($run.Debug.Message -join '') | Should -BeLike '*"startDate":"2026-11-01"*'
        ($run.Debug.Message -join '') | Should -BeLike '*"beforeDate":"2026-11-03"*'
    }
}

Describe 'A date in the culture <_>' -ForEach 'th-TH', 'fa-IR', 'ar-SA', 'de-DE' {
    BeforeAll {
        $culture, [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentCulture, [cultureinfo] $_
        $journal, $env:RUNWAY_JOURNAL = $env:RUNWAY_JOURNAL, (Join-Path $TestDrive "dated-$_")
        $null = New-Item -ItemType Directory $env:RUNWAY_JOURNAL
        Disconnect-Runway
        $lines = foreach ($day in '2026-10-30', '2026-11-02', '2026-11-05') {
            '{"event":"intent","at":"' + $day + 'T12:00:00Z","entry":"e-' + $day + '","model":"gen4_image"}'
            '{"event":"created","at":"' + $day + 'T12:00:00Z","entry":"e-' + $day + '","id":"t-' + $day + '"}'
            '{"event":"state","at":"' + $day + 'T12:01:00Z","id":"t-' + $day + '","status":"FAILED"}'
        }
        Set-Content (Join-Path $env:RUNWAY_JOURNAL other.jsonl) $lines
    }
    AfterAll { [cultureinfo]::CurrentCulture, $env:RUNWAY_JOURNAL = $culture, $journal }

    It 'is the same day for -After and -Before of the history' {
        (Get-RunwayTaskHistory -AllServices).Count | Should -Be 3
        (Get-RunwayTaskHistory -AllServices -After 2026-11-01 -Before 2026-11-04).Id | Should -Be 't-2026-11-02'
        (Get-RunwayTaskHistory -AllServices -After '2026-11-04T00:00:00Z').Id | Should -Be 't-2026-11-05'
    }

    It 'is shown as that day' {
        Get-RunwayModel gen4.5 | Format-List | Out-String | Should -Match 'AsOf +: 2026-\d\d-\d\d'
        (Invoke-Recorded { Get-RunwayModel gen9 }).Errors[0].ErrorDetails.Message | Should -BeLike 'The catalogue of 2026-*'
        (Invoke-Recorded { New-RunwayImage 'a' -Model gen9 -Ratio '1:1' -WhatIf -Connection (Open-Emulator).Connection }).Warnings[0].Message | Should -BeLike 'The catalogue of 2026-*'
        Get-RunwayUsage -StartDate 2026-11-01 -BeforeDate 2026-11-03 -Connection (Open-Emulator -UsageDays 60).Connection | Format-Table | Out-String | Should -Match '2026-11-0[12]'
    }

    It 'is the day before which the history is cleared' {
        Clear-RunwayTaskHistory -Before 2026-11-04 -Confirm:$false
        (Get-RunwayTaskHistory -AllServices).Id | Should -Be 't-2026-11-05'
    }
}

Describe 'Samples and examples' {
    It 'write a date the same in every culture: <_>' -ForEach (
        Get-ChildItem "$PSScriptRoot/../../samples", "$PSScriptRoot/../../src/Runway.PowerShell/Help", "$PSScriptRoot/../../README.md", "$PSScriptRoot/../../build.ps1" -Recurse -File -Include *.ps1, *.md, *.txt |
            ForEach-Object FullName
    ) {
        $dated = Select-String -LiteralPath $_ -Pattern 'Get-Date\b.*-U?Format', '\{\d+:[^}]*(yy|MM|dd)', 'ToString\([''"][^)]*(yy|MM|dd)'
        $dated | Where-Object Line -NotMatch 'InvariantCulture' | Should -BeNullOrEmpty
    }
}

Describe 'A profile file of another user' -Skip:$IsWindows {
    BeforeAll {
        $profiles, $env:RUNWAY_PROFILES = $env:RUNWAY_PROFILES, (Join-Path $TestDrive 'kept')
        $env:RUNWAYML_API_SECRET = 'key_of_a_test_00123456789abcdef01234'
        Connect-Runway -BaseUrl https://gateway.example.org -AllowUnencryptedAuthentication -SaveProfile mine
        $file = (Get-RunwayProfile mine).Path
    }
    AfterAll {
        $env:RUNWAY_PROFILES, $env:RUNWAYML_API_SECRET = $profiles, $null
        Disconnect-Runway
    }

    It 'is refused in a folder that others can write to, and as a link' {
        chmod 777 $env:RUNWAY_PROFILES
        { Connect-Runway -Profile mine } | Should -Throw -ErrorId 'RunwayProfileNotPrivate,*'
        chmod 700 $env:RUNWAY_PROFILES
        New-Item -ItemType SymbolicLink -Path (Join-Path $env:RUNWAY_PROFILES linked.json) -Target $file | Out-Null
        { Connect-Runway -Profile linked } | Should -Throw -ErrorId 'RunwayProfileNotPrivate,*'
    }

    It 'is refused when it belongs to another user' -Skip:($IsWindows -or (id -u) -ne '0') {
        chown 65534 $file
        { Connect-Runway -Profile mine } | Should -Throw -ErrorId 'RunwayProfileNotPrivate,*' -ExpectedMessage '*another user*'
        chown 0 $file
    }

    It 'with <name> is refused, and the error says what is allowed' -ForEach @(
        @{ name = 'no time at all'; text = '{"timeoutSec":0}'; allowed = 'timeoutSec is 0; allowed are whole numbers from 1 to 3600' }
        @{ name = 'a time below nothing'; text = '{"timeoutSec":-5}'; allowed = 'from 1 to 3600' }
        @{ name = 'a time of 68 years'; text = '{"timeoutSec":2147483647}'; allowed = 'from 1 to 3600' }
        @{ name = 'a time that no number holds'; text = '{"timeoutSec":99999999999999}'; allowed = 'timeoutSec' }
        @{ name = 'a time that is a text'; text = '{"timeoutSec":"soon"}'; allowed = 'timeoutSec' }
        @{ name = 'a debt'; text = '{"creditLimit":-1}'; allowed = 'creditLimit is -1; allowed are numbers from 0 to 10000000' }
        @{ name = 'more credits than there are'; text = '{"creditLimit":99999999999}'; allowed = 'creditLimit' }
        @{ name = 'nothing in it'; text = ''; allowed = 'empty' }
        @{ name = 'null'; text = 'null'; allowed = 'empty' }
        @{ name = 'a list'; text = '[]'; allowed = 'could not be' }
        @{ name = 'a megabyte'; text = ' ' * 1MB; allowed = 'too long' }
        @{ name = 'a base URL of another kind'; text = '{"baseUrl":"ftp://a.example"}'; allowed = 'ftp' }
        @{ name = 'a proxy of no kind'; text = '{"proxy":"\u001b[2J"}'; allowed = 'proxy' }
    ) {
        [System.IO.File]::WriteAllText((Join-Path $env:RUNWAY_PROFILES odd.json), $text)
        chmod 600 (Join-Path $env:RUNWAY_PROFILES odd.json)
        $problem = { Connect-Runway -Profile odd } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -Match '^Runway(FileNotReadable|InvalidBaseUrl|InvalidProxy),'
        $problem.Exception.Message | Should -BeLike "*$allowed*"
        $problem.Exception.Message | Should -Not -Match '\e'
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'that is a pipe is not waited for' {
        mkfifo -m 600 (Join-Path $env:RUNWAY_PROFILES pipe.json)
        { Connect-Runway -Profile pipe } | Should -Throw -ErrorId 'RunwayFileNotReadable,*'
        Get-RunwayProfile mine | Should -HaveCount 1
    }

    It 'is saved as a new file, whatever exists under its name' {
        $victim = New-Item (Join-Path $TestDrive victim) -Value 'mine'
        New-Item -ItemType SymbolicLink -Path (Join-Path $env:RUNWAY_PROFILES taken.json) -Target $victim | Out-Null
        mkfifo (Join-Path $env:RUNWAY_PROFILES piped.json)
        # The file of a writer that was killed.
        Set-Content (Join-Path $env:RUNWAY_PROFILES piped.json.0123456789abcdef.part) '{"baseUrl":"https://else'
        foreach ($name in 'taken', 'piped') {
            Connect-Runway -SaveProfile $name
            $file = Get-Item (Join-Path $env:RUNWAY_PROFILES "$name.json")
            $file.LinkTarget | Should -BeNullOrEmpty
            $file.UnixFileMode | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite')
            (Get-RunwayProfile $name).BaseUrl | Should -Be 'https://api.dev.runwayml.com/'
        }
        Get-Content $victim | Should -Be 'mine'
        Get-ChildItem $env:RUNWAY_PROFILES -Filter *.part* | Should -BeNullOrEmpty
    }

    It 'that allows plain http gives a warning' {
        (Invoke-Recorded { Connect-Runway -Profile mine }).Warnings.Message | Should -BeLike '*over http*'
        Get-ChildItem $env:RUNWAY_PROFILES -Filter *.part | Should -BeNullOrEmpty
    }
}

Describe 'A list where one text is expected' {
    It 'is refused before anything is sent, with advice: <Command>' -ForEach @(
        @{ Command = 'New-RunwayImage'; Parameter = @{ PromptText = 'a', 'b' }; Advice = '*Pipe the list: $prompts | New-RunwayImage' }
        @{ Command = 'New-RunwayVideo'; Parameter = @{ PromptText = 'a', 'b' }; Advice = '*Pipe the list: $prompts | New-RunwayVideo' }
        @{ Command = 'New-RunwaySoundEffect'; Parameter = @{ PromptText = 'a', 'b' }; Advice = '*Pipe the list: $prompts | New-RunwaySoundEffect' }
        @{ Command = 'New-RunwaySpeech'; Parameter = @{ PromptText = 'a', 'b' }; Advice = '*Pipe the list: $texts | New-RunwaySpeech' }
        @{ Command = 'New-RunwaySpeech'; Parameter = @{ PromptText = [System.Collections.Generic.List[string]] ('a', 'b') }; Advice = '*Pipe the list: $texts | New-RunwaySpeech' }
        @{ Command = 'Measure-RunwayCost'; Parameter = @{ PromptText = 'a', 'b' }; Advice = '*Pipe the list: $prompts | Measure-RunwayCost' }
        @{ Command = 'Measure-RunwayCost'; Parameter = @{ Model = 'a', 'b' }; Advice = '*once for each model.' }
        @{ Command = 'New-RunwayVoiceDubbing'; Parameter = @{ TargetLanguage = 'de', 'fr'; Audio = 'https://x.test/a.mp3' }; Advice = '*once for each language.' }
        @{ Command = 'New-RunwayVoiceConversion'; Parameter = @{ Voice = 'Maya', 'Noah'; Speech = 'https://x.test/a.mp3' }; Advice = '*once for each voice.' }
    ) {
        { & $Command @Parameter } | Should -Throw $Advice -ErrorId 'ParameterArgumentTransformationError,*'
    }
}
