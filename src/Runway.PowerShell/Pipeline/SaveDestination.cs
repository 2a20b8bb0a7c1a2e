namespace Runway.PowerShell;

/// <summary>Where files go, and under which names.</summary>
/// <param name="Folder">The folder, which is there.</param>
/// <param name="File">The one file; null where names come from a template.</param>
/// <param name="Template">The names; null when nothing was said.</param>
internal sealed record SaveDestination(string Folder, string? File, OutputNameTemplate? Template)
{
    /// <summary>Checks what the user said before anything is fetched, and makes the folder. What is wrong with it ends the pipeline.</summary>
    /// <returns>Null under -WhatIf.</returns>
    public static SaveDestination? Choose(ServiceCmdlet cmdlet, string destinationPath, string? outFile, string? nameTemplate, string action)
    {
        try
        {
            var file = outFile is null ? null : cmdlet.ToFilePath(outFile);
            var folder = file is null ? cmdlet.ToFilePath(destinationPath) : Path.GetDirectoryName(file) ?? throw new IOException($"'{outFile}' is not a file.");
            var template = nameTemplate is null ? null : OutputNameTemplate.Parse(nameTemplate);
            return cmdlet.ShouldProcess(folder, action) ? new SaveDestination(Directory.CreateDirectory(folder).FullName, file, template) : null;
        }
        catch (RunwayException e)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(e, nameTemplate));
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(
                new RunwayException(RunwayErrors.FileNotWritable, $"The folder cannot be used. {e.Message}", "Choose a -DestinationPath that you may write to, whose names are not too long for the file system.", e),
                outFile ?? destinationPath));
            throw;
        }
    }
}
