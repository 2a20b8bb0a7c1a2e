using Quickstart;

// From a file of prompts to a folder of pictures, with nothing but the .NET SDK: through the cmdlets where a PowerShell
// is found, through the engine beneath them where none is.
var repository = new Repository();
Directory.CreateDirectory(repository.Destination);
Console.WriteLine($"{File.ReadLines(repository.Prompts).Count()} prompts from {repository.Show(repository.Prompts)}, against the emulator: no key, no network, no cost.");

var pwsh = Shell.Find();
Console.WriteLine(pwsh is null
    ? "No pwsh on the PATH: the engine runs the batch by itself."
    : "Get-Content prompts.txt | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath out/quickstart");

var code = pwsh is null
    ? await Batch.RunAsync(repository.Prompts, repository.Destination)
    : Shell.Run(pwsh, repository);

Console.WriteLine(code == 0
    ? $"Done: the pictures are in {repository.Show(repository.Destination)}."
    : "It did not work; the lines above say why.");
return code;
