using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Resources;

namespace Runway.Documents;

/// <summary>The create of a document: <c>POST /v1/documents</c>.</summary>
internal sealed record DocumentRequest : ResourceRequest
{
    /// <summary>Makes a request.</summary>
    [SetsRequiredMembers]
    public DocumentRequest(string name, string content)
        : base(ResourceKind.Document) => (Name, Content) = (name, content);

    /// <summary>The text.</summary>
    public string Content { get; }

    internal override string? Trait => Content;

    internal override RequestBody ToBody() => RequestBody.Of(new DocumentCreateRequest { Name = Name, Content = Content });
}
