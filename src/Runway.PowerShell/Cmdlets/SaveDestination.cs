using Runway.Outputs;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Cmdlets;

/// <summary>The folder and names of saved files.</summary>
/// <param name="Folder">The existing folder.</param>
/// <param name="File">The one file; null where names come from a template.</param>
/// <param name="Template">The template; null for the default.</param>
internal sealed record SaveDestination(string Folder, string? File, OutputNameTemplate? Template)
{
    /// <summary>
    /// Checks the destination and creates the folder before anything is downloaded. An error ends the pipeline before the earlier
    /// cmdlets in it send a request, so that nothing is charged that cannot be saved.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="asked">The parameters.</param>
    /// <param name="action">What is done, for -Confirm.</param>
    /// <param name="fromStart">Whether the tasks are numbered from 0.</param>
    /// <param name="mayBeWanted">Whether an existing file may be the output to save; null for never.</param>
    /// <returns>Null where the user declines. Under -WhatIf no folder is created; each file is shown with its task.</returns>
    public static SaveDestination? Choose(ServiceCmdlet cmdlet, Request asked, string action, bool fromStart = false, Func<string, bool>? mayBeWanted = null)
    {
        try
        {
            var paths = new FilePaths(cmdlet, RunwayErrors.FileNotWritable);
            var file = asked.OutFile is null ? null : paths.NewFile(asked.OutFile, "OutFile");
            var folder = file is null ? paths.Full(asked.DestinationPath, "DestinationPath") : Path.GetDirectoryName(file) ?? throw new IOException($"'{asked.OutFile}' is not a file.");
            var template = asked.NameTemplate is null ? null : OutputNameTemplate.Parse(asked.NameTemplate, asked.ForAssets);
            if (!cmdlet.IsWhatIf && !cmdlet.ShouldProcess(folder, action))
            {
                return null;
            }

            var chosen = new SaveDestination(cmdlet.IsWhatIf ? Path.GetFullPath(folder) : Directory.CreateDirectory(folder).FullName, file, template);
            if (!cmdlet.IsWhatIf)
            {
                OutputPlace.RequireUsable(chosen.Folder, file, asked.Force);
            }

            if (!asked.Force && OutputPlace.ExistingFiles(chosen.Folder, file, template, fromStart).FirstOrDefault(f => mayBeWanted?.Invoke(f) != true) is { } there)
            {
                throw new RunwayException(RunwayErrors.FileExists, $"'{there}' already exists. Nothing was sent.");
            }

            return chosen;
        }
        catch (RunwayException e)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(e, asked.OutFile ?? asked.NameTemplate ?? asked.DestinationPath, cmdlet.AdviceFor));
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(
                new RunwayException(RunwayErrors.FileNotWritable, $"The {(asked.OutFile is null ? "folder" : "file")} cannot be used. {e.Message}", $"Choose {(asked.OutFile is null ? "a -DestinationPath" : "an -OutFile")} that you may write to, whose names are not too long for the file system.", e),
                asked.OutFile ?? asked.DestinationPath));
            throw;
        }
    }

    /// <summary>The parameters of a destination.</summary>
    internal sealed record Request(string DestinationPath, string? OutFile, string? NameTemplate, bool Force, bool ForAssets = false);
}
