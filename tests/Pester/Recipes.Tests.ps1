<#
    The seven recipes: from files and rows to what they make, what they cost, and what is refused before anything is sent.
#>
BeforeDiscovery {
    $recipes = @(
        @{ Recipe = 'ad_localization'; Call = { New-RunwayAdLocalization $png de }; Files = 1; Cost = '21 credits' }
        @{ Recipe = 'marketing_stock_image'; Call = { New-RunwayMarketingImage 'an office' -Logo $png }; Files = 4; Cost = '88 credits' }
        @{ Recipe = 'multi_shot_video'; Call = { New-RunwayMultiShotVideo 'a keeper' -Duration 5 -FirstImage $png -Ratio 9:16 -Audio $false }; Files = 1; Cost = '65 credits' }
        @{ Recipe = 'product_ad'; Call = { New-RunwayProductAd $png, $other -StyleImage $other -Concept 'it turns' -ProductInfo 'a bottle' -Duration 4 -Ratio 960:960 }; Files = 1; Cost = '200 credits' }
        @{ Recipe = 'product_campaign_image'; Call = { New-RunwayProductCampaign $png 'snow' }; Files = 4; Cost = '144 credits' }
        @{ Recipe = 'product_swap'; Call = { New-RunwayProductSwap $mp4 -OriginalProductImage $png -NewProductImage @{ front = $other } -Duration 4 -Resolution 720p }; Files = 1; Cost = 'credits' }
        @{ Recipe = 'product_ugc'; Call = { New-RunwayProductUgc $png -ProductImage $other -Concept 'she smiles' -Duration 4 -Ratio 720:1280 }; Files = 1; Cost = 'credits' }
    )
}

BeforeAll {
    Import-Module $env:RUNWAY_TEST_MODULE
    . $PSScriptRoot/Support.ps1
    Connect-Runway -Emulator
    $png, $other, $mp4 = 'a.png', 'b.png', 'c.mp4' | ForEach-Object { Join-Path $TestDrive $_ }
    'one', 'two' | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath $TestDrive -NameTemplate '{Index}'
    Move-Item $TestDrive/0.png $png
    Move-Item $TestDrive/1.png $other
    New-RunwayVideo 'a clip' | Save-RunwayTaskOutput -OutFile $mp4
}

AfterAll { Disconnect-Runway }

Describe 'The recipe <Recipe>' -ForEach $recipes {
    It 'makes its files from local files, with its name in task and journal' {
        $task = & $Call
        $task.Operation, $task.Model | Should -Be "recipes/$Recipe", $Recipe
        @($task | Save-RunwayTaskOutput -DestinationPath $TestDrive/out -ErrorAction Stop).Count | Should -Be $Files
        $known = Get-RunwayTaskHistory | Where-Object Id -EQ $task.Id
        $known.Status, $known.SavedPath.Count | Should -Be 'SUCCEEDED', $Files
        $known.Input | Should -Contain $png
    }

    It 'says with -WhatIf what it costs, and creates nothing' {
        $before = @(Get-RunwayTaskHistory).Count
        $said = Invoke-WhatIf { $WhatIfPreference = $true; & $Call }
        $said[0] | Should -BeLike "*recipe $Recipe of 2026-0?, *$Cost*"
        @(Get-RunwayTaskHistory).Count | Should -Be $before
    }
}

