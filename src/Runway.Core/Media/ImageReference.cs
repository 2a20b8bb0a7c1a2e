using System.Text.RegularExpressions;

namespace Runway;

/// <summary>A picture to refer to.</summary>
/// <param name="Uri">An https URL, a <c>runway://</c> URI or a data URI.</param>
/// <param name="Tag">The name under which the prompt calls it, as <c>@tag</c>; case-sensitive.</param>
public sealed partial record ImageReference(string Uri, string? Tag = null)
{
    /// <summary>Refuses a tag or an address that the service would refuse.</summary>
    /// <exception cref="RunwayException">What is wrong and what is allowed.</exception>
    public void Validate()
    {
        if (Tag is not null && !TagForm().IsMatch(Tag))
        {
            throw new RunwayException(
                "RunwayInvalidReferenceTag",
                RunwayErrorKind.InvalidArgument,
                $"'{Tag}' is not a tag for a reference image.",
                "A tag has 3 to 16 characters, begins with a letter and goes on with letters, digits or underscores.");
        }

        MediaAddress.Require(Uri, "image");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{2,15}$", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();
}
