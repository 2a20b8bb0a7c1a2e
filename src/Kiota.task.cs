using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Runs Kiota once, however many builds want its output at the same time: the others wait for the lock and find the stamp
/// new. Kiota ends with 0 when it has warned; its log file is what tells.
/// </summary>
public sealed class GenerateClient : Task
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    [Required]
    public string Dotnet { get; set; }

    [Required]
    public string Kiota { get; set; }

    [Required]
    public string Document { get; set; }

    [Required]
    public string Folder { get; set; }

    [Required]
    public string ClientNamespace { get; set; }

    [Required]
    public string ClientClass { get; set; }

    [Required]
    public string Stamp { get; set; }

    [Required]
    public ITaskItem[] Sources { get; set; }

    public override bool Execute()
    {
        using (WaitForTurn())
        {
            if (IsCurrent())
                return true;

            File.Delete(Stamp);
            if (Run("generate --language CSharp --openapi \"" + Document + "\" --output \"" + Folder + "\""
                + " --namespace-name " + ClientNamespace + " --class-name " + ClientClass
                + " --type-access-modifier Internal --serializer none --deserializer none --structured-mime-types application/json"
                + " --exclude-backward-compatible --clean-output --log-level Warning"))
            {
                WriteStamp();
            }

            return !Log.HasLoggedErrors;
        }
    }

    private FileStream WaitForTurn()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Stamp));
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(Stamp + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < LongestWait)
            {
                Thread.Sleep(50);
            }
        }
    }

    private bool IsCurrent()
    {
        if (!File.Exists(Stamp))
            return false;

        var written = File.GetLastWriteTimeUtc(Stamp);
        return Sources.All(s => File.GetLastWriteTimeUtc(s.ItemSpec) <= written)
            && File.ReadAllLines(Stamp).All(f => File.Exists(Path.Combine(Folder, f)));
    }

    private bool Run(string arguments)
    {
        var start = new ProcessStartInfo(Dotnet, "\"" + Kiota + "\" " + arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.EnvironmentVariables["KIOTA_OFFLINE_ENABLED"] = "true";
        start.EnvironmentVariables["KIOTA_CLI_TELEMETRY_OPTOUT"] = "true";

        // The order of members would follow the culture of the machine otherwise.
        start.EnvironmentVariables["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using (var process = Process.Start(start))
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd() + errors.Result;
            process.WaitForExit();
            if (process.ExitCode != 0)
                Log.LogError("kiota {0} ended with {1}: {2}", arguments, process.ExitCode, output);
            else
                Log.LogMessage(MessageImportance.Low, output);
            return process.ExitCode == 0;
        }
    }

    private void WriteStamp()
    {
        var warnings = Path.Combine(Folder, ".kiota.log");
        if (File.Exists(warnings))
        {
            Log.LogError("Kiota warns about {0}: {1}", Document, File.ReadAllText(warnings));
            return;
        }

        var files = Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).OrderBy(f => f, StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            Log.LogError("Kiota wrote no client of {0}.", Document);
        else
            File.WriteAllLines(Stamp, files.Select(f => f.Substring(Folder.Length)));
    }
}
