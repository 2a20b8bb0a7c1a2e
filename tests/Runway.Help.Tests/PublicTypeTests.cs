using System.Management.Automation;
using System.Reflection;
using Runway.Help.Reading;
using Runway.PowerShell;

namespace Runway.Help.Tests;

/// <summary>The engines are no published libraries: public is what cmdlets take or emit, and what that leads to.</summary>
public sealed class PublicTypeTests
{
    // What no cmdlet takes or emits, and why it is public all the same.
    private static readonly Type[] Others =
    [
        // What a script catches.
        typeof(RunwayException), typeof(RunwayTaskException),

        // With them a script makes a connection through a handler and on a clock of its own, as the tests of the surface do.
        typeof(RunwayConnectionOptions), typeof(RunwayAIConnectionOptions),
    ];

    private static readonly Assembly[] Engines = [typeof(RunwayTask).Assembly, typeof(RunwayAIMedia).Assembly];

    private static readonly Assembly[] Modules = [typeof(RunwayCmdlet).Assembly, typeof(RunwayAICmdlet).Assembly];

    [Fact]
    public void Every_public_type_is_accepted_or_returned_by_a_cmdlet()
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>(Others.Concat(Modules.SelectMany(TakenOrEmitted)));
        while (open.TryDequeue(out var type))
        {
            foreach (var part in Parts(type).Where(part => Engines.Contains(part.Assembly) && reached.Add(part)))
            {
                Members(part).ToList().ForEach(open.Enqueue);
            }
        }

        Assert.Equal(Engines.SelectMany(engine => engine.GetExportedTypes()).Select(type => type.Name).Order(), reached.Select(type => type.Name).Order());
    }

    private static IEnumerable<Type> TakenOrEmitted(Assembly module) =>
        module.GetExportedTypes().Where(type => type.IsDefined(typeof(CmdletAttribute)))
            .SelectMany(type => type.GetProperties()).Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: true)).Select(property => property.PropertyType)
            .Concat(CmdletShape.AllIn(module).SelectMany(cmdlet => cmdlet.Outputs));

    private static IEnumerable<Type> Parts(Type? type) => type switch
    {
        null => [],
        { HasElementType: true } => Parts(type.GetElementType()),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts),
        _ => [type],
    };

    private static IEnumerable<Type> Members(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).SelectMany(member => member switch
        {
            FieldInfo field => [field.FieldType],
            PropertyInfo property => [property.PropertyType],
            MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
            ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
            _ => Enumerable.Empty<Type>(),
        }).Concat(type.BaseType is { } parent ? [parent] : []);
}
