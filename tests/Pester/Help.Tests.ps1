<#
    The help: complete for every cmdlet, and every example runs. The cmdlets come from the
    modules and the examples from Get-Help, so that new ones are tested too.
#>
BeforeDiscovery {
    Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
    $cmdlets = (Get-Module Runway, RunwayAI).ForEach({ $_.ExportedCmdlets.Keys }) | Sort-Object | ForEach-Object {
        $name = $_
        @{
            Name     = $name
            Examples = @((Get-Help $name).examples.example | ForEach-Object { @{ Title = $_.title.Trim('- '); Code = $_.code } })
        }
    }
}

Describe 'Help' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE
        . $PSScriptRoot/Support.ps1

        function Join-Paragraph($Text) {
            ($Text | ForEach-Object Text) -join "`n"
        }
    }

    Context '<Name>' -ForEach $cmdlets {
        BeforeAll {
            $help = Get-Help $Name
        }

        It 'has a synopsis' {
            $help.Synopsis | Should -Match '^[A-Z][^\n]+\.$'
            $help.Synopsis | Should -Not -Match ([regex]::Escape($Name))
        }

        It 'has a description that is longer than the synopsis' {
            (Join-Paragraph $help.description).Length | Should -BeGreaterThan $help.Synopsis.Length
        }

        It 'describes every parameter' {
            $common = [System.Management.Automation.Cmdlet]::CommonParameters
            foreach ($parameter in (Get-Command $Name).Parameters.Keys.Where({ $_ -notin $common })) {
                $entry = Get-Help $Name -Parameter $parameter
                $entry.name | Should -Be $parameter
                Join-Paragraph $entry.description | Should -Not -BeNullOrEmpty -Because "-$parameter wants a text"
            }
        }

        It 'shows the same syntax as Get-Command' {
            $shown = $help.syntax.syntaxItem | ForEach-Object { @($_.parameter.name | Sort-Object) -join ' ' }
            $common = [System.Management.Automation.Cmdlet]::CommonParameters
            $built = (Get-Command $Name).ParameterSets | ForEach-Object {
                @($_.Parameters.Name.Where({ $_ -notin $common }) | Sort-Object) -join ' '
            }
            $shown | Sort-Object | Should -Be ($built | Sort-Object)
        }

        It 'has input and output types' {
            foreach ($type in @($help.inputTypes.inputType) + @($help.returnValues.returnValue)) {
                $type.type.name | Should -Not -BeNullOrEmpty
                Join-Paragraph $type.description | Should -Not -BeNullOrEmpty -Because $type.type.name
            }
        }

        It 'has three examples or more' {
            $Examples.Count | Should -BeGreaterOrEqual 3
        }

        It 'has related links to existing commands and topics' {
            $online, $others = @($help.relatedLinks.navigationLink)
            $online.linkText | Should -Be 'Online Version:'
            ([uri] $online.uri).Scheme | Should -Be https
            @($others).Count | Should -BeGreaterThan 0
            foreach ($link in $others.linkText) {
                Get-Help $link | Should -Not -BeNullOrEmpty -Because "there is a link to $link"
            }
        }
    }

    Context 'about_<_>' -ForEach 'Runway', 'RunwayPipelines', 'RunwayJournal', 'RunwayBudget', 'RunwaySecurity', 'RunwayAI' {
        It 'is found, with a summary' {
            (Get-Help "about_$_" | Out-String) | Should -Match "^TOPIC\s+about_$_\s"
            (Get-Help "about_$_*" | Where-Object Name -EQ "about_$_").Synopsis | Should -Match '^[A-Z].+\.$'
        }

        It 'fits a window of 80 columns' {
            Get-Content (Join-Path ($_ -eq 'RunwayAI' ? $env:RUNWAYAI_TEST_MODULE : $env:RUNWAY_TEST_MODULE) "en-US/about_$_.help.txt") | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        }
    }

    It 'opens an address with -Online for every cmdlet' -Skip:(-not $IsLinux) -ForEach @{ Names = $cmdlets.Name } {
        # The program that .NET starts to open an address on Linux; this one records the address.
        $folder = New-Item (Join-Path $TestDrive bin) -ItemType Directory
        Set-Content "$folder/xdg-open" '#!/bin/sh', 'printf "%s\n" "$1" >>"$RUNWAY_TEST_OPENED"'
        chmod +x "$folder/xdg-open"
        $path, $env:PATH, $env:RUNWAY_TEST_OPENED = $env:PATH, "$folder$([System.IO.Path]::PathSeparator)$env:PATH", "$folder/opened"
        try {
            $said = Invoke-Shell -Arguments $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE {
                param($Runway, $RunwayAI)
                Import-Module $Runway, $RunwayAI
                (Get-Module Runway, RunwayAI).ForEach({ $_.ExportedCmdlets.Keys }) | ForEach-Object { Get-Help $_ -Online }
            } 2>&1
            $said | Should -BeNullOrEmpty
            Wait-Until { @(Get-Content "$folder/opened" -ErrorAction Ignore).Count -eq $Names.Count }
            Get-Content "$folder/opened" | Should -Match '^https://(docs\.dev\.runwayml\.com|runway-ai\.ai)/api$'
        }
        finally {
            $env:PATH, $env:RUNWAY_TEST_OPENED = $path, $null
        }
    }

    It 'is found in another UI culture' {
        $culture = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = 'de-DE'
            (Get-Help New-RunwayImage).Synopsis | Should -Match '^[A-Z].+\.$'
        }
        finally {
            [cultureinfo]::CurrentUICulture = $culture
        }
    }

    It 'has less than 16 KB for each cmdlet' {
        $bytes = (Get-ChildItem (Join-Path $env:RUNWAY_TEST_MODULE 'en-US') | Measure-Object Length -Sum).Sum
        $bytes / (Get-Command -Module Runway).Count | Should -BeLessThan 16KB
    }
}

