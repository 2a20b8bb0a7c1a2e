<#
    What scripts hand over: values that have no JSON form, dates in cultures with another calendar, profiles of others.
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

    It 'that has no JSON form is an error of its row alone: <name>' -ForEach @(
        @{ name = 'NaN'; value = { [double]::NaN } }
        @{ name = 'infinity'; value = { [float]::PositiveInfinity } }
        @{ name = 'a missing file'; value = { [System.IO.FileInfo] '/nowhere/x.png' } }
        @{ name = 'itself'; value = { $loop } }
        @{ name = 'very deep'; value = { $deep } }
        @{ name = 'a script block'; value = { { 1 } } }
        @{ name = 'a secret'; value = { ConvertTo-Secret 'x' } }
        @{ name = 'an object of the system'; value = { Get-Process -Id $PID } }
    ) {
        $made = & $value
        $run = Invoke-Recorded { New-RunwayImage 'a' -AdditionalProperty @{ extra = $made } -Connection $c -WhatIf }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidBody,*'
        $run = Invoke-Recorded { Invoke-RunwayRestMethod /v1/things POST -Body @{ extra = $made } -Connection $c -WhatIf }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidBody,*'
    }

    It 'that has one is written as it is meant' {
        $run = Invoke-Recorded {
            Invoke-RunwayRestMethod /v1/things POST -Connection $c -Debug -Body ([ordered]@{
                    none = [DBNull]::Value; date = [datetime]::new(2026, 11, 1, 0, 0, 0, [DateTimeKind]::Utc); day = [DayOfWeek]::Friday; bytes = [byte[]](1, 2)
                    nested = [pscustomobject]@{ a = 1.5 }; list = 1, 'b'; 7 = 'seven'; big = [bigint]::Pow(10, 20) })
        }
        ($run.Debug.Message -join '') | Should -BeLike '*{"none":null,"date":"2026-11-01T00:00:00Z","day":"Friday","bytes":"AQI=","nested":{"a":1.5},"list":`[1,"b"`],"7":"seven","big":100000000000000000000}*'
    }
}

Describe 'An ISO date' {
    It 'is that day in <_>' -ForEach 'th-TH', 'fa-IR', 'ar-SA', 'de-DE', 'tr-TR' {
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

Describe 'A profile of others' -Skip:$IsWindows {
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

    It 'is refused in a folder that others may write, and as a link' {
        chmod 777 $env:RUNWAY_PROFILES
        { Connect-Runway -Profile mine } | Should -Throw -ErrorId 'RunwayProfileNotPrivate,*'
        chmod 700 $env:RUNWAY_PROFILES
        New-Item -ItemType SymbolicLink -Path (Join-Path $env:RUNWAY_PROFILES linked.json) -Target $file | Out-Null
        { Connect-Runway -Profile linked } | Should -Throw -ErrorId 'RunwayProfileNotPrivate,*'
    }

    It 'is refused when it belongs to somebody else' -Skip:((id -u) -ne '0') {
        chown 65534 $file
        { Connect-Runway -Profile mine } | Should -Throw -ErrorId 'RunwayProfileNotPrivate,*' -ExpectedMessage '*another user*'
        chown 0 $file
    }

    It 'that allows plain http says so' {
        (Invoke-Recorded { Connect-Runway -Profile mine }).Warnings.Message | Should -BeLike '*plain http*'
        Get-ChildItem $env:RUNWAY_PROFILES -Filter *.new | Should -BeNullOrEmpty
    }
}
