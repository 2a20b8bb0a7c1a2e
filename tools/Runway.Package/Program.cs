using Runway.Package;

return CommandLine.Run(args, Environment.CurrentDirectory, Console.Out, Console.Error);
