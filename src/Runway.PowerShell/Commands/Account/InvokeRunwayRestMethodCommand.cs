using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using Runway.Outputs;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Json;
using Runway.PowerShell.Values;
using Runway.Rest;

namespace Runway.PowerShell;

/// <summary>
/// Sends a request to any path of the API, also to one that has no command of its own, and writes the answer as objects.
/// <para>
/// Key, version header, retries and errors are those of every other command. What reads or deletes is tried again when
/// the connection breaks; everything else is sent once, and an answer that was lost is the error
/// RunwaySubmissionOutcomeUnknown.
/// </para>
/// <para>
/// The key goes to the host of the connection alone: a path begins with /v1/, and the address of another host is refused.
/// </para>
/// </summary>
/// <remarks>
/// A POST that creates a task is noted in the journal, so Get-RunwayTaskHistory lists it and its id is not lost. The answer
/// has an id, and pipes into Wait-RunwayTask and Save-RunwayTaskOutput. The body is not checked before it is sent.
/// </remarks>
/// <returns>
/// The answer, with dates as the text that came. A list is written item by item; an answer without a body writes nothing.
/// With -OutFile, the file as Get-Item gives it.
/// </returns>
/// <seealso cref="NewRunwayImageCommand"/>
/// <seealso cref="GetRunwayTaskCommand"/>
/// <seealso cref="GetRunwayDiagnosticCommand"/>
/// <seealso href="about_RunwaySecurity"/>
[Cmdlet(VerbsLifecycle.Invoke, "RunwayRestMethod", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeRunwayRestMethodCommand : RunwayCmdlet
{
    private const string ObjectSet = "Object";
    private const string FileSet = "File";
    private int _index = -1;

    /// <summary>The path, such as /v1/organization, or the whole address on the same host. A query may follow, or stand in -Query.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RestPathCompleter))]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method: GET, POST, PUT, PATCH or DELETE. Default: GET.</summary>
    [Parameter(Position = 1)]
    [HttpMethodName]
    [ArgumentCompleter(typeof(RestMethodCompleter))]
    public string Method { get; set; } = "GET";

    /// <summary>
    /// The body: a hashtable or an object, which is sent as JSON, or a text that is JSON already. $null and DBNull are
    /// null; what has no JSON form, such as NaN or a file, is refused. Not for GET.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>What follows the '?': a hashtable. Dates are sent in UTC, lists with commas; what is $null is left out.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>Reads a list to its end, page after page, and writes its items. Select-Object -First ends the reading.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    public SwitchParameter Paginate { get; set; }

    /// <summary>The file to put the answer into, as it came.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces the file of -OutFile where it is there already.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Sends one request.</summary>
    protected override void ProcessRecord()
    {
        // Bodies from the pipeline are inputs, as prompts are.
        int? index = MyInvocation.ExpectingInput ? ++_index : null;
        var row = new InputRow(index, null, Path);
        try
        {
            var call = MakeCall();
            row = new InputRow(index, PromptOf(call.Body), Path);
            Send(call, row);
        }
        catch (RunwayException e)
        {
            WriteError(e, row);
        }
    }

    internal override string? AdviceFor(Exception error) => RestAdvice.For((RunwayException)error, Method.ToUpperInvariant());

    private static string? PromptOf(JsonElement? body) =>
        body is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty("promptText", out var prompt) && prompt.ValueKind == JsonValueKind.String ? prompt.GetString() : null;

    private void Send(RestCall call, InputRow row)
    {
        var file = OutFile is null ? null : FreeFile(OutFile);
        if ((Method == "GET" && file is null) || ShouldProcess(row.Describe(file ?? Path), file is null ? $"Send {call.Method}" : $"Save the answer to {call}"))
        {
            if (Paginate)
            {
                WritePages(call);
                return;
            }

            var answer = Await(System.Threading.Tasks.Task.Run(() => Service.Rest.SendAsync(call, Observer, StopToken)));
            if (file is not null)
            {
                WriteObject(Item(Await(answer.SaveAsync(file, Force))));
            }
            else if (answer.ToJson() is { } json)
            {
                WriteObject(JsonObjects.From(json), enumerateCollection: true);
            }
        }
    }

    private void WritePages(RestCall call)
    {
        var pages = Service.Rest.ReadPagesAsync(call, Observer, StopToken).GetAsyncEnumerator(StopToken);
        while (Await(pages.MoveNextAsync().AsTask()))
        {
            WriteObject(JsonObjects.From(pages.Current));
        }
    }

    private RestCall MakeCall()
    {
        var method = new HttpMethod(Method.ToUpperInvariant());
        if ((Body is not null || Paginate) && (method == HttpMethod.Get) != Paginate)
        {
            throw new RunwayException(
                RunwayErrors.ParameterNotApplicable,
                Paginate ? $"-Paginate reads a list, and {method} does not read." : "A GET has no body.",
                "Nothing was sent. Give what a list is narrowed down by with -Query, and a body with -Method POST.");
        }

        return new RestCall { Method = method, Path = Path, Query = QueryText.From(Query), Body = Body is null ? null : JsonMembers.Body(Body) };
    }

    // Looked at before anything is sent: the answer to a POST comes once.
    private string FreeFile(string path)
    {
        try
        {
            var file = new FilePaths(this, RunwayErrors.FileNotWritable).NewFile(path, nameof(OutFile));
            if (File.Exists(file) && !Force)
            {
                throw new RunwayException(RunwayErrors.FileExists, $"'{file}' is there already.", "Nothing was sent. Pass -Force to replace it, or choose another -OutFile.");
            }

            if (System.IO.Path.GetDirectoryName(file) is not { } folder || !Directory.Exists(folder))
            {
                throw new IOException($"There is no folder for '{file}'.");
            }

            OutputPlace.RequireUsable(folder, file, Force);
            return file;
        }
        catch (IOException e)
        {
            throw new RunwayException(RunwayErrors.FileNotWritable, e.Message, "Nothing was sent. Choose an -OutFile in a folder that is there.", e);
        }
    }
}
