using System.Reflection;

namespace Runway.Help.Reading;

/// <summary>Reads the arguments of an attribute from its metadata.</summary>
internal static class AttributeData
{
    public static T? Named<T>(this CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value is T value ? value : default;

    /// <summary>The elements of the first argument of the constructor, which is a list.</summary>
    public static IEnumerable<T> List<T>(this CustomAttributeData attribute) =>
        ((IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).Select(a => (T)a.Value!);
}
