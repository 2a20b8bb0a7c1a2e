using System.Management.Automation;

namespace Runway.PowerShell.Views;

/// <summary>
/// Files as Get-Item returns them. The drive is looked up only for the first file of a folder, because PowerShell then reads all
/// mounted file systems, which is 90 % of the time of Get-Item.
/// </summary>
internal sealed class FileItems(PSCmdlet cmdlet)
{
    private readonly Dictionary<string, (string Prefix, object? Drive)> _folders = [];

    /// <summary>Pipeline thread.</summary>
    public PSObject Of(FileInfo file)
    {
        if (_folders.TryGetValue(file.DirectoryName!, out var folder))
        {
            // A path with its provider is not looked up on drives.
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
