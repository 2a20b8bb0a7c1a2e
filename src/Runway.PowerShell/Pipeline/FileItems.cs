using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Files as Get-Item gives them. Only for the first file of a folder is the drive looked up, for which PowerShell goes through
/// all mounted file systems: nine tenths of what Get-Item costs.
/// </summary>
internal sealed class FileItems(PSCmdlet cmdlet)
{
    private readonly Dictionary<string, PSObject> _firsts = [];

    /// <summary>Pipeline thread.</summary>
    public PSObject Of(FileInfo file)
    {
        if (!_firsts.TryGetValue(file.DirectoryName!, out var first))
        {
            return _firsts[file.DirectoryName!] = Get(file.FullName);
        }

        // A path that names its provider is not looked for on any drive.
        var (path, name) = ((string)first.Properties["PSPath"].Value, (string)first.Properties["PSChildName"].Value);
        var item = Get(path[..^name.Length] + file.Name);
        item.Properties.Add(new PSNoteProperty("PSDrive", first.Properties["PSDrive"]?.Value));
        return item;
    }

    private PSObject Get(string path) => cmdlet.InvokeProvider.Item.Get([path], force: true, literalPath: true)[0];
}
