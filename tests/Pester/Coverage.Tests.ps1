# Completeness: every operation of the reconciled document has a cmdlet, every member of every request has a parameter
# or is in a list of exceptions, every cmdlet of the design exists, every model is completed.
BeforeDiscovery {
    $document = Get-Content -Raw "$PSScriptRoot/../../openapi/runway.openapi.json" | ConvertFrom-Json -AsHashtable
    $resolve = {
        param($schema)
        while ($schema.'$ref') { $schema = $document.components.schemas[($schema.'$ref' -split '/')[-1]] }
        $schema
    }

    # Which cmdlets send which operation: the page is the list.
    $cmdlets = @{}
    $summaries = @{}
    foreach ($line in Get-Content "$PSScriptRoot/../../docs/coverage.md" | Where-Object { $_ -match '^\| `' }) {
        $operation, $summary, $names = $line.Trim('| ') -split ' \| '
        $method, $path = $operation.Trim('`') -split ' '
        $id = $document.paths[$path].($method.ToLowerInvariant()).operationId ?? "none: $operation"
        $cmdlets[$id] = $names -split ', ' -replace '`'
        $summaries[$id] = $summary
    }

    # A parameter has the name of its member unless a rule has another.
    $renamed = @{
        promptImage = 'Image'; videoUri = 'Video'; promptVideo = 'Video'; imageUri = 'Image'; audioUri = 'Audio'; input = 'Face'
        media = 'Speech'; referenceImages = 'ReferenceImage'; references = 'ReferenceImage'; referenceVideos = 'ReferenceVideo'
        referenceAudios = 'ReferenceAudio'; keyframes = 'Keyframe'; mode = 'VideoMode'; targetLang = 'TargetLanguage'
        numSpeakers = 'SpeakerCount'; contentModeration = 'PublicFigureThreshold'; filename = 'Path'; version = 'RecipeVersion'; prompt = 'PromptText'; userConcept = 'Concept'
    }
    # The same names mean something else in a recipe.
    $renamedIn = @{
        'createAdLocalization.referenceImage' = 'Image'; 'createMultiShotVideo.firstFrame' = 'FirstImage'; 'createMultiShotVideo.shots' = 'Shot'
        'createProductAd.productImages' = 'ProductImage'; 'createProductAd.styleImages' = 'StyleImage'; 'createProductSwap.referenceVideo' = 'Video'
        'createProductSwap.newProductImages' = 'NewProductImage'; 'startWorkflow.nodeOutputs' = 'Input'
        'createRouter.settings' = 'OptimizeFor'; 'updateRouter.settings' = 'OptimizeFor'; 'createRealtimeSession.tools' = 'Tool'
        'createAvatar.referenceImage' = 'Image'; 'createAvatar.documentIds' = 'Document'; 'updateAvatar.referenceImage' = 'Image'; 'updateAvatar.documentIds' = 'Document'
        'createAvatarVideo.speech' = 'Audio'; 'createVoice.from' = 'Sample'; 'createVoicePreview.prompt' = 'Prompt'
        'createRoutedImage.configId' = 'Router'; 'createRoutedVideo.configId' = 'Router'; 'createRoutedAudio.configId' = 'Router'
        'createRoutedImage.input' = 'AspectRatio'; 'createRoutedVideo.input' = 'AspectRatio'; 'createRoutedAudio.input' = 'Router'
    }
    $excused = @{
        'createRoutedImage.dryRun' = 'Test-RunwayRouter'; 'createRoutedVideo.dryRun' = 'Test-RunwayRouter'; 'createRoutedAudio.dryRun' = 'Test-RunwayRouter'
        'createAvatarVideo.model' = 'the service has one model for it, and the engine always sends it'
        'createMultiShotVideo.mode' = 'the engine sends the one that -Shot means'
        'createRealtimeSession.model' = 'the service has one, and the engine always sends it'; 'createRealtimeSession.livekit' = 'replaced by integration'
        'createUpload.type' = 'the service knows one kind of upload, and the engine always sends it'
    }

    $strange = $cmdlets.Keys.Where{ $_ -like 'none: *' }
    $operations = foreach ($path in $document.paths.GetEnumerator()) {
        foreach ($method in $path.Value.GetEnumerator()) {
            @{ Operation = $method.Value.operationId; Path = $path.Key; Cmdlets = @($cmdlets[$method.Value.operationId]); Summary = $method.Value.summary; Page = $summaries[$method.Value.operationId]; Body = $method.Value.requestBody }
        }
    }
    $members = foreach ($operation in $operations | Where-Object Body) {
        $schema = & $resolve $operation.Body.content.'application/json'.schema
        foreach ($member in $schema.properties.Keys) {
            if (-not $excused.Contains("$($operation.Operation).$member")) {
                @{ Operation = $operation.Operation; Member = $member; Cmdlets = $operation.Cmdlets; Parameter = $renamedIn["$($operation.Operation).$member"] ?? $renamed[$member] ?? $member }
            }
        }
    }

    # The list of the design, without the nouns of later versions.
    $designed = @(
        'Connect-Runway', 'Disconnect-Runway', 'Get-RunwayConnection', 'New-RunwayImage', 'New-RunwayImageUpscale', 'New-RunwayVideo'
        'New-RunwayVideoUpscale', 'New-RunwayVideoHdr', 'New-RunwayCharacterPerformance', 'New-RunwayLipSync', 'New-RunwayFrameInterpolation'
        'New-RunwaySoundEffect', 'New-RunwaySpeech', 'New-RunwayVoiceConversion', 'New-RunwayVoiceDubbing', 'New-RunwayVoiceIsolation'
        'Get-RunwayTask', 'Wait-RunwayTask', 'Stop-RunwayTask', 'Remove-RunwayTask', 'Save-RunwayTaskOutput', 'Get-RunwayTaskHistory'
        'Get-RunwayUsage', 'Get-RunwayOrganization', 'Get-RunwayModel', 'Measure-RunwayCost', 'New-RunwayUpload'
        'Invoke-RunwayRestMethod', 'Get-RunwayDiagnostic', 'Get-RunwayProfile', 'Remove-RunwayProfile', 'Export-RunwayGallery'
        'New-RunwayAdLocalization', 'New-RunwayMarketingImage', 'New-RunwayMultiShotVideo', 'New-RunwayProductAd', 'New-RunwayProductCampaign'
        'New-RunwayProductSwap', 'New-RunwayProductUgc', 'Get-RunwayWorkspaceUsage', 'Get-RunwayAuditLog'
        'Get-RunwayRouter', 'New-RunwayRouter', 'Set-RunwayRouter', 'Remove-RunwayRouter', 'Get-RunwayRouterRequest'
        'Get-RunwayDocument', 'New-RunwayDocument', 'Set-RunwayDocument', 'Remove-RunwayDocument', 'Sync-RunwayDocument', 'Get-RunwayAvatarUsage', 'Get-RunwayAvatarConversation', 'Remove-RunwayAvatarConversation'
        'New-RunwayAvatarSession', 'Get-RunwayAvatarSession', 'Stop-RunwayAvatarSession', 'Save-RunwayAsset'
        'Get-RunwayAvatar', 'New-RunwayAvatar', 'Set-RunwayAvatar', 'Remove-RunwayAvatar', 'New-RunwayAvatarVideo'
        'Get-RunwayVoice', 'New-RunwayVoice', 'New-RunwayVoicePreview', 'Set-RunwayVoice', 'Remove-RunwayVoice', 'Wait-RunwayResource'
        'Connect-RunwayAI', 'Disconnect-RunwayAI', 'Get-RunwayAIConnection', 'New-RunwayAIImage', 'Edit-RunwayAIImage', 'Add-RunwayAIImageText'
        'Convert-RunwayAIImageStyle', 'Get-RunwayAIImageMetadata', 'New-RunwayAIVideo', 'ConvertTo-RunwayAIVideo', 'Edit-RunwayAIVideo'
        'Set-RunwayAIVideoFilter', 'Set-RunwayAIVideoSpeed', 'Resize-RunwayAIVideo', 'New-RunwayAIVideoThumbnail', 'Export-RunwayAIVideoAudio'
        'Get-RunwayAIVideoMetadata', 'Remove-RunwayAIMedia', 'Save-RunwayAIMedia'
    ).ForEach{ @{ Name = $_ } }

    $models = foreach ($path in $document.paths.GetEnumerator()) {
        $schema = & $resolve ($path.Value.post.requestBody.content.'application/json'.schema ?? @{})
        foreach ($model in $schema.'x-runway-models'.Keys) {
            if ($schema.'x-runway-models'[$model].status -eq 'live') {
                # At the service, the model for more frames per second is a model of upscaling; here it has its own command.
                $cmdlet = $model -eq 'enhance_frame_rate' ? 'New-RunwayFrameInterpolation' : @($cmdlets[$path.Value.post.operationId])[0]
                @{ Model = $model; Operation = $path.Value.post.operationId; Cmdlet = $cmdlet }
            }
        }
    }
}

