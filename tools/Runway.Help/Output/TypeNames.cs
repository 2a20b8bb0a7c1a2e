using System.Collections;
using System.Management.Automation;
using System.Security;

namespace Runway.Help.Output;

/// <summary>Type names as in PowerShell's syntax lines.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Accelerators = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "Object",
        [typeof(DateTime)] = "datetime",
        [typeof(TimeSpan)] = "timespan",
        [typeof(Hashtable)] = "hashtable",
        [typeof(Uri)] = "uri",
        [typeof(SecureString)] = "securestring",
        [typeof(PSCredential)] = "pscredential",
        [typeof(SwitchParameter)] = "switch",
    };

    public static string Short(Type type) =>
        type.IsArray ? Short(type.GetElementType()!) + "[]" : Accelerators.GetValueOrDefault(type, type.Name);
}
