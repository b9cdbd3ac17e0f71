internal import Glibc

/// Descriptors 0, 1 and 2.
enum StandardStreams {
    /// Takes the place of those that were closed, so that using them fails as it would.
    ///
    /// Else the connection would become descriptor 1, and what is printed be sent as statements.
    static func fill() {
        for (stream, mode) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ] where fcntl(stream, F_GETFD) < 0 {
            _ = open("/dev/null", mode)
        }
    }
}
