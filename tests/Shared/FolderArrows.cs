using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Runway.Tests;

/// <summary>
/// Which folder of a project uses which other folder, read from its assembly: from base types, attributes, signatures, and the
/// code of methods. The folder of a public type is that of its file, the folder of an internal type is its namespace.
/// </summary>
internal sealed partial class FolderArrows
{
    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF);

    private readonly MetadataReader _metadata;
    private readonly PEReader _assembly;
    private readonly Dictionary<string, string> _folderOfName = [];
    private readonly string _namespace;

    /// <summary>Reads an assembly and the places of its types.</summary>
    /// <param name="assembly">Its name; it is in the folder of the tests.</param>
    /// <param name="rootNamespace">The namespace of its public types.</param>
    /// <param name="sources">Its sources, as a path in the repository.</param>
    public FolderArrows(string assembly, string rootNamespace, string sources)
    {
        _assembly = new PEReader(new MemoryStream(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"))));
        (_metadata, _namespace, sources) = (_assembly.GetMetadataReader(), rootNamespace, Path.Combine(Root(), sources));
        foreach (var file in Directory.GetFiles(sources, "*.cs", SearchOption.AllDirectories))
        {
            var folder = Path.GetRelativePath(sources, file).Split(Path.DirectorySeparatorChar) is [var first, _, ..] ? first : "";
            foreach (Match type in folder is "bin" or "obj" ? [] : Declaration().Matches(File.ReadAllText(file)).AsEnumerable())
            {
                _folderOfName[type.Groups[1].Value] = folder;
            }
        }
    }

    /// <summary>Asserts that each folder uses only what a table lists, and each row only rows above it; "" is the project's root folder.</summary>
    public void RequireTable(IReadOnlyList<(string Folder, string Uses)> table)
    {
        var expected = Rows(table.Select(row => (row.Folder, row.Uses.Split(' ', StringSplitOptions.RemoveEmptyEntries).AsEnumerable())));
        var actual = Rows(Read().Select(row => (row.Key, row.Value.AsEnumerable())));
        var differences = actual.Except(expected).Select(row => $"is     {row}").Concat(expected.Except(actual).Select(row => $"should {row}")).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        for (var row = 0; row < table.Count; row++)
        {
            var above = table.Take(row).Select(other => other.Folder).ToHashSet();
            Assert.All(table[row].Uses.Split(' ', StringSplitOptions.RemoveEmptyEntries), used => Assert.True(above.Contains(used), $"{table[row].Folder} uses {used}, which is not above it"));
        }
    }

    /// <summary>Asserts that internal types are in the namespace of their folder, and public ones in that of the assembly.</summary>
    public void RequireNamespaces()
    {
        var types = _metadata.TypeDefinitions.Select(_metadata.GetTypeDefinition).Where(type => type.GetDeclaringType().IsNil && _folderOfName.ContainsKey(NameOf(type)));
        Assert.All(types, type => Assert.Equal($"{NamespaceFor(type)}.{NameOf(type)}", $"{_metadata.GetString(type.Namespace)}.{NameOf(type)}"));
    }

    /// <summary>Asserts that no cycle of types is larger than a number.</summary>
    public void RequireKnots(int most)
    {
        var knot = Knots<TypeDefinitionHandle>.Largest(Uses());
        Assert.True(knot.Count <= most, $"{knot.Count} types need each other: {string.Join(' ', knot.Select(type => NameOf(_metadata.GetTypeDefinition(type))))}");
    }

    private static List<string> Rows(IEnumerable<(string Folder, IEnumerable<string> Uses)> arrows) =>
        [.. arrows.Select(arrow => $"{arrow.Folder}: {string.Join(' ', arrow.Uses.Order(StringComparer.Ordinal))}")];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private string NamespaceFor(TypeDefinition type) =>
        type.Attributes.HasFlag(TypeAttributes.Public) || _folderOfName[NameOf(type)].Length == 0 ? _namespace : $"{_namespace}.{_folderOfName[NameOf(type)]}";

    private Dictionary<string, HashSet<string>> Read() => Uses()
        .GroupBy(type => FolderOf(type.Key)!, type => type.Value)
        .ToDictionary(folder => folder.Key, folder => folder.SelectMany(used => used).Select(used => FolderOf(used)!).Where(other => other != folder.Key).ToHashSet());

    // Each type with its folder and the types that it uses, including nested types.
    private Dictionary<TypeDefinitionHandle, HashSet<TypeDefinitionHandle>> Uses() => _metadata.TypeDefinitions
        .Where(type => FolderOf(type) is not null)
        .GroupBy(Outermost, type => UsedBy(_metadata.GetTypeDefinition(type)))
        .ToDictionary(type => type.Key, type => type.SelectMany(used => used).Where(used => FolderOf(used) is not null).Select(Outermost).Where(other => other != type.Key).ToHashSet());

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle type) =>
        _metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer ? Outermost(outer) : type;

    // A nested type has the folder of the outermost one; types of the compiler have no folder.
    private string? FolderOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? FolderOf(outer)
            : _metadata.GetString(type.Namespace) is var space && space.StartsWith(_namespace + ".", StringComparison.Ordinal) ? space[(_namespace.Length + 1)..].Split('.')[0]
            : space == _namespace ? _folderOfName.GetValueOrDefault(NameOf(type))
            : null;
    }

    private string NameOf(TypeDefinition type) => _metadata.GetString(type.Name).Split('`')[0];

    private HashSet<TypeDefinitionHandle> UsedBy(TypeDefinition type)
    {
        var used = new UsedTypes(_metadata);
        used.Add(type.BaseType);
        used.AddAttributes(type.GetCustomAttributes());
        type.GetInterfaceImplementations().ToList().ForEach(handle => used.Add(_metadata.GetInterfaceImplementation(handle).Interface));
        type.GetGenericParameters().ToList().ForEach(used.AddConstraints);
        type.GetProperties().ToList().ForEach(handle => used.AddAttributes(_metadata.GetPropertyDefinition(handle).GetCustomAttributes()));
        foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            field.DecodeSignature(used, null);
            used.AddAttributes(field.GetCustomAttributes());
        }

        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            method.DecodeSignature(used, null);
            method.GetGenericParameters().ToList().ForEach(used.AddConstraints);
            used.AddAttributes(method.GetCustomAttributes());
            if (method.RelativeVirtualAddress != 0)
            {
                AddBody(_assembly.GetMethodBody(method.RelativeVirtualAddress), used);
            }
        }

        return used.Definitions;
    }

    private void AddBody(MethodBodyBlock body, UsedTypes used)
    {
        used.Add(body.LocalSignature);
        body.ExceptionRegions.ToList().ForEach(region => used.Add(region.CatchType));
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            switch (OpCodesByValue[value == 0xFE ? 0xFE00 | code.ReadByte() : value].OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig:
                    used.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineI or OperandType.InlineBrTarget or OperandType.InlineString or OperandType.ShortInlineR:
                    code.Offset += 4;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.ShortInlineI or OperandType.ShortInlineVar or OperandType.ShortInlineBrTarget:
                    code.Offset += 1;
                    break;
            }
        }
    }

    [GeneratedRegex(@"^(?:public |internal |file |sealed |static |abstract |readonly |partial )*(?:class|record struct|record|struct|interface|enum|delegate [^\s(]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
