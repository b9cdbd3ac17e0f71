exitWithStatus(of: CommandLine.arguments)