Describe 'Coverage' {
    BeforeAll { Import-Module $env:RUNWAY_TEST_MODULE, $env:RUNWAYAI_TEST_MODULE }

    It 'finds operations' -TestCases @{ Operations = @($operations).Count; Members = @($members).Count; Models = @($models).Count; Strange = $strange } {
        param($Operations, $Members, $Models, $Strange)
        $Strange | Should -BeNullOrEmpty -Because 'docs/coverage.md has operations of the document alone'
        $Operations | Should -BeGreaterOrEqual 20
        $Members | Should -BeGreaterOrEqual 100
        $Models | Should -BeGreaterOrEqual 50
    }

    It '<Operation> has a cmdlet in docs/coverage.md' -TestCases $operations {
        param($Operation, $Cmdlets, $Summary, $Page)
        $Cmdlets | Should -Not -BeNullOrEmpty -Because "$Operation needs a cmdlet"
        $Page | Should -BeExactly $Summary
        foreach ($cmdlet in $Cmdlets) { Get-Command $cmdlet -Module Runway | Should -Not -BeNullOrEmpty }
    }

    It '<Path> is the operation that <Cmdlets> declares' -TestCases $operations.Where{ $_.Operation -match '^create(?!Upload|Router$|Routed|Document|Voice|Avatar$|RealtimeSession)' } {
        param($Path, $Cmdlets)
        $making = (Get-Command New-RunwayImage).ImplementingType.Assembly.GetTypes().Where{ $_.IsSubclassOf([Runway.PowerShell.GeneratingCmdlet]) -and -not $_.IsAbstract }
        $stating = $making.Where{ $_.CustomAttributes.Where{ $_.AttributeType.Name -eq 'OperationsAttribute' }.ConstructorArguments.Value.Value -contains ($Path -replace '^/v1/') }
        ($stating.ForEach{ 'New-' + $_.CustomAttributes.Where{ $_.AttributeType.Name -eq 'CmdletAttribute' }.ConstructorArguments[1].Value } | Sort-Object) | Should -Be ($Cmdlets | Sort-Object)
    }

    It '<Operation> accepts <Member>' -TestCases $members {
        param($Cmdlets, $Parameter)
        $Cmdlets.ForEach{ (Get-Command $_).Parameters.Keys } | Should -Contain $Parameter
    }

    It '<Name> exists' -TestCases $designed {
        param($Name)
        # Cmdlets of the other service are only in its own module.
        $module = $Name -like '*-RunwayAI*' ? 'RunwayAI' : 'Runway'
        (Get-Module Runway, RunwayAI | Where-Object { $_.ExportedCmdlets.ContainsKey($Name) }).Name | Should -Be $module
    }

    It '<Model> completes for <Operation>' -TestCases $models {
        param($Model, $Cmdlet)
        $line = "$Cmdlet $($Model -eq 'gen4_image_turbo' ? '-ReferenceImage a.png ' : '')-Model $Model"
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.ListItemText | Should -Contain $Model
    }
}
