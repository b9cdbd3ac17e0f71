import Glibc

/// Descriptors 0, 1 and 2.
enum StandardStreams {
    /// Opens those that were closed on /dev/null.
    ///
    /// Else the next file or socket would become descriptor 2, and the log be written into it.
    static func fill() {
        // Each opening takes the least that is free.
        while true {
            let descriptor = open("/dev/null", O_RDWR)
            guard descriptor > STDERR_FILENO else {
                if descriptor < 0 { return }
                continue
            }
            close(descriptor)
            return
        }
    }
}
