internal import Glibc

exit(start(CommandLine.arguments))
