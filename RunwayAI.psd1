@{
    RootModule           = 'RunwayAI.PowerShell.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '2d01bb1f-e042-444d-a058-74c356f32c13'
    Author               = 'the Runway for PowerShell maintainers'
    Copyright            = '(c) 2026 the Runway for PowerShell maintainers. MIT License.'
    Description          = 'Commands for the service at api.runway-ai.ai, which is not Runway and which nobody has confirmed to work as documented. It has a key and an emulator of its own.'

    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')

    # Exactly this version: it uses parts of that module that are nobody else's.
    RequiredModules      = @(
        @{ ModuleName = 'Runway'; RequiredVersion = '0.1.0'; GUID = '7eac0036-2dad-4e5e-aa87-6a05b14374fb' }
    )

    # Every list is spelled out, the empty ones too: the engine then finds a command without loading the module.
    CmdletsToExport      = @(
        'Add-RunwayAIImageText'
        'Connect-RunwayAI'
        'Convert-RunwayAIImageStyle'
        'ConvertTo-RunwayAIVideo'
        'Disconnect-RunwayAI'
        'Edit-RunwayAIImage'
        'Edit-RunwayAIVideo'
        'Export-RunwayAIVideoAudio'
        'Get-RunwayAIConnection'
        'Get-RunwayAIImageMetadata'
        'Get-RunwayAIVideoMetadata'
        'New-RunwayAIImage'
        'New-RunwayAIVideo'
        'New-RunwayAIVideoThumbnail'
        'Remove-RunwayAIMedia'
        'Resize-RunwayAIVideo'
        'Save-RunwayAIMedia'
        'Set-RunwayAIVideoFilter'
        'Set-RunwayAIVideoSpeed'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    # None: a short name would be one that somebody else has.
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags       = @('RunwayAI', 'AI', 'Image', 'Video', 'Generation', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://licenses.nuget.org/MIT'
        }
    }
}
