using System.Management.Automation;

namespace Runway.PowerShell.Views;

/// <summary>
/// Files as Get-Item gives them. Only for the first file of a folder is the drive looked up, for which PowerShell goes through
/// all mounted file systems: nine tenths of what Get-Item costs.
/// </summary>
internal sealed class FileItems(PSCmdlet cmdlet)
{
    private readonly Dictionary<string, (string Prefix, object? Drive)> _folders = [];

    /// <summary>Pipeline thread.</summary>
    public PSObject Of(FileInfo file)
    {
        if (_folders.TryGetValue(file.DirectoryName!, out var folder))
        {
            // A path that names its provider is not looked for on any drive.
            var item = Get(folder.Prefix + file.Name);
            item.Properties.Add(new PSNoteProperty("PSDrive", folder.Drive));
            return item;
        }

        var first = Get(file.FullName);
        var path = (string)first.Properties["PSPath"].Value;
        _folders[file.DirectoryName!] = (path[..^file.Name.Length], first.Properties["PSDrive"]?.Value);
        return first;
    }

    private PSObject Get(string path) => cmdlet.InvokeProvider.Item.Get([path], force: true, literalPath: true)[0];
}
