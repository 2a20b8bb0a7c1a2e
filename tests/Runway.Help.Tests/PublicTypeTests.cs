using System.Management.Automation;
using System.Reflection;
using Runway.Help.Reading;
using Runway.PowerShell;

namespace Runway.Help.Tests;

/// <summary>The engines are not published libraries: a type is public if cmdlets accept or return it, directly or through another type.</summary>
public sealed class PublicTypeTests
{
    // Types that no cmdlet accepts or returns, and why they are public.
    private static readonly Type[] Others =
    [
        // Scripts catch them.
        typeof(RunwayException), typeof(RunwayTaskException),

        // Scripts use them to create a connection with their own handler and clock, as the Pester tests do.
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
