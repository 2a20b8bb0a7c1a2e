using Runway.Outputs;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Cmdlets;

/// <summary>Where files go, and under which names.</summary>
/// <param name="Folder">The folder, which is there.</param>
/// <param name="File">The one file; null where names come from a template.</param>
/// <param name="Template">The names; null when nothing was said.</param>
internal sealed record SaveDestination(string Folder, string? File, OutputNameTemplate? Template)
{
    /// <summary>
    /// Checks what the user said before anything is fetched, and makes the folder. What is wrong with it ends the pipeline: the
    /// cmdlets before this one in it have sent nothing yet, and so nothing is paid for that has no place.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="asked">What the user said.</param>
    /// <param name="action">What is done, for -Confirm.</param>
    /// <param name="fromStart">Whether what comes is numbered from 0 on.</param>
    /// <param name="mayBeWanted">Whether a file that is in the way may be the very output that comes; null is never.</param>
    /// <returns>Null where the user says no. Under -WhatIf nothing is asked and no folder is made: each file is named when its task comes.</returns>
    public static SaveDestination? Choose(ServiceCmdlet cmdlet, Request asked, string action, bool fromStart = false, Func<string, bool>? mayBeWanted = null)
    {
        try
        {
            var paths = new FilePaths(cmdlet, RunwayErrors.FileNotWritable);
            var file = asked.OutFile is null ? null : paths.NewFile(asked.OutFile, "OutFile");
            var folder = file is null ? paths.Full(asked.DestinationPath, "DestinationPath") : Path.GetDirectoryName(file) ?? throw new IOException($"'{asked.OutFile}' is not a file.");
            var template = asked.NameTemplate is null ? null : OutputNameTemplate.Parse(asked.NameTemplate);
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
                new RunwayException(RunwayErrors.FileNotWritable, $"The folder cannot be used. {e.Message}", "Choose a -DestinationPath that you may write to, whose names are not too long for the file system.", e),
                asked.OutFile ?? asked.DestinationPath));
            throw;
        }
    }

    /// <summary>What the user said.</summary>
    internal sealed record Request(string DestinationPath, string? OutFile, string? NameTemplate, bool Force);
}
