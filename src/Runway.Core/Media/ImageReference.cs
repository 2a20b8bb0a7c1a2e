using System.Text.RegularExpressions;

namespace Runway.Media;

/// <summary>A reference picture.</summary>
/// <param name="Source">The picture.</param>
/// <param name="Tag">Its name in the prompt, as <c>@tag</c>; case-sensitive.</param>
/// <param name="Subject">What it shows, for models that need it: <c>human</c> or <c>object</c>.</param>
internal sealed partial record ImageReference(MediaSource Source, string? Tag = null, string? Subject = null)
{
    /// <summary>Refuses a tag that the service would refuse.</summary>
    /// <exception cref="RunwayException">What is wrong and what is allowed.</exception>
    internal void RequireTag()
    {
        if (Tag is not null && !TagForm().IsMatch(Tag))
        {
            throw new RunwayException(
                RunwayErrors.InvalidReferenceTag,
                $"'{Tag}' is not a tag for a reference image.");
        }
    }

    // \z, not $, which also matches before a final line break.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{2,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();
}