Describe 'Example' {
    BeforeAll {
        # Every runspace finds the module by the name of a cmdlet, and only its own key.
        . $PSScriptRoot/Support.ps1
        $path, $key, $journal, $profiles = $env:PSModulePath, $env:RUNWAYML_API_SECRET, $env:RUNWAY_JOURNAL, $env:RUNWAY_PROFILES
        . $PSScriptRoot/RunwayAISupport.ps1
        $env:PSModulePath = (Split-Path $env:RUNWAY_TEST_MODULE), (Write-SecretModule $TestDrive), $path -join [System.IO.Path]::PathSeparator
        $env:RUNWAYML_API_SECRET = $null

        # A picture whose header has 1024 x 1024 pixels, which every model accepts.
        $picture = [convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
        $picture[18], $picture[19], $picture[22], $picture[23] = 4, 0, 4, 0

        # The first bytes of a video and of a sound: enough for their format, and large enough to be uploaded.
        $video = [byte[]](0, 0, 0, 16) + [System.Text.Encoding]::ASCII.GetBytes('ftypisom') + [byte[]]::new(600)
        $sound = [System.Text.Encoding]::ASCII.GetBytes('ID3') + [byte[]]::new(600)

        $prepare = {
            param($Folder)
            Set-Location -LiteralPath $Folder
            # Replaces the user at the keyboard.
            function global:Read-Host([string] $Prompt) {
                $typed = $Prompt -like '*token*' ? [Runway.Emulator.RunwayAIEmulator]::WellKnownDeletionToken : 'key_of_nobody'
                [System.Net.NetworkCredential]::new('', $typed).SecurePassword
            }
            Connect-Runway -Emulator -WorkspaceEntries 250
            Connect-RunwayAI -Emulator
            # Voices and documents that examples read, change, wait for and delete.
            $null = New-RunwayVoice Desk -Prompt ('a calm voice ' * 3)
            $null = New-RunwayAvatar ./hero.png -Name Reception -Personality 'Is kind.' -Voice clara
            # Documents that examples read, change and delete.
            $null = 'faq.md', 'hours' | ForEach-Object { New-RunwayDocument -Name $_ -Content 'text' }
            $null = Invoke-RunwayRestMethod /v1/avatars -Method Post -Body @{ name = 'Desk'; referenceImage = 'https://a.example/1.png'; personality = 'Helps.'; voice = @{ type = 'runway-live-preset'; presetId = 'clara' } } -Confirm:$false
        }
    }

    AfterAll {
        $env:PSModulePath, $env:RUNWAYML_API_SECRET, $env:RUNWAY_JOURNAL, $env:RUNWAY_PROFILES = $path, $key, $journal, $profiles
    }

    Context '<Name>' -ForEach $cmdlets {
        It '<Title>' -ForEach $Examples {
            $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
            Set-Content "$folder/prompts.txt" 'a red door', 'a blue door', 'a lighthouse in the fog'
            Set-Content "$folder/jobs.csv" 'PromptText,Model,Ratio,Seed', 'a red door,gen4_image,1920:1080,7', 'a blue door,gen4_image,1280:720,8'
            Set-Content "$folder/shots.csv" 'PromptText,Image,Model,Duration,Ratio,Seed', 'a red door,hero.png,gen4_turbo,5,1280:720,7', 'a lighthouse,,,,,'
            Set-Content "$folder/documents.csv" 'Name,Content', 'hours,We are open.'
            Set-Content "$folder/faq.md" '# Questions'
            Set-Content "$folder/avatars.csv" 'Name,Image,Voice,Personality', 'Help,hero.png,clara,Is kind.'
            Set-Content "$folder/words.txt" 'A calm woman of about forty years'
            Set-Content "$folder/voices.csv" 'Name,Prompt', 'Desk 2,A calm woman of about forty', 'Night,A quiet man who speaks slowly'
            $null = New-Item "$folder/samples" -ItemType Directory
            [System.IO.File]::WriteAllBytes("$folder/samples/desk.mp3", $sound)
            $null = New-Item "$folder/pictures", "$folder/knowledge" -ItemType Directory
            Set-Content "$folder/knowledge/hours.md" 'From 9 to 5.'
            foreach ($name in 'hero.png', 'door.png', 'pictures/one.png', 'pictures/two.png') {
                [System.IO.File]::WriteAllBytes("$folder/$name", $picture)
            }

            foreach ($name in 'clip.mp4', 'take.mp4') {
                [System.IO.File]::WriteAllBytes("$folder/$name", $video)
            }

            [System.IO.File]::WriteAllBytes("$folder/speech.mp3", $sound)

            # Its own journal, without the tasks of other emulators.
            $env:RUNWAY_JOURNAL, $env:RUNWAY_PROFILES = "$folder/journal", "$folder/profiles"

            $shell = [powershell]::Create()
            try {
                $null = $shell.AddScript($prepare).AddArgument($folder).Invoke()
                $shell.Commands.Clear()
                $null = $shell.AddScript($Code).Invoke()
                $shell.Streams.Error | Should -BeNullOrEmpty
            }
            finally {
                $shell.Dispose()
            }
        }
    }
}
