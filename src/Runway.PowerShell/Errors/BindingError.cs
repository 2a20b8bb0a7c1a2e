using System.Management.Automation;
using Runway.Texts;

namespace Runway.PowerShell.Errors;

/// <summary>Errors of parameter binding. PowerShell shows their text unchanged, so control characters are made visible here.</summary>
internal static class BindingError
{
    /// <summary>Creates the error; <paramref name="message"/> may contain the value of the user.</summary>
    public static ArgumentTransformationMetadataException Of(string message) => new(OutsideText.Line(message));
}
