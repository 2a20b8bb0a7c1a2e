using System.Management.Automation;
using Runway.Texts;

namespace Runway.PowerShell.Errors;

/// <summary>Errors of values that do not bind. PowerShell itself words them, so that they go through the gate for text from outside here.</summary>
internal static class BindingError
{
    /// <summary>Makes the error; <paramref name="message"/> may hold what the user gave.</summary>
    public static ArgumentTransformationMetadataException Of(string message) => new(OutsideText.Line(message));
}
