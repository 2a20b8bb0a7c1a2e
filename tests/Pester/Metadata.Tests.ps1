# Save-RunwayTaskOutput -IncludeMetadata: the metadata file beside a file.
Describe 'Save-RunwayTaskOutput -IncludeMetadata' {
    BeforeAll {
        Import-Module $env:RUNWAY_TEST_MODULE
        . $PSScriptRoot/Support.ps1
        Connect-Runway -Emulator
        $file = New-RunwayImage "A Hafen, im `u{201E}Nebel`u{201C} <b>" -Seed 7 -Batch fog |
            Save-RunwayTaskOutput -DestinationPath "$TestDrive/mit [1]" -NameTemplate '{Prompt}' -IncludeMetadata
    }

    AfterAll { Disconnect-Runway }

    It 'writes the request beside the file in every culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $file | Save-RunwayTaskOutput -DestinationPath $TestDrive/de -NameTemplate x -IncludeMetadata | Out-Null
        }
        finally { [cultureinfo]::CurrentCulture = $before }
        foreach ($path in "$($file.FullName).json", "$TestDrive/de/x.png.json") {
            $about = Get-Content -Raw -LiteralPath $path | ConvertFrom-Json
            $about.task.id | Should -Be $file.TaskId
            $about.task.batch | Should -Be 'fog'
            $about.prompt | Should -BeExactly "A Hafen, im `u{201E}Nebel`u{201C} <b>"
            $about.seed | Should -Be 7
            $about.parameters.ratio | Should -Be '1280:720'
            $about.credits.charged | Should -Be 5
            $about.file.sha256 | Should -Be (Get-FileHash -LiteralPath $file.FullName).Hash
            $about.moduleVersion | Should -Be (Get-Module Runway).Version
        }
        (Get-Content -Raw -LiteralPath "$($file.FullName).json") | Should -Match "`u{201E}Nebel`u{201C} <b>"
    }

    It 'writes no other file, and none without the switch' {
        (Get-ChildItem -LiteralPath $file.DirectoryName -Force).Name | Sort-Object | Should -Be $file.Name, "$($file.Name).json"
        $file | Save-RunwayTaskOutput -DestinationPath $TestDrive/plain | Out-Null
        (Get-ChildItem $TestDrive/plain).Extension | Should -Be '.png'
    }

    It 'writes the hash of a local input' {
        $source = $file | Copy-Item -Destination $TestDrive/source.png -PassThru
        $made = New-RunwayVideo 'closer' -Image $source | Save-RunwayTaskOutput -DestinationPath $TestDrive/video -IncludeMetadata
        $about = Get-Content -Raw "$made.json" | ConvertFrom-Json
        $about.inputs.member | Should -Be 'promptImage'
        $about.inputs.path | Should -Be $source.FullName
        $about.inputs.sha256 | Should -Be (Get-FileHash $source).Hash
        Get-Content -Raw "$made.json" | Should -Not -Match 'base64'
    }

    It 'replaces a file that it did not write only with -Force' {
        $folder = New-Item -ItemType Directory $TestDrive/taken
        Set-Content "$folder/$($file.TaskId).png.json" 'mine'
        $run = Invoke-Recorded { $file | Save-RunwayTaskOutput -DestinationPath $folder -IncludeMetadata }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayFileExists,*'
        $run.Output | Should -BeNullOrEmpty
        $file | Save-RunwayTaskOutput -DestinationPath $folder -IncludeMetadata -Force | Should -HaveCount 1
        (Get-Content -Raw "$folder/$($file.TaskId).png.json" | ConvertFrom-Json).task.id | Should -Be $file.TaskId
    }
}
