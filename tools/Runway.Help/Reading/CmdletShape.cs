using System.Management.Automation;
using System.Reflection;

namespace Runway.Help.Reading;

/// <summary>A cmdlet of the built module: its name, parameters and output types.</summary>
internal sealed record CmdletShape(
    string Name,
    string DocId,
    string? DefaultSet,
    IReadOnlyList<ParameterShape> Parameters,
    IReadOnlyList<Type> Outputs)
{
    /// <summary>The cmdlets of an assembly, by name.</summary>
    public static IReadOnlyList<CmdletShape> AllIn(Assembly assembly) =>
        [.. assembly.GetExportedTypes().Select(Of).OfType<CmdletShape>().OrderBy(c => c.Name, StringComparer.Ordinal)];

    private static CmdletShape? Of(Type type)
    {
        if (type.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType == typeof(CmdletAttribute)) is not { } cmdlet)
            return null;

        var instance = Activator.CreateInstance(type)!;
        var parameters = type.GetProperties()
            .OrderByDescending(p => Depth(p.DeclaringType!)).ThenBy(p => p.MetadataToken)
            .Select(p => ParameterShape.Of(p, instance))
            .OfType<ParameterShape>();
        (instance as IDisposable)?.Dispose();
        var asks = cmdlet.Named<bool>(nameof(CmdletAttribute.SupportsShouldProcess));
        return new CmdletShape(
            $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}",
            $"T:{type.FullName}",
            cmdlet.Named<string>(nameof(CmdletAttribute.DefaultParameterSetName)),
            [.. parameters, .. asks ? EngineParameters.Shapes : []],
            [.. type.GetCustomAttributesData().Where(a => a.AttributeType == typeof(OutputTypeAttribute)).SelectMany(a => a.List<Type>())]);
    }

    // A cmdlet's own parameters come before inherited ones.
    private static int Depth(Type type) => type.BaseType is { } parent ? Depth(parent) + 1 : 0;
}
