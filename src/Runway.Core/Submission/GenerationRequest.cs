using System.Text.Json;
using Runway.Generated;

namespace Runway;

/// <summary>What every generating operation is asked for, whatever it makes.</summary>
public abstract record GenerationRequest
{
    /// <summary>The model; any string, since the service adds models without notice.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt; never empty.</summary>
    public string? PromptText { get; init; }

    /// <summary>Members that this version does not know, sent as they are.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The operation's name, as in its path: <c>text_to_image</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>One line for -WhatIf and the like: the model and what distinguishes this request.</summary>
    public abstract string Summary { get; }

    /// <summary>Refuses what is certainly wrong before anything is sent.</summary>
    /// <exception cref="RunwayException">What is wrong, what is allowed, what to do.</exception>
    public abstract void Validate();

    internal abstract Task<TaskCreatedResponse> SendAsync(RunwayClient client, CancellationToken cancellationToken);

    /// <summary>Refuses additional members that have a parameter of their own: sent twice, they would mean two things.</summary>
    protected void RequireUnknown(IEnumerable<string> ownMembers)
    {
        if (ownMembers.FirstOrDefault(AdditionalProperties.ContainsKey) is { } known)
        {
            throw Invalid("RunwayMemberGivenTwice", $"'{known}' is not an additional member.", $"Pass it as -{char.ToUpperInvariant(known[0])}{known[1..]}.");
        }
    }

    /// <summary>An error about the input; nothing was sent.</summary>
    protected static RunwayException Invalid(string errorId, string message, string action) =>
        new(errorId, RunwayErrorKind.InvalidArgument, message, action);
}
