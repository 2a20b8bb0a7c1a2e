using Quickstart;

// Creates a folder of pictures from a file of prompts and needs only the .NET SDK: the build of this sample builds the module in
// out/Runway and downloads the PowerShell in which quickstart.ps1 runs.
var repository = new Repository();
Directory.CreateDirectory(repository.Destination);
Console.WriteLine($"{File.ReadLines(repository.Prompts).Count()} prompts from {repository.Show(repository.Prompts)}, against the emulator: no key, no network, no cost.");
Console.WriteLine("Get-Content samples/prompts.txt | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath out/quickstart");

var code = Shell.Run(repository);

Console.WriteLine(code == 0
    ? $"Done: the pictures are in {repository.Show(repository.Destination)}."
    : "The quickstart failed; the reason is above.");
return code;
