<#
    Get-RunwayDiagnostic: its content, and that it contains no secret.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
}

AfterAll { Disconnect-Runway }

Describe 'Get-RunwayDiagnostic' {
    BeforeEach { $c = (Open-Emulator).Connection }

    It 'contains versions and settings' {
        $it = Get-RunwayDiagnostic -Connection $c
        $it.Module | Should -Be "Runway $((Get-Module Runway).Version)"
        $it.PowerShell | Should -BeLike "$($PSVersionTable.PSVersion) (*"
        $it.DotNet | Should -BeLike '.NET *'
        $it.Connection.BaseUrl | Should -Be 'https://runway-emulator.invalid/'
        $it.Connection.ApiVersion | Should -Be '2024-11-06'
        $it.Connection.Proxy | Should -Be 'none'
        $it.Connection.HasAnswered | Should -BeFalse
    }

    It 'has lists with an index' {
        $null = New-RunwayImage 'a' -Connection $c
        $lists = (Get-RunwayDiagnostic -Connection $c).PSObject.Properties.Where{ $_.TypeNameOfValue -like '*IReadOnlyList*' }
        $lists.Count | Should -Be 4
        # A list type of the compiler has no index in PowerShell.
        $lists.Where{ $_.Value.GetType().Name -like '<>*' }.Name | Should -BeNullOrEmpty
        (Get-RunwayDiagnostic -Connection $c).Requests[0].Method | Should -Be POST
    }

    It 'lists the last requests, with their tasks and ids' {
        $task = New-RunwayImage 'a red door' -Connection $c
        $null = Get-RunwayTask $task -Connection $c
        $requests = (Get-RunwayDiagnostic -Connection $c).Requests
        $requests.Method | Should -Be 'POST', 'GET'
        $requests.StatusCode | Should -Be 200, 200
        $requests.TaskId | Should -Be $task.Id, $task.Id
        $requests.RequestId | Should -Not -Contain $null
        $requests.PromptText | Should -Be $null, $null
        (Get-RunwayDiagnostic -Connection $c -Last 1).Requests.Address | Should -Be "/v1/tasks/$($task.Id)"
        (Get-RunwayDiagnostic -Connection $c -IncludePrompt).Requests.PromptText | Should -Be 'a red door', 'a red door'
    }

    It 'counts attempts' {
        Set-Content -LiteralPath $TestDrive/faults.json '{ "rules": [ { "on": "organization", "first": 2, "do": "answer", "status": 503 } ] }'
        Connect-Runway -Emulator -FaultScript $TestDrive/faults.json
        try {
            $null = Get-RunwayOrganization
            (Get-RunwayDiagnostic).Requests.ForEach{ "$($_.Attempt) $($_.StatusCode)" } | Should -Be '1 503', '2 503', '3 200'
        }
        finally { Disconnect-Runway }
    }

    It 'lists the last errors by id, in the order of $Error' {
        # In a separate session, because Pester changes $Error.
        $shell = [powershell]::Create().AddScript("Import-Module '$env:RUNWAY_TEST_MODULE'; `$c = `$args[0]; Get-Item nowhere; Get-RunwayTask nobody -Connection `$c; New-RunwayImage ' ' -Connection `$c; Get-RunwayDiagnostic -Connection `$c")
        try {
            $errors = $shell.AddArgument($c).Invoke().Errors
            $refused = $shell.Streams.Error[1].Exception.RequestId
        }
        finally { $shell.Dispose() }
        $errors.Count | Should -Be 2
        $errors[0].Id | Should -BeLike 'RunwayInvalidPrompt,*'
        $errors[1].Id | Should -BeLike 'RunwayTaskNotFound,*'
        $errors[1].StatusCode | Should -Be 404
        $errors[1].RequestId | Should -Be $refused
    }

    It 'works without a connection' {
        $it = Get-RunwayDiagnostic
        $it.Connection | Should -BeNullOrEmpty
        $it.ConnectionProblem | Should -BeLike '*no API key*'
    }

    It 'is shown as a block, one line for each request' {
        $null = New-RunwayImage 'a' -Connection $c
        $text = Get-RunwayDiagnostic -Connection $c | Out-String -Width 200
        $text | Should -Match '(?m)^Requests\s+: \d\d:\d\d:\d\d POST /v1/text_to_image 200 \d+ ms #1 \S+ -> [0-9a-f-]{36}\s*$'
        $text | Should -Match '(?m)^Connection\s+: BaseUrl https://runway-emulator.invalid/\s*$'
    }
}

