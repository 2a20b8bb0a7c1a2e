<#
    The settings of a connection and its scope: vaults, profiles, jobs and thread jobs.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    $module = $env:RUNWAY_TEST_MODULE
    $key = 'key_of_a_vault_00123456789abcdef'
    $modules, $env:PSModulePath = $env:PSModulePath, ((Write-SecretModule $TestDrive), $env:PSModulePath -join [System.IO.Path]::PathSeparator)
    $profiles, $env:RUNWAY_PROFILES = $env:RUNWAY_PROFILES, (Join-Path $TestDrive 'profiles')
}

AfterAll {
    Disconnect-Runway
    $env:PSModulePath, $env:RUNWAY_PROFILES = $modules, $profiles
    Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction Ignore
}

Describe 'A vault' {
    It 'gives the key as <_>' -ForEach 'RunwayKey', 'AsText', 'AsCredential' {
        $connection = Connect-Runway -SecretName $_ -PassThru
        $connection.Source | Should -Be 'Vault'
        $connection.KeyHint | Should -Be (Connect-Runway -ApiKey (ConvertTo-Secret $key) -PassThru).KeyHint
        $connection.KeyHint | Should -BeLike '?cdef'
    }

    It 'is asked for the secret by its name' {
        (Connect-Runway -SecretName RunwayKey -Vault Company -PassThru).Source | Should -Be 'Vault'
        { Connect-Runway -SecretName RunwayKey -Vault Elsewhere } | Should -Throw -ErrorId 'RunwaySecretNotFound,*' -ExpectedMessage '*Elsewhere*'
    }

    It 'with a secret that is not text is an error that does not show it' {
        $problem = { Connect-Runway -SecretName AsTable } | Should -Throw -ErrorId 'RunwayInvalidApiKey,*' -PassThru
        "$problem $($problem.ErrorDetails.RecommendedAction)" | Should -Not -BeLike "*$key*"
    }

    It 'cannot be combined with a key' {
        { Connect-Runway -ApiKey (ConvertTo-Secret $key) -SecretName RunwayKey } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}

Describe 'A profile' {
    BeforeAll {
        $all = @{
            SecretName = 'RunwayKey'; Vault = 'Company'; BaseUrl = 'https://gateway.example.org/runway'; TimeoutSec = 30
            Proxy = 'http://jane:s3cr3t@proxy.example.org:8080'; CreditLimit = 500; JournalPath = "$TestDrive/journal [1]"
        }
        Connect-Runway @all -SaveProfile production
        $file = (Get-RunwayProfile production).Path
    }

    It 'stores every setting and no secret' {
        $kept = Get-RunwayProfile production
        $kept.SecretName, $kept.Vault, $kept.TimeoutSec, $kept.CreditLimit | Should -Be 'RunwayKey', 'Company', 30, 500
        $kept.Proxy | Should -Be 'http://proxy.example.org:8080'
        $text = Get-Content -LiteralPath $file -Raw
        $text | Should -Not -Match "$key|s3cr3t|jane"
        ($kept | Format-List * | Out-String) + ($kept | ConvertTo-Json) | Should -Not -Match "$key|s3cr3t|jane"
        if (-not $IsWindows) { (Get-Item -LiteralPath $file).UnixFileMode | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite') }
    }

    It 'connects with the same settings' {
        $connection = Connect-Runway -Profile production -PassThru
        $connection.Profile, $connection.Source | Should -Be 'production', 'Vault'
        $connection.BaseAddress | Should -Be 'https://gateway.example.org/runway/'
        $connection.Proxy | Should -Be 'http://proxy.example.org:8080'
        $connection.JournalPath | Should -Be (Join-Path $TestDrive 'journal [1]')
    }

    It 'is overridden by a parameter' {
        $connection = Connect-Runway -Profile production -BaseUrl https://other.example.org -NoProxy -PassThru
        $connection.BaseAddress | Should -Be 'https://other.example.org/'
        $connection.Proxy | Should -Be 'none'
    }

    It 'overrides the environment variables' {
        $env:RUNWAYML_BASE_URL = 'https://environment.example.org'
        try { (Connect-Runway -Profile production -PassThru).BaseAddress | Should -Be 'https://gateway.example.org/runway/' }
        finally { $env:RUNWAYML_BASE_URL = $null }
    }

    It 'without a secret takes the key from the environment' {
        $env:RUNWAYML_API_SECRET = $key
        try { Connect-Runway -BaseUrl https://ci.example.org -SaveProfile ci } finally { $env:RUNWAYML_API_SECRET = $null }
        { Connect-Runway -Profile ci } | Should -Throw -ErrorId 'RunwayNotConnected,*'
    }

    It 'cannot be created with a typed key' {
        { Connect-Runway -ApiKey (ConvertTo-Secret $key) -SaveProfile typed } | Should -Throw -ErrorId 'RunwayParameterNotApplicable,*'
        Get-RunwayProfile typed* | Should -BeNullOrEmpty
    }

    It 'cannot have the name <_>, which is a device on Windows' -ForEach 'con', 'NUL.x', 'com1' {
        $problem = { Connect-Runway -SecretName AsText -SaveProfile $_ } | Should -Throw -ErrorId 'RunwayInvalidProfileName,*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Windows*another one*'
    }

    It 'that cannot be written is an error with its path, and leaves no other file' {
        # On Windows a file that an editor has open; elsewhere an open file can be replaced, so a folder is used.
        Connect-Runway -SecretName AsText -SaveProfile open
        $path = (Get-RunwayProfile open).Path
        $editor = $null
        if ($IsWindows) { $editor = [System.IO.File]::Open($path, 'Open', 'Read', 'Read') }
        else { Remove-Item $path; New-Item -ItemType Directory $path/x }
        try { { Connect-Runway -SecretName AsText -SaveProfile open } | Should -Throw -ErrorId 'RunwayFileNotWritable,*' -ExpectedMessage "*$path*" }
        finally { ${editor}?.Dispose() }
        (Get-ChildItem (Split-Path $path) -Filter open*).Name | Should -Be 'open.json'
        Remove-Item $path -Recurse
    }

    It 'completes its name' {
        [System.Management.Automation.CommandCompletion]::CompleteInput('Connect-Runway -Profile p', 25, $null).CompletionMatches.ListItemText | Should -Be 'production'
    }

    It 'is shown as a table, and removed with its file' {
        Connect-Runway -SecretName AsText -SaveProfile trial
        Get-RunwayProfile trial | Out-String | Should -Match 'trial\s+AsText\s+https://api.dev.runwayml.com/'
        Get-RunwayProfile trial | Remove-Item
        Get-RunwayProfile trial -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -Be 'RunwayProfileNotFound,Runway.PowerShell.GetRunwayProfileCommand'
    }

    It 'that is damaged is an error' {
        Set-Content (Join-Path $env:RUNWAY_PROFILES 'damaged.json') '{ "baseUrl": '
        { Connect-Runway -Profile damaged } | Should -Throw -ErrorId 'RunwayFileNotReadable,*'
        Remove-Item (Join-Path $env:RUNWAY_PROFILES 'damaged.json')
    }
}

Describe 'A thread job' {
    It 'accepts a connection' {
        $c = (Open-Emulator).Connection
        $job = Start-ThreadJob { Import-Module $using:module; New-RunwayImage 'a' -Connection $using:c | Wait-RunwayTask -Connection $using:c }
        (Receive-Job $job -Wait -AutoRemoveJob).Status | Should -Be 'SUCCEEDED'
    }

    It 'has no connection of the parent session' {
        Connect-Runway -Emulator
        try {
            $job = Start-ThreadJob { Import-Module $using:module; try { Get-RunwayOrganization } catch { $_.FullyQualifiedErrorId } }
            Receive-Job $job -Wait -AutoRemoveJob | Should -BeLike 'RunwayNotConnected,*'
            (Get-RunwayConnection).Source | Should -Be 'Emulator'
        }
        finally { Disconnect-Runway }
    }
}

Describe 'A job in another process' {
    BeforeAll { Connect-Runway -SecretName RunwayKey -SaveProfile production }

    It 'uses the environment variables and its own connection, and refuses a deserialized connection' {
        $c = (Open-Emulator).Connection
        $env:RUNWAYML_API_SECRET = $key
        try {
            $job = Start-Job {
                Import-Module $using:module
                (Get-RunwayConnection).Source
                try { Get-RunwayOrganization -Connection $using:c } catch { $_.Exception.Message }
                (Connect-Runway -Profile production -PassThru).Profile
                Connect-Runway -Emulator
                (New-RunwayImage 'a' | Wait-RunwayTask).Status
            }
            $said = @(Receive-Job $job -Wait -AutoRemoveJob)
        }
        finally { $env:RUNWAYML_API_SECRET = $null }
        $said[0] | Should -Be 'Environment'
        $said[1] | Should -BeLike '*cannot be used in another process*Connect-Runway*'
        $said[2], $said[3] | Should -Be 'production', 'SUCCEEDED'
    }
}

Describe 'Remove-RunwayProfile' {
    BeforeEach { 'one', 'two' | ForEach-Object { Connect-Runway -SecretName RunwayKey -SaveProfile "gone-$_" } }
    AfterEach { Remove-RunwayProfile gone-* -Confirm:$false }

    It 'removes by name, pattern and pipeline' {
        Remove-RunwayProfile GONE-one -Confirm:$false | Should -BeNullOrEmpty
        (Get-RunwayProfile gone-*).Name | Should -Be 'gone-two'
        Get-RunwayProfile gone-two | Remove-RunwayProfile -Confirm:$false
        Get-RunwayProfile gone-* | Should -BeNullOrEmpty
        Connect-Runway -SecretName RunwayKey -SaveProfile gone-three
        'gone-t*' | Remove-RunwayProfile -Confirm:$false
        Get-RunwayProfile gone-* | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf' {
        Remove-RunwayProfile gone-* -WhatIf
        (Get-RunwayProfile gone-*).Count | Should -Be 2
    }

    It 'lists the existing profiles if a name does not exist, and continues' {
        Remove-RunwayProfile nowhere, gone-one -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -Be 'RunwayProfileNotFound,Runway.PowerShell.RemoveRunwayProfileCommand'
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*gone-one*gone-two*'
        (Get-RunwayProfile gone-*).Name | Should -Be 'gone-two'
    }

    It 'removes a damaged profile' {
        Set-Content (Get-RunwayProfile gone-one).Path '{ "baseUrl": '
        Remove-RunwayProfile gone-one -Confirm:$false
        { Connect-Runway -Profile gone-one } | Should -Throw -ErrorId 'RunwayProfileNotFound,*'
    }
}

Describe 'Connect-Runway -Verify' {
    AfterEach { Disconnect-Runway }

    It 'connects with a valid key' {
        (Connect-Runway -Emulator -Verify -PassThru).Source | Should -Be 'Emulator'
        (Get-RunwayConnection).Source | Should -Be 'Emulator'
    }

    It 'sends one read and nothing else' {
        $said = Connect-Runway -Emulator -Verify -Verbose 4>&1
        @($said -match '/v1/') | Should -HaveCount 1
        "$said" | Should -BeLike '*GET /v1/organization*'
    }

    It 'leaves no connection if the key is refused, not even the previous one' {
        Connect-Runway -Emulator
        $faults = Join-Path $TestDrive 'refused.json'
        Set-Content $faults '{"rules": [{"on": "organization", "do": "answer", "status": 401}]}'
        $problem = { Connect-Runway -Emulator -FaultScript $faults -Verify } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -Be 'RunwayAuthenticationFailed,Runway.PowerShell.ConnectRunwayCommand'
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        { Get-RunwayConnection -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayNotConnected,*'
    }
}

Describe 'Completion about connections and paths' {
    BeforeAll {
        function Complete([string] $Line) { [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.CompletionText }
    }

    It 'lists the names of secrets and reads no secret' {
        $before = $env:RUNWAY_TEST_SECRETS_READ
        Complete 'Connect-Runway -SecretName Run' | Should -Be 'RunwayKey', "'Runway''s other key'"
        Complete 'Connect-Runway -Vault Company -SecretName AsT' | Should -Be 'AsText', 'AsTable'
        Complete 'Connect-Runway -Vault Elsewhere -SecretName AsT' | Should -Not -Contain 'AsText'
        Complete 'Connect-Runway -SecretName new -Vault ' | Should -BeNullOrEmpty
        Complete 'Connect-Runway -SecretName RunwayKey -Vault ' | Should -Be 'Company'
        Complete 'Connect-Runway -Vault ' | Should -Be 'Company', 'Home'
        Complete 'Connect-Runway -Vault h' | Should -Be 'Home'
        $env:RUNWAY_TEST_SECRETS_READ | Should -Be $before
    }

    It 'does not ask for the password of a locked vault' {
        $env:RUNWAY_TEST_LOCKED = 1
        try { Complete 'Connect-Runway -SecretName Run' | Should -Not -Contain 'RunwayKey' } finally { $env:RUNWAY_TEST_LOCKED = $null }
    }

    It 'lists nothing without SecretManagement' {
        $path, $env:PSModulePath = $env:PSModulePath, $TestDrive
        try { Complete 'Connect-Runway -SecretName Run' | Should -Not -Contain 'RunwayKey' } finally { $env:PSModulePath = $path }
    }

    It 'lists the paths that accept the method' {
        $all = '/v1/organization', '/v1/organization/usage', '/v1/organization/webapp/audit_logs', '/v1/organization/webapp/audit_logs/', '/v1/organization/webapp/usage'
        Complete 'Invoke-RunwayRestMethod /v1/org' | Should -Be $all
        Complete 'Invoke-RunwayRestMethod org' | Should -Be $all
        Complete 'Invoke-RunwayRestMethod -Method GET -Path /v1/org' | Should -Be ($all -ne '/v1/organization/usage')
        Complete 'Invoke-RunwayRestMethod -Method DELETE -Path /v1/rou' | Should -Be '/v1/routers/'
    }

    It 'lists the ids of the journal where a path has an id' {
        Connect-Runway -Emulator
        $id = (New-RunwayImage 'a lighthouse').Id
        Complete 'Invoke-RunwayRestMethod /v1/tasks/' | Should -Be "/v1/tasks/$id"
    }
}
