<#
    The members of a request besides the prompt, and values that are refused before anything is sent.
#>
BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1

    $png = Join-Path $TestDrive 'my hero [1].png'
    [System.IO.File]::WriteAllBytes($png, [System.Convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='))
    $gif = Join-Path $TestDrive 'anim.png'
    [System.IO.File]::WriteAllBytes($gif, [System.Text.Encoding]::ASCII.GetBytes('GIF89a and more'))

    # The body of the create in the debug stream, with the other output of the command.
    function Invoke-Create([hashtable] $Parameter, [object] $From) {
        $DebugPreference = 'Continue'
        $run = Invoke-Recorded { New-RunwayImage 'a' -Connection $From.Connection @Parameter }
        $body = $run.Debug | ForEach-Object { [regex]::Match($_, 'sent: (\{.*)').Groups[1].Value | ConvertFrom-Json }
        $run | Add-Member -PassThru Body $body
    }
}

Describe 'Request' {
    BeforeEach { $here = Open-Emulator }

    It 'sends a file as a data URI, whatever characters its path has' {
        $run = Invoke-Create @{ ReferenceImage = $png } $here
        $run.Output.Status | Should -Be 'PENDING'
        $run.Body.referenceImages.uri | Should -BeLike 'data:image/png;base64,*characters]'
    }

    It 'finds a file relative to the current location' {
        Push-Location -LiteralPath $TestDrive
        try { (Invoke-Create @{ ReferenceImage = './my hero [1].png' } $here).Body.referenceImages.Count | Should -Be 1 }
        finally { Pop-Location }
    }

    It 'sends the file of Get-Item' {
        (Invoke-Create @{ ReferenceImage = Get-Item -LiteralPath $png } $here).Body.referenceImages.uri | Should -BeLike 'data:image/png*'
    }

    It 'sends an https URL unchanged' {
        (Invoke-Create @{ ReferenceImage = 'https://example.org/a.png' } $here).Body.referenceImages.uri | Should -Be 'https://example.org/a.png'
    }

    It 'sends several images with tags from hashtables' {
        $run = Invoke-Create @{ ReferenceImage = @{ hero = $png }, @{ Uri = 'https://example.org/b.png'; Tag = 'background' } } $here
        $run.Body.referenceImages.tag | Should -Be 'hero', 'background'
        $run.Output.Status | Should -Be 'PENDING'
    }

    It 'sends seed and threshold' {
        $body = (Invoke-Create @{ Seed = 4294967295; PublicFigureThreshold = 'LOW' } $here).Body
        $body.seed, $body.contentModeration.publicFigureThreshold | Should -Be 4294967295, 'low'
    }

    It 'sends additional members, also nested ones, with a warning that they are not checked' {
        $run = Invoke-Create @{ AdditionalProperty = @{ flavour = 2; style = @{ names = 'a', 'b'; strong = $true } } } $here
        $run.Body.flavour | Should -Be 2
        $run.Body.style.names | Should -Be 'a', 'b'
        $run.Body.style.strong | Should -BeTrue
        $run.Warnings.Count | Should -Be 2
        "$($run.Warnings)" | Should -Match 'flavour.*style|style.*flavour'
    }

    It 'refuses <Why> before anything is sent' -ForEach @(
        @{ Why = 'a bad tag'; Id = 'RunwayInvalidReferenceTag'; Category = 'InvalidArgument'; Parameter = { @{ ReferenceImage = @{ '1st' = 'https://example.org/a.png' } } } }
        @{ Why = 'an http URL'; Id = 'RunwayInvalidMedia'; Category = 'InvalidArgument'; Parameter = { @{ ReferenceImage = 'http://example.org/a.png' } } }
        @{ Why = 'a missing file'; Id = 'RunwayFileNotFound'; Category = 'ObjectNotFound'; Parameter = { @{ ReferenceImage = './nowhere.png' } } }
        @{ Why = 'a path on no drive'; Id = 'RunwayFileNotReadable'; Category = 'ReadError'; Parameter = { @{ ReferenceImage = 'nodrive:\a.png' } } }
        @{ Why = 'a GIF that calls itself PNG'; Id = 'RunwayInvalidMedia'; Category = 'InvalidArgument'; Parameter = { @{ ReferenceImage = $gif } } }
        @{ Why = 'a missing one among several'; Id = 'RunwayInvalidMedia'; Category = 'InvalidArgument'; Parameter = { @{ ReferenceImage = $png, $null } } }
        @{ Why = 'a tag with nothing under it'; Id = 'RunwayInvalidMedia'; Category = 'InvalidArgument'; Parameter = { @{ ReferenceImage = @{ hero = $null } } } }
        @{ Why = 'a seed below 0'; Id = 'RunwayInvalidSeed'; Category = 'InvalidArgument'; Parameter = { @{ Seed = -1 } } }
        @{ Why = 'a seed above 32 bits'; Id = 'RunwayInvalidSeed'; Category = 'InvalidArgument'; Parameter = { @{ Seed = 4294967296 } } }
        @{ Why = 'a threshold that does not exist'; Id = 'RunwayInvalidPublicFigureThreshold'; Category = 'InvalidArgument'; Parameter = { @{ PublicFigureThreshold = 'high' } } }
        @{ Why = 'a member that has a parameter of its own'; Id = 'RunwayMemberGivenTwice'; Category = 'InvalidArgument'; Parameter = { @{ AdditionalProperty = @{ ratio = '1:1' } } } }
        @{ Why = 'a misspelled model'; Id = 'RunwayModelMisspelled'; Category = 'InvalidArgument'; Parameter = { @{ Model = 'gen4_imgae' } } }
        @{ Why = 'an unknown model without a ratio'; Id = 'RunwayRatioRequired'; Category = 'InvalidArgument'; Parameter = { @{ Model = 'new_model' } } }
    ) {
        $run = Invoke-Create (& $Parameter) $here
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be "$Id,Runway.PowerShell.NewRunwayImageCommand"
        $run.Errors[0].CategoryInfo.Category | Should -Be $Category
        $run.Errors[0].TargetObject | Should -Be 'a'
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $here.Emulator.Requests.Count | Should -Be 0
    }

    It 'offers the thresholds for completion' {
        (TabExpansion2 'New-RunwayImage -PublicFigureThreshold ').CompletionMatches.CompletionText | Should -Be 'auto', 'low'
    }
}

Describe 'The name of a model' {
    BeforeEach { $here = Open-Emulator }

    It 'is sent as the service writes it, whatever its case' {
        (Invoke-Create @{ Model = 'GEN4_Image' } $here).Body.model | Should -BeExactly 'gen4_image'
    }

    It 'is accepted with a warning if no model name is similar' {
        $run = Invoke-Create @{ Model = 'painter_9'; Ratio = '1024:1024' } $here
        $run.Warnings.Message | Should -BeLike "*does not know the model 'painter_9'*"
        $run.Body.model | Should -Be 'painter_9'
    }
}

Describe 'The size of a picture' {
    BeforeAll {
        $maker = (Open-Emulator -ClockRate 1000).Connection
        # Wider than twice its height, in each format of an encoder.
        $wide = @{
            png  = New-RunwayImage 'a' -Model seedream5_pro -Ratio 1376:768 -Connection $maker | Save-RunwayTaskOutput -Connection $maker -OutFile "$TestDrive/fits.png"
            jpeg = New-RunwayImage 'a' -Model seedream5_lite -Ratio 3136:1344 -OutputFormat jpeg -Connection $maker | Save-RunwayTaskOutput -Connection $maker -OutFile "$TestDrive/wide.jpg"
            webp = New-RunwayImage 'a' -Model muse_image -Ratio 2352:1008 -OutputFormat webp -Connection $maker | Save-RunwayTaskOutput -Connection $maker -OutFile "$TestDrive/wide.webp"
        }
    }
    BeforeEach { $here = Open-Emulator }

    It 'is read from the file: <Format>' -ForEach @(
        @{ Format = 'jpeg'; Size = '3136 x 1344' }
        @{ Format = 'webp'; Size = '2352 x 1008' }
    ) {
        $run = Invoke-Recorded { New-RunwayVideo 'a' -Image $wide[$Format] -Model gen4.5 -Connection $here.Connection }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayInvalidMedia,*'
        $run.Errors[0].Exception.Message | Should -Be "'$($wide[$Format])' has $Size pixels: a shape that gen4.5 does not take."
        $run.Errors[0].ErrorDetails.Message | Should -Be "$($run.Errors[0].Exception.Message)$([Environment]::NewLine)Index 0: $(Split-Path $wide[$Format] -Leaf), `"a`""
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike 'Allowed: a width of 0.5 to 2 times the height. Resize or crop*'
    }

    It 'is accepted if the model accepts it, as a file and as an address' {
        (Invoke-Recorded { New-RunwayVideo 'a' -Image $wide.png -Model gen4.5 -Connection $here.Connection }).Output.Status | Should -Be 'PENDING'
        (Invoke-Recorded { New-RunwayVideo 'a' -Image $wide.webp -Model gen4_turbo -Connection $here.Connection }).Output.Status | Should -Be 'PENDING'
        (Invoke-Recorded { New-RunwayVideo 'a' -Image 'https://media.example/wide.png' -Model gen4.5 -Connection $here.Connection }).Output.Status | Should -Be 'PENDING'
    }

    It 'is refused before a large file is uploaded' {
        $large = [System.IO.File]::Open("$TestDrive/wide.jpg", 'Open')
        $large.SetLength(6MB); $large.Dispose()
        (Invoke-Recorded { New-RunwayVideo 'a' -Image "$TestDrive/wide.jpg" -Model gen4.5 -Connection $here.Connection }).Errors.Count | Should -Be 1
        @($here.Emulator.Requests).Count + @($here.Emulator.Uploads).Count | Should -Be 0
    }
}

Describe 'A member that this version does not know' {
    It 'is refused for a strict model, with advice that works' {
        $here = Open-Emulator
        $run = Invoke-Recorded { New-RunwayVideo 'a' -Model veo3.1 -Ratio 1280:720 -AdditionalProperty @{ hologram = 1 } -Connection $here.Connection }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RunwayMemberNotTaken,*'
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Invoke-RunwayRestMethod /v1/text_to_video POST -Body sends a body without checks*'
        @($here.Emulator.Requests).Count | Should -Be 0
        $made = Invoke-RunwayRestMethod /v1/text_to_video POST -Body @{ model = 'veo3.1'; promptText = 'a'; ratio = '1280:720' } -Connection $here.Connection
        $made.id | Should -Not -BeNullOrEmpty
    }
}
