using Quickstart;

// From a file of prompts to a folder of pictures, with nothing but the .NET SDK: building this sample has left the module
// in out/Runway and has fetched the PowerShell that quickstart.ps1 runs in.
var repository = new Repository();
Directory.CreateDirectory(repository.Destination);
Console.WriteLine($"{File.ReadLines(repository.Prompts).Count()} prompts from {repository.Show(repository.Prompts)}, against the emulator: no key, no network, no cost.");
Console.WriteLine("Get-Content samples/prompts.txt | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath out/quickstart");

var code = Shell.Run(repository);

Console.WriteLine(code == 0
    ? $"Done: the pictures are in {repository.Show(repository.Destination)}."
    : "It did not work; the lines above say why.");
return code;
