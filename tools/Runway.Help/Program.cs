using Runway.Help;

return CommandLine.Run(args, Environment.CurrentDirectory, Console.Out, Console.Error);
