@{
    RootModule           = 'Runway.PowerShell.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '7eac0036-2dad-4e5e-aa87-6a05b14374fb'
    Author               = 'the Runway for PowerShell maintainers'
    Copyright            = '(c) 2026 the Runway for PowerShell maintainers. MIT License.'
    Description          = 'Turns lists of prompts and files into finished images, videos and sounds through the asynchronous Runway API: one pipeline submits, waits and saves, and an offline emulator rehearses it all without a key.'

    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')

    # Every list is spelled out, the empty ones too: the engine then finds a command without loading the module.
    CmdletsToExport      = @(
        'Clear-RunwayTaskHistory'
        'Connect-Runway'
        'Disconnect-Runway'
        'Export-RunwayGallery'
        'Get-RunwayAuditLog'
        'Get-RunwayAvatarConversation'
        'Get-RunwayAvatarUsage'
        'Get-RunwayConnection'
        'Get-RunwayDiagnostic'
        'Get-RunwayDocument'
        'Get-RunwayModel'
        'Get-RunwayOrganization'
        'Get-RunwayProfile'
        'Get-RunwayRouter'
        'Get-RunwayRouterRequest'
        'Get-RunwayTask'
        'Get-RunwayTaskHistory'
        'Get-RunwayUsage'
        'Get-RunwayVoice'
        'Get-RunwayWorkflow'
        'Get-RunwayWorkspaceUsage'
        'Invoke-RunwayRestMethod'
        'Measure-RunwayCost'
        'New-RunwayAdLocalization'
        'New-RunwayCharacterPerformance'
        'New-RunwayDocument'
        'New-RunwayFrameInterpolation'
        'New-RunwayImage'
        'New-RunwayImageUpscale'
        'New-RunwayLipSync'
        'New-RunwayMarketingImage'
        'New-RunwayMultiShotVideo'
        'New-RunwayProductAd'
        'New-RunwayProductCampaign'
        'New-RunwayProductSwap'
        'New-RunwayProductUgc'
        'New-RunwayRouter'
        'New-RunwaySoundEffect'
        'New-RunwaySpeech'
        'New-RunwayUpload'
        'New-RunwayVideo'
        'New-RunwayVideoHdr'
        'New-RunwayVideoUpscale'
        'New-RunwayVoice'
        'New-RunwayVoiceConversion'
        'New-RunwayVoiceDubbing'
        'New-RunwayVoiceIsolation'
        'New-RunwayVoicePreview'
        'Remove-RunwayAvatarConversation'
        'Remove-RunwayDocument'
        'Remove-RunwayProfile'
        'Remove-RunwayRouter'
        'Remove-RunwayTask'
        'Remove-RunwayVoice'
        'Resolve-RunwayTask'
        'Save-RunwayTaskOutput'
        'Set-RunwayDocument'
        'Set-RunwayRouter'
        'Set-RunwayVoice'
        'Start-RunwayWorkflow'
        'Stop-RunwayTask'
        'Sync-RunwayDocument'
        'Test-RunwayRouter'
        'Wait-RunwayResource'
        'Wait-RunwayTask'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    # None: a short name would be one that somebody else has.
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags       = @('Runway', 'RunwayML', 'AI', 'Image', 'Video', 'Audio', 'Generation', 'Automation', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://licenses.nuget.org/MIT'
        }
    }
}
