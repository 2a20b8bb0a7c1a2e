using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Runway.Package.Tests;

/// <summary>A temporary repository with a small module that can be packed.</summary>
internal sealed class SampleModule : IDisposable
{
    public const string Manifest = """
        # A comment, which is not data.
        @{
            ModuleVersion     = '1.2.3'
            RootModule        = 'Runway.Good.dll'
            Author            = 'the author''s own'
            Copyright         = '(c) 2026'
            Description       = 'A module & nothing else.'
            CmdletsToExport   = @(
                'Get-Thing'
                'Remove-Thing'
            )
            FunctionsToExport = @()
            VariablesToExport = @()
            AliasesToExport   = @()
            PrivateData       = @{ PSData = @{ Tags = @('One', 'Two'); LicenseUri = 'https://example.org/licence'; ProjectUri = 'https://example.org' } }
        }
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("runway-package-").FullName;

    public SampleModule(string manifest = Manifest)
    {
        Write("CHANGELOG.md", "# Changelog\n\n## [1.2.3] - 2026-01-01\n\n- It exists.\n\n## [1.2.2] - 2025-01-01\n\n- It did not.\n");
        Write("docs/Runway.png", "a picture");
        Write("modules/Runway/Runway.psd1", manifest);
        Write("modules/Runway/en-US/about.help.txt", "words");
        Write("modules/Runway/LICENSE", "a licence");
    }

    public string Modules => Path.Combine(_root, "modules");

    public string Module => Path.Combine(Modules, "Runway");

    /// <summary>Packs it as the command does.</summary>
    public FileInfo Pack(string target = "packages", Publication? publication = null)
    {
        (publication ?? new()).WriteTo(Modules, File.ReadAllText(Path.Combine(_root, "CHANGELOG.md")));
        return PackUnchanged(target: target).Single();
    }

    /// <summary>Packs a folder of modules unchanged, as <c>--no-build</c> does.</summary>
    public IReadOnlyList<FileInfo> PackUnchanged(string? modules = null, string target = "packages") =>
        Packer.PackAll(modules ?? Modules, new Repository(_root), Path.Combine(_root, target));

    public void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Adds an assembly without a type, marked as plain IL or as native.</summary>
    public void AddAssembly(string name, CorFlags flags)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString(name), metadata.GetOrAddGuid(Guid.Empty), default, default);
        var image = new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), flags: flags);
        var bytes = new BlobBuilder();
        image.Serialize(bytes);
        File.WriteAllBytes(Path.Combine(Module, name), bytes.ToArray());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