Describe 'Clashes' {
    BeforeAll {
        # A module with the same name that has two of its commands, and another module that has a third.
        $stray = New-Item $TestDrive/path/Runway/1.4.2 -ItemType Directory
        New-ModuleManifest $stray/Runway.psd1 -RootModule Runway.psm1 -ModuleVersion 1.4.2 -FunctionsToExport Connect-Runway, Get-RunwayTask
        Set-Content $stray/Runway.psm1 'function Connect-Runway { "stray" }; function Get-RunwayTask { "stray" }'
        $tools = New-Item $TestDrive/path/RunwayTools -ItemType Directory
        Set-Content $tools/RunwayTools.psm1 "Set-Alias New-RunwayImage Get-Date`nSet-Alias Get-RunwayModel Runway\Get-RunwayModel`nExport-ModuleMember -Alias *"
        # Neither has the name of the module.
        'RunwayX', 'Other' | ForEach-Object { $null = New-Item $TestDrive/path/$_ -ItemType Directory; Set-Content $TestDrive/path/$_/$_.psm1 '' }

        # What to type where the name leads to the other one.
        $manifest = Join-Path (Resolve-Path $env:RUNWAY_TEST_MODULE) Runway.psd1
        $ownImport = "Import-Module -FullyQualifiedName @{ ModuleName = '$manifest'; GUID = '7eac0036-2dad-4e5e-aa87-6a05b14374fb'; ModuleVersion = '$((Import-PowerShellDataFile $manifest).ModuleVersion)' }"

        # In a separate session that finds modules only there.
        function Get-Clash([string] $Import, [string] $More = '') {
            $before = $env:PSModulePath
            $env:PSModulePath = Join-Path $TestDrive path
            try { Invoke-Shell "`$ours = '$env:RUNWAY_TEST_MODULE'; $Import; (Get-RunwayDiagnostic).Clashes | ForEach-Object { `"`$(`$_.Kind)|`$(`$_.Name)|`$(`$_.Module)|`$(`$_.Version)|`$(`$_.IsLoaded)|`$(`$_.Use)`" }; $More" }
            finally { $env:PSModulePath = $before }
        }
    }

    It 'are found when the other module is <Order>' -ForEach @(
        @{
            Order = 'on the path alone'; Import = 'Import-Module $ours'
            Expected = 'Module|Runway|Runway|1.4.2|False|<import>'
        }
        @{
            Order = 'imported before'; Import = 'Import-Module Runway; Import-Module $ours'
            Expected = 'Module|Runway|Runway|1.4.2|True|<import> -Prefix Own', 'Function|Connect-Runway|Runway|1.4.2|True|Runway\Connect-Runway', 'Function|Get-RunwayTask|Runway|1.4.2|True|Runway\Get-RunwayTask'
        }
        @{
            # Then its name is that of the other module.
            Order = 'imported after'; Import = 'Import-Module $ours; Import-Module (Get-Module Runway -ListAvailable).Path'
            Expected = 'Module|Runway|Runway|1.4.2|True|<import> -Prefix Own', 'Function|Connect-Runway|Runway|1.4.2|True|<import> -Prefix Own; Connect-OwnRunway', 'Function|Get-RunwayTask|Runway|1.4.2|True|<import> -Prefix Own; Get-OwnRunwayTask'
        }
        @{
            Order = 'called otherwise'; Import = 'Import-Module $ours; Import-Module RunwayTools'
            Expected = 'Module|Runway|Runway|1.4.2|False|<import>', 'Alias|New-RunwayImage|RunwayTools|0.0|True|Runway\New-RunwayImage'
        }
        @{
            Order = 'no module, but the session'; Import = 'Import-Module $ours; function Get-RunwayUsage { }'
            Expected = 'Module|Runway|Runway|1.4.2|False|<import>', 'Function|Get-RunwayUsage|||True|Runway\Get-RunwayUsage'
        }
        @{
            Order = 'in nobody''s way'; Import = 'Import-Module $ours -Prefix My; Set-Alias Get-RunwayDiagnostic Get-MyRunwayDiagnostic; function Connect-Runway { }'
            Expected = 'Module|Runway|Runway|1.4.2|False|<import>'
        }
    ) {
        @(Get-Clash $Import) | Sort-Object | Should -Be ($Expected.Replace('<import>', $ownImport) | Sort-Object)
    }

    It 'of a command can be called by their Use property' {
        $said = @(Get-Clash 'Import-Module Runway; Import-Module $ours' 'Connect-Runway; & (Get-RunwayDiagnostic).Clashes[1].Use -Emulator; (Get-RunwayConnection).Source')
        $said[-2] | Should -Be stray
        $said[-1] | Should -Be Emulator

        # Where the name leads to the other module, with the import of the Use property.
        $said = @(Get-Clash 'Import-Module $ours; Import-Module (Get-Module Runway -ListAvailable).Path' 'Runway\Connect-Runway; Invoke-Expression "$((Get-RunwayDiagnostic).Clashes.Where({ $_.Name -eq ''Connect-Runway'' }).Use) -Emulator"; (Get-OwnRunwayConnection).Source')
        $said[-2] | Should -Be stray
        $said[-1] | Should -Be Emulator
    }

    It 'use the name of a renamed module' {
        $renamed = Copy-Item $env:RUNWAY_TEST_MODULE (Join-Path $TestDrive Contoso.Runway) -Recurse -PassThru
        Rename-Item (Join-Path $TestDrive Contoso.Runway/Runway.psd1) Contoso.Runway.psd1
        $said = @(Get-Clash "Import-Module '$TestDrive/Contoso.Runway'; Import-Module Runway")
        $said | Should -Be 'Module|Runway|Runway|1.4.2|True|', 'Function|Connect-Runway|Runway|1.4.2|True|Contoso.Runway\Connect-Runway', 'Function|Get-RunwayTask|Runway|1.4.2|True|Contoso.Runway\Get-RunwayTask'
    }

    It 'do not contain the modules of this repository' {
        $before = $env:PSModulePath
        try {
            $env:PSModulePath = Split-Path $env:RUNWAY_TEST_MODULE
            (Get-RunwayDiagnostic).Clashes | Should -BeNullOrEmpty
        }
        finally { $env:PSModulePath = $before }
    }

    It 'are found without loading a module' {
        1..200 | ForEach-Object {
            $folder = New-Item $TestDrive/path/Many$_ -ItemType Directory
            Set-Content "$folder/Many$_.psm1" "throw 'loaded'"
        }
        @(Get-Clash 'Import-Module $ours' '(Get-Module).Name.Where{ $_ -like "Many*" }') | Should -Be "Module|Runway|Runway|1.4.2|False|$ownImport"
    }

    It 'are shown as text, and not shown if there are none' {
        $text = Get-RunwayDiagnostic | Out-String -Width 200
        $text | Should -Not -Match '(?m)^Clashes'
        $before = $env:PSModulePath
        try {
            $env:PSModulePath = Join-Path $TestDrive path
            Get-RunwayDiagnostic | Out-String -Width 200 | Should -Match '(?m)^Clashes\s+: another module is called Runway 1\.4\.2 \(.*1\.4\.2\), not loaded'
        }
        finally { $env:PSModulePath = $before }
    }
}

Describe 'Secrets' {
    BeforeAll {
        # A different secret for every place that may contain one.
        $planted = @{
            Key = 'key_5ec4e7' + 'ab12' * 10; ProxyUser = 'planteduser'; ProxyPassword = 'plantedproxypass'; Jwt = 'plantedjwt'
            Deletion = 'planteddeletion'; Signature = 'plantedsignature'; Bearer = 'plantedbearer'; Data = 'UExBTlRFRERBVEFVUkk' * 20
            EnvironmentProxy = 'plantedenvproxypass'; Prompt = 'plantedprompt'
        }
        $variables = 'RUNWAYML_API_SECRET', 'RUNWAYML_BASE_URL', 'https_proxy', 'ALL_PROXY'
        $before = $variables.ForEach{ [System.Environment]::GetEnvironmentVariable($_) }
        $env:RUNWAYML_API_SECRET = $planted.Key
        $env:https_proxy = "http://x:$($planted.EnvironmentProxy)@proxy.example.org:3128"
        $env:ALL_PROXY = "x:$($planted.EnvironmentProxy)@proxy.example.org:3128"

        # Every response is an error and contains all secrets in every form.
        $echo = @{
            error  = "Authorization: Bearer $($planted.Bearer) and $($planted.Key), https://u:$($planted.ProxyPassword)@x.example/y?_jwt=$($planted.Jwt)"
            issues = @(
                @{ path = @('a'); message = "https://out.example/a.png?_jwt=$($planted.Jwt)&Signature=$($planted.Signature)" }
                @{ path = @('b'); message = "data:image/png;base64,$($planted.Data)" }
                @{ path = @('c'); message = "auth_token=$($planted.Deletion)" }
            )
        } | ConvertTo-Json -Depth 5 -Compress
        $rules = foreach ($on in 'organization', 'create', 'read', 'GET /v1/nothing*', 'POST /v1/elsewhere*') {
            @{ on = $on; do = 'answer'; status = 400; body = $echo }
        }
        @{ rules = @($rules) } | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath $TestDrive/echo.json
        $options = [Runway.Emulator.RunwayEmulatorOptions]@{ ApiKey = $planted.Key; FaultScript = [Runway.Emulator.FaultScript]::Load("$TestDrive/echo.json") }
        $clock = [Runway.Emulator.ScaledTimeProvider]::new(1000)
        $c = [Runway.RunwayConnection]::new([Runway.RunwayConnectionOptions]@{
                ApiKey        = ConvertTo-Secret $planted.Key
                Handler       = [Runway.Emulator.RunwayEmulator]::new($options, $clock).CreateHandler()
                TimeProvider  = $clock
                JournalFolder = Join-Path $TestDrive 'journal'
            })
        $proxied = Connect-Runway -BaseUrl https://127.0.0.1:9 -Proxy "http://$($planted.ProxyUser):$($planted.ProxyPassword)@127.0.0.1:9" -TimeoutSec 1 -PassThru
    }

    AfterAll {
        Disconnect-Runway
        0..3 | ForEach-Object { [System.Environment]::SetEnvironmentVariable($variables[$_], $before[$_]) }
    }

    It 'are not in any stream, error, file or diagnostic' {
        $DebugPreference = $VerbosePreference = 'Continue'
        # It begins like a PNG, because otherwise it would not be sent.
        $uri = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA$($planted.Data)"
        $run = Invoke-Recorded {
            Get-RunwayOrganization -Connection $c
            New-RunwayImage $planted.Prompt -ReferenceImage $uri -Connection $c
            Get-RunwayTask nobody -Connection $c
            Invoke-RunwayRestMethod "/v1/nothing?_jwt=$($planted.Jwt)" -Query @{ auth_token = $planted.Deletion } -Connection $c
            Invoke-RunwayRestMethod /v1/elsewhere POST -Body @{ auth_token = $planted.Deletion; uri = "https://x.example/?Signature=$($planted.Signature)" } -Connection $c
            Invoke-RunwayRestMethod "https://x:$($planted.Bearer)@elsewhere.example/v1/x?_jwt=$($planted.Jwt)" -Connection $c
            Get-RunwayProfile none
            # An error that ends a command must not end the test.
            try { Connect-Runway -Proxy "$($planted.ProxyUser):$($planted.ProxyPassword)@x" } catch { $_ }
            try { Connect-Runway -BaseUrl "https://x:$($planted.Bearer)@x.example" } catch { $_ }
            Connect-Runway -SaveProfile kept -Proxy "http://$($planted.ProxyUser):$($planted.ProxyPassword)@proxy:1"
        }
        $run.Errors.Count | Should -BeGreaterThan 6
        $diagnosis = Get-RunwayDiagnostic -Connection $c
        $diagnosis.Requests.Count | Should -Be 5
        $texts = @(
            $run.Verbose + $run.Debug + $run.Warnings | ForEach-Object Message
            $run.Errors | ForEach-Object { "$_"; $_.ErrorDetails.Message; $_.ErrorDetails.RecommendedAction; $_.Exception.ToString() }
            $diagnosis | Out-String -Width 4000
            $diagnosis | ConvertTo-Json -Depth 6
            $diagnosis | Format-Custom -Depth 6 | Out-String -Width 4000
            Get-RunwayDiagnostic -Connection $proxied | ConvertTo-Json -Depth 6
            $c, $proxied | Format-List * -Force | Out-String -Width 4000
            $c, $proxied | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue
            Get-ChildItem (Join-Path $TestDrive journal), $env:RUNWAY_PROFILES -Recurse -File | Get-Content -Raw
        ) | Out-String
        $texts | Should -BeLike '*https_proxy=http://proxy.example.org:3128*'
        $texts | Should -BeLike '*RUNWAYML_API_SECRET=(set)*'
        foreach ($name in $planted.Keys.Where{ $_ -ne 'Prompt' }) {
            $texts | Should -Not -BeLike "*$($planted[$name])*" -Because "$name is a secret"
        }

        # The prompt may be in the debug stream and in the journal, which belong to the user, but not in a diagnostic.
        $diagnosis | ConvertTo-Json -Depth 6 | Should -Not -BeLike "*$($planted.Prompt)*"
    }
}
