using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Runway.Tests;

/// <summary>Collects the types of one assembly that its handles and signatures name.</summary>
internal sealed class UsedTypes(MetadataReader metadata) : ISignatureTypeProvider<object?, object?>
{
    /// <summary>The collected types.</summary>
    public HashSet<TypeDefinitionHandle> Definitions { get; } = [];

    /// <summary>Adds the types of a handle: a type, a member with its owner and signature, a signature.</summary>
    public void Add(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Definitions.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.FieldDefinition:
                Definitions.Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                Definitions.Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                var method = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(method.Method);
                method.DecodeSignature(this, null);
                break;
            case HandleKind.StandaloneSignature when metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle) is var signature:
                _ = signature.GetKind() == StandaloneSignatureKind.Method ? signature.DecodeMethodSignature(this, null).ReturnType : signature.DecodeLocalSignature(this, null);
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                Add(member.Parent);
                _ = member.GetKind() == MemberReferenceKind.Method ? member.DecodeMethodSignature(this, null).ReturnType : member.DecodeFieldSignature(this, null);
                break;
        }
    }

    /// <summary>Adds the types of attributes.</summary>
    public void AddAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    /// <summary>Adds the constraints of a generic parameter.</summary>
    public void AddConstraints(GenericParameterHandle parameter)
    {
        foreach (var constraint in metadata.GetGenericParameter(parameter).GetConstraints())
        {
            Add(metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    /// <inheritdoc/>
    public object? GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Definitions.Add(handle);
        return null;
    }

    /// <inheritdoc/>
    public object? GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        Add(handle);
        return null;
    }

    /// <inheritdoc/>
    public object? GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => null;

    /// <inheritdoc/>
    public object? GetArrayType(object? elementType, ArrayShape shape) => null;

    /// <inheritdoc/>
    public object? GetByReferenceType(object? elementType) => null;

    /// <inheritdoc/>
    public object? GetFunctionPointerType(MethodSignature<object?> signature) => null;

    /// <inheritdoc/>
    public object? GetGenericInstantiation(object? genericType, ImmutableArray<object?> typeArguments) => null;

    /// <inheritdoc/>
    public object? GetGenericMethodParameter(object? genericContext, int index) => null;

    /// <inheritdoc/>
    public object? GetGenericTypeParameter(object? genericContext, int index) => null;

    /// <inheritdoc/>
    public object? GetModifiedType(object? modifier, object? unmodifiedType, bool isRequired) => null;

    /// <inheritdoc/>
    public object? GetPinnedType(object? elementType) => null;

    /// <inheritdoc/>
    public object? GetPointerType(object? elementType) => null;

    /// <inheritdoc/>
    public object? GetPrimitiveType(PrimitiveTypeCode typeCode) => null;

    /// <inheritdoc/>
    public object? GetSZArrayType(object? elementType) => null;
}
