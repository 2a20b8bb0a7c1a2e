<#
    How a session connects to the service, and which addresses it refuses.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $key = [Runway.Emulator.RunwayEmulator]::WellKnownKey
    $secret = ConvertTo-Secret $key
}

Describe 'Connect-Runway' {
    AfterEach {
        Disconnect-Runway
        Remove-Item Env:RUNWAYML_API_SECRET, Env:RUNWAYML_BASE_URL -ErrorAction Ignore
    }

    It 'accepts a SecureString and connects to the service' {
        $connection = Connect-Runway $secret -PassThru
        $connection.BaseAddress | Should -Be 'https://api.dev.runwayml.com/'
        $connection.Source | Should -Be 'Parameter'
    }

    It 'refuses a key as plain text' {
        { Connect-Runway -ApiKey $key } | Should -Throw '*SecureString*'
    }

    It 'writes nothing without -PassThru' {
        Connect-Runway $secret | Should -BeNullOrEmpty
    }

    It 'reads the environment variables, and parameters override them' {
        $env:RUNWAYML_API_SECRET = $key
        $env:RUNWAYML_BASE_URL = 'http://127.0.0.1:4010'
        (Connect-Runway -PassThru).BaseAddress | Should -Be 'http://127.0.0.1:4010/'
        (Connect-Runway -BaseUrl https://proxy.example.org -PassThru).BaseAddress | Should -Be 'https://proxy.example.org/'
    }

    It 'needs a key' {
        $problem = { Connect-Runway } | Should -Throw -ErrorId 'RunwayNotConnected,*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*RUNWAYML_API_SECRET*-Emulator*'
    }

    It 'drops /v1 from <Url>' -ForEach @(
        @{ Url = 'https://proxy.example.org/v1' }, @{ Url = 'https://proxy.example.org/v1/' }, @{ Url = 'https://proxy.example.org/' }
    ) {
        (Connect-Runway $secret -BaseUrl $Url -PassThru).BaseAddress | Should -Be 'https://proxy.example.org/'
    }

    It 'refuses <Url> with <Id>' -ForEach @(
        @{ Url = 'http://api.example.org'; Id = 'RunwayInsecureEndpoint'; Category = 'SecurityError' }
        @{ Url = 'http://192.168.0.10:4010'; Id = 'RunwayInsecureEndpoint'; Category = 'SecurityError' }
        @{ Url = 'https://api.runwayml.com'; Id = 'RunwayInvalidBaseUrl'; Category = 'InvalidArgument' }
        @{ Url = 'https://user:word@api.example.org'; Id = 'RunwayInvalidBaseUrl'; Category = 'InvalidArgument' }
        @{ Url = 'api.example.org'; Id = 'RunwayInvalidBaseUrl'; Category = 'InvalidArgument' }
        @{ Url = 'ftp://api.example.org'; Id = 'RunwayInvalidBaseUrl'; Category = 'InvalidArgument' }
    ) {
        $problem = { Connect-Runway $secret -BaseUrl $Url } | Should -Throw -ErrorId "$Id,Runway.PowerShell.ConnectRunwayCommand" -PassThru
        $problem.CategoryInfo.Category | Should -Be $Category
        $problem.TargetObject | Should -Be ($Url -replace 'user:word', '[redacted]')
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        "$problem" | Should -Not -BeLike '*word*'
    }

    It 'allows http with -AllowUnencryptedAuthentication, and to this machine' {
        $insist = @{ AllowUnencryptedAuthentication = $true }
        (Connect-Runway $secret -BaseUrl http://api.example.org -PassThru @insist).BaseAddress.Scheme | Should -Be 'http'
        foreach ($url in 'http://localhost:4010', 'http://127.0.0.1:4010', 'http://[::1]:4010') {
            (Connect-Runway $secret -BaseUrl $url -PassThru).BaseAddress.Scheme | Should -Be 'http'
        }
    }

    It 'refuses a key with <What>' -ForEach @(
        @{ What = 'a line break'; Bad = "key_0123456789abcdef`n" }
        @{ What = 'a space'; Bad = 'key_01234567 89abcdef' }
        @{ What = 'a letter that no header carries'; Bad = "key_0123456789abcd$([char] 0xe9)f" }
        @{ What = 'nothing in it'; Bad = '' }
    ) {
        $problem = { Connect-Runway (ConvertTo-Secret $Bad) } | Should -Throw -ErrorId 'RunwayInvalidApiKey,*' -PassThru
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$problem" + $problem.ErrorDetails.RecommendedAction | Should -Not -BeLike '*0123*'
    }
}

Describe 'A wrong key' {
    It 'is reported once for a hundred prompts, and the rest are not sent' {
        $here = Open-Emulator -Key ('key_' + '0' * 128)
        $run = Invoke-Recorded { 1..100 | New-RunwayImage -Connection $here.Connection }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'RunwayAuthenticationFailed,Runway.PowerShell.NewRunwayImageCommand'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Check the key*'
        $run.Warnings.Count | Should -Be 1
        $run.Warnings[0] | Should -BeLike '99 *not sent*'
        # Only those that were under way when the first response came.
        $here.Emulator.Requests.Count | Should -BeLessOrEqual 16
    }

    It 'is reported by every other command too' {
        $c = (Open-Emulator -Key ('key_' + '0' * 128)).Connection
        foreach ($command in { Get-RunwayOrganization -Connection $c }, { Get-RunwayUsage -Connection $c }, { 'id' | Get-RunwayTask -Connection $c }, { 'id' | Wait-RunwayTask -Connection $c }) {
            $run = Invoke-Recorded $command
            $run.Errors.Count | Should -Be 1 -Because $command
            $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayAuthenticationFailed,*'
        }
    }
}

Describe 'An empty account' {
    It 'creates the tasks that it can pay for and reports the missing credits once' {
        $here = Open-Emulator -Credits 12
        $run = Invoke-Recorded { 1..40 | New-RunwayImage -Connection $here.Connection }
        $run.Output.Count | Should -Be 2
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayInsufficientCredits,*'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
        $run.Warnings[0] | Should -BeLike '37 *not sent*'
    }
}

Describe 'The journal of a rehearsal' {
    It 'is a temporary folder that is deleted with its connection' {
        $first, $second = 1..2 | ForEach-Object { (Connect-Runway -Emulator -PassThru).JournalPath }
        New-RunwayImage 'a' | Wait-RunwayTask | Out-Null
        $first, $second | Should -Exist
        $first | Should -Not -Be $second
        Disconnect-Runway
        $second | Should -Not -Exist
    }

    It 'is deleted with its process, and a folder that a user names is not' {
        $named = Join-Path $TestDrive named
        $own = Invoke-Shell -Arguments $env:RUNWAY_TEST_MODULE, $named {
            param($Module, $Named)
            Import-Module $Module
            (Connect-Runway -Emulator -PassThru).JournalPath
            $null = New-RunwayImage 'a' | Wait-RunwayTask
            Connect-Runway -Emulator -JournalPath $Named
            $null = New-RunwayImage 'a'
        }
        $own | Should -BeLike *runway-emulator-*
        $own | Should -Not -Exist
        $named | Should -Exist
    }

    It 'is deleted by the next connection if its process was killed, and kept if the process is running' {
        $script = Join-Path $TestDrive other.ps1
        Set-Content $script {
            param($Module, $File)
            Import-Module $Module
            $path = (Connect-Runway -Emulator -PassThru).JournalPath
            $null = New-RunwayImage 'a' | Wait-RunwayTask
            Set-Content "$File.new" $path -NoNewline
            Move-Item "$File.new" $File
            [System.Threading.Thread]::Sleep(-1)
        }
        $program, [string[]] $first = Get-Shell
        $process = Start-Process $program (@($first) + '-NoProfile', '-NonInteractive', '-File', $script, $env:RUNWAY_TEST_MODULE, "$TestDrive/path") -PassThru
        try {
            Wait-Until { Test-Path $TestDrive/path } 60
            $folder = Get-Content -Raw $TestDrive/path
            Connect-Runway -Emulator
            $folder | Should -Exist
        }
        finally { $process.Kill(); $process.WaitForExit() }
        $folder | Should -Exist
        Connect-Runway -Emulator
        $folder | Should -Not -Exist
        Disconnect-Runway
    }
}

Describe 'Disconnect-Runway' {
    It 'closes the connection, and is no error without one' {
        Connect-Runway -Emulator
        Disconnect-Runway
        Disconnect-Runway
        { New-RunwayImage 'a' } | Should -Throw -ErrorId 'RunwayNotConnected,*'
        { Get-RunwayConnection -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayNotConnected,*'
    }
}
