using Runway.OpenApi;

return CommandLine.Run(args, Environment.CurrentDirectory, Console.Out, Console.Error);
