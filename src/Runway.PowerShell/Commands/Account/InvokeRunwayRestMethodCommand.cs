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
/// Sends a request to any path of the API, also one without a command of its own, and writes the response as objects.
/// <para>
/// Key, version header, retries and errors are those of the other commands. GET and DELETE are retried when the connection breaks.
/// Other methods are sent once; a lost response is the error RunwaySubmissionOutcomeUnknown.
/// </para>
/// <para>
/// The key is sent only to the host of the connection: a path begins with /v1/, and an address of another host is refused.
/// </para>
/// </summary>
/// <remarks>
/// A POST that creates a task gets a journal entry, so Get-RunwayTaskHistory lists it. The response has an id and can be piped into
/// Wait-RunwayTask and Save-RunwayTaskOutput. The body is not checked before it is sent.
/// </remarks>
/// <returns>
/// The response; dates stay text. A list is written item by item, an empty response writes nothing. With -OutFile: the file, as
/// Get-Item returns it.
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

    /// <summary>The path, such as /v1/organization, or a full address on the same host. It may contain a query; see also -Query.</summary>
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
    /// The body: a hashtable or an object, which is sent as JSON, or JSON text. $null and DBNull are sent as null; values that JSON
    /// does not have, such as NaN or a file, are an error. Not for GET.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>The query, as a hashtable. Dates are sent in UTC, lists with commas; $null is not sent.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>Reads all pages of a list and writes its items. Select-Object -First ends the reading.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Alias("Paginate")]
    public SwitchParameter All { get; set; }

    /// <summary>Saves the response to this file, unchanged.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces an existing -OutFile.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Sends one request.</summary>
    protected override void ProcessRecord()
    {
        // Bodies from the pipeline are counted as inputs.
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
        if ((Method == "GET" && file is null) || ShouldProcess(row.Describe(file ?? Path), file is null ? $"Send {call.Method}" : $"Save the response to {call}"))
        {
            if (All)
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

    private void WritePages(RestCall call) => ForEach(Service.Rest.ReadPagesAsync(call, Observer, StopToken), item => WriteObject(JsonObjects.From(item)));

    private RestCall MakeCall()
    {
        var method = new HttpMethod(Method.ToUpperInvariant());
        if (method == HttpMethod.Get ? Body is not null : All)
        {
            throw new RunwayException(
                RunwayErrors.ParameterNotApplicable,
                method == HttpMethod.Get ? "GET has no body." : $"-All reads the pages of a list, with GET alone, and the method is {method}.",
                "Nothing was sent. Pass filters of a list with -Query, and a body with -Method POST and without -All.");
        }

        return new RestCall { Method = method, Path = Path, Query = QueryText.From(Query), Body = Body is null ? null : JsonMembers.Body(Body) };
    }

    // Checked before the request is sent, because the response to a POST cannot be read again.
    private string FreeFile(string path)
    {
        try
        {
            var file = new FilePaths(this, RunwayErrors.FileNotWritable).NewFile(path, nameof(OutFile));
            if (File.Exists(file) && !Force)
            {
                throw new RunwayException(RunwayErrors.FileExists, $"'{file}' already exists.", "Nothing was sent. Pass -Force to replace it, or choose another -OutFile.");
            }

            if (System.IO.Path.GetDirectoryName(file) is not { } folder || !Directory.Exists(folder))
            {
                throw new IOException($"The folder of '{file}' does not exist.");
            }

            OutputPlace.RequireUsable(folder, file, Force);
            return file;
        }
        catch (IOException e)
        {
            throw new RunwayException(RunwayErrors.FileNotWritable, e.Message, "Nothing was sent. Choose an -OutFile in an existing folder.", e);
        }
    }
}