Describe 'Measure-RunwayCost' {
    It 'has the price of the recipe <Model>' -ForEach @(
        @{ Model = 'ad_localization'; Credits = 21 }
        @{ Model = 'marketing_stock_image'; Credits = 88 }
        @{ Model = 'multi_shot_video'; Credits = 130 }
        @{ Model = 'product_ad'; Credits = 416 }
        @{ Model = 'product_campaign_image'; Credits = 144 }
    ) {
        (Measure-RunwayCost $Model).Credits | Should -Be $Credits
        (Measure-RunwayCost -Operation "recipes/$Model").Credits | Should -Be $Credits
    }

    It 'has a span for <_>, whose price is published without a duration' -ForEach 'product_swap', 'product_ugc' {
        $cost = Measure-RunwayCost $_
        $cost.Credits | Should -BeNullOrEmpty
        $cost.AtLeast | Should -BeGreaterThan 100
        $cost.AtMost | Should -BeGreaterThan $cost.AtLeast
    }

    It 'refuses what the cmdlet of the recipe refuses' {
        { 'x' * 3501 | Measure-RunwayCost -Operation recipes/marketing_stock_image -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayTextLength,*'
    }
}

Describe 'Get-RunwayModel' {
    It 'lists the recipes with -Recipe, what each takes and costs' {
        $all = Get-RunwayModel -Recipe
        $all.Count | Should -Be 7
        $all.Where({ -not $_.Price -or -not $_.Members }) | Should -BeNullOrEmpty
        (Get-RunwayModel -Recipe product_u*).Model | Should -Be 'product_ugc'
    }

    It 'finds a recipe by its name, and does not mix them with the models' {
        (Get-RunwayModel product_ad).Operation | Should -Be 'recipes/product_ad'
        (Get-RunwayModel).Operation | Should -Not -BeLike 'recipes/*'
    }

    It 'says which recipe is not known' {
        $run = Invoke-Recorded { Get-RunwayModel -Recipe product_adv }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayModelNotFound,*'
    }

    It 'fits a recipe and a price that is not published into 80 columns' {
        $table = Get-RunwayModel -Recipe | Out-String -Width 80
        $table | Should -Match '(?m)^recipes +marketing_stock_image '
        Get-RunwayModel | Where-Object { -not $_.Price } | Select-Object -First 1 | Out-String -Width 80 | Should -Match 'not published'
    }
}

Describe 'Rows for a recipe' {
    It 'bind by their columns, blank cells as not given' {
        "ProductImage,Concept,Duration,Ratio`n$png,it turns,4,`n$other,,5,960:960" | Set-Content $TestDrive/ads.csv
        $tasks = Import-Csv $TestDrive/ads.csv | New-RunwayProductAd
        $tasks.PromptText | Should -Be @('it turns', $null)
        $tasks.ForEach{ $_.Parameters.duration } | Should -Be 4, 5
        $tasks[0].Parameters.ContainsKey('ratio') | Should -BeFalse
    }

    It 'are the shots of one video with -Shot' {
        "Prompt,Duration`na door opens,3`na stair,4`na lamp,3" | Set-Content $TestDrive/shots.csv
        $task = New-RunwayMultiShotVideo -Shot (Import-Csv $TestDrive/shots.csv)
        @($task).Count | Should -Be 1
        $task.PromptText | Should -Be 'a door opens / a stair / a lamp'
        $task.Parameters.shots.Count, $task.Parameters.duration | Should -Be 3, 10
        ($task | Wait-RunwayTask).Status | Should -Be 'SUCCEEDED'
    }

    It 'take the output of a task, and not its prompt' {
        $made = New-RunwayImage 'a bottle' | Wait-RunwayTask
        $ad = $made | New-RunwayProductAd -Duration 4
        $ad.PromptText | Should -BeNullOrEmpty
        { $made | New-RunwayProductCampaign -ErrorAction Stop } | Should -Throw -ErrorId 'RunwayInvalidPrompt,*'
    }
}

Describe 'A recipe that cannot work' {
    BeforeAll { $before = @(Get-RunwayTaskHistory).Count }

    It '<Says> is told before anything is sent' -ForEach @(
        @{ Call = { New-RunwayAdLocalization $png xx }; Says = 'xx is not one'; Advice = 'zh-Hant' }
        @{ Call = { New-RunwayMultiShotVideo -Shot @{ Prompt = 'a door opens'; Length = 3 } }; Says = "property 'Length'"; Advice = 'three to five' }
        @{ Call = { New-RunwayMultiShotVideo -Shot @{ Prompt = 'a door opens'; Duration = '2,5' } }; Says = "'2,5' is not"; Advice = 'three to five' }
        @{ Call = { New-RunwayMultiShotVideo -Shot @{ Prompt = 'a door'; Duration = 5 }, @{ Prompt = 'a lamp'; Duration = 5 } }; Says = '2 entries'; Advice = '3 to 5' }
        @{ Call = { New-RunwayProductAd $png -Duration 3 }; Says = 'duration 3'; Advice = '4 to 15' }
        @{ Call = { New-RunwayProductAd $png -AdditionalProperty @{ x = 1 } }; Says = 'x is not a known member'; Advice = 'version' }
        @{ Call = { New-RunwayProductSwap $mp4 $png @{ top = $other } }; Says = 'view top'; Advice = 'front, side, back' }
        @{ Call = { New-RunwayMarketingImage ' ' }; Says = 'prompt is empty'; Advice = 'Pass a prompt' }
    ) {
        $problem = { & $Call -ErrorAction Stop } | Should -Throw -PassThru
        "$problem" | Should -BeLike "*$Says*"
        $problem.ErrorDetails.RecommendedAction | Should -BeLike "*$Advice*"
        @(Get-RunwayTaskHistory).Count | Should -Be $before
    }
}

Describe 'The version of a recipe' {
    It 'is the newest dated one unless it is asked for' {
        (New-RunwayProductAd $png -Duration 4).Parameters.version | Should -Be '2026-07'
        (New-RunwayProductAd $png -Duration 4 -RecipeVersion 2026-06).Parameters.version | Should -Be '2026-06'
    }

    It 'is refused where it is no version, and sent with a warning where it may be a newer one' {
        $run = Invoke-Recorded { New-RunwayProductAd $png -RecipeVersion 2026-7 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'RunwayValueNotAllowed,*'
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*2026-07, or unsafe-latest*'
        $later = Invoke-Recorded { New-RunwayProductAd $png -RecipeVersion 2031-01 -WhatIf }
        $later.Warnings | Should -BeLike '*2031-01 is not a known version*'
        $later.Errors | Should -BeNullOrEmpty
    }
}
