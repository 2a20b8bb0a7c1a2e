using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Runtime.InteropServices;
using Runway.Diagnostics;
using Runway.PowerShell.Commands;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Collects the data for a support ticket in one object: versions, current settings, the last requests with their ids, the last
/// errors by id, and other modules and commands with the same names.
/// <para>
/// It contains no key, no signature of a URL, no password and no body, and prompts only with -IncludePrompt. No request is sent,
/// and no connection is required.
/// </para>
/// </summary>
/// <remarks>
/// A connection keeps its last 100 requests, of all commands. The errors are those in $Error.
/// </remarks>
/// <returns>The diagnostic data. Use ConvertTo-Json -Depth 4 to save it.</returns>
/// <seealso cref="GetRunwayConnectionCommand"/>
/// <seealso cref="GetRunwayTaskHistoryCommand"/>
/// <seealso href="about_RunwaySecurity"/>
[Cmdlet(VerbsCommon.Get, "RunwayDiagnostic")]
[OutputType(typeof(RunwayDiagnostic))]
public sealed class GetRunwayDiagnosticCommand : ModuleCmdlet
{
    private const int MaxErrors = 20;

    /// <inheritdoc cref="RunwayCmdlet.Connection"/>
    [Parameter]
    [ValidateNotNull]
    [ConnectionTransformation]
    public RunwayConnection? Connection { get; set; }

    /// <summary>The number of requests, 0 to 100, counted from the last. Default: 20.</summary>
    [Parameter]
    [Number(0, 100)]
    public int Last { get; set; } = 20;

    /// <summary>Adds the prompts of the tasks in the requests, from the journal.</summary>
    [Parameter]
    public SwitchParameter IncludePrompt { get; set; }

    /// <summary>Writes the diagnostic data.</summary>
    protected override void EndProcessing()
    {
        RunwayConnection? connection = null;
        string? problem = null;
        try
        {
            connection = SessionConnection.Own.Resolve(Connection);
        }
        catch (RunwayException e)
        {
            problem = e.Message;
        }

        WriteObject(new RunwayDiagnostic
        {
            Module = $"{MyInvocation.MyCommand.ModuleName} {MyInvocation.MyCommand.Version}",
            PowerShell = $"{(GetVariableValue("PSVersionTable") as IDictionary)?["PSVersion"]} ({Host.Name})",
            DotNet = RuntimeInformation.FrameworkDescription,
            OS = $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})",
            Culture = CultureInfo.CurrentCulture.Name,
            Environment = DiagnosticSource.ReadEnvironment(),
            Clashes = NameClashes.Find(this),
            Connection = connection is null ? null : DiagnosticConnection.Of(connection),
            ConnectionProblem = problem,
            Requests = connection is null ? [] : ReadRequests(connection),
            Errors = ReadErrors().Take(MaxErrors).ToList().AsReadOnly(),
        });
    }

    private IReadOnlyList<DiagnosticRequest> ReadRequests(RunwayConnection connection)
    {
        try
        {
            return DiagnosticSource.ReadRequests(connection, Last, IncludePrompt);
        }
        catch (RunwayException e)
        {
            WriteWarning($"The prompts are missing. {e.Message}");
            return DiagnosticSource.ReadRequests(connection, Last, withPrompts: false);
        }
    }

    private IEnumerable<DiagnosticError> ReadErrors()
    {
        foreach (var entry in LanguagePrimitives.GetEnumerable(GetVariableValue("global:Error")) ?? Array.Empty<object>())
        {
            var record = StoredValue.Unwrap(entry) switch
            {
                ErrorRecord error => error,
                IContainsErrorRecord container => container.ErrorRecord,
                _ => null,
            };
            if (record?.Exception is RunwayException known)
            {
                yield return new DiagnosticError(record.FullyQualifiedErrorId, known.StatusCode, known.RequestId, (known as RunwayTaskException)?.Task.Id);
            }
        }
    }
}
