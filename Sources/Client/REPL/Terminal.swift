internal import Glibc

/// The terminal that the user sits at.
enum Terminal {
    /// Its width in columns; 80 where it does not tell.
    static var width: Int { size?.columns ?? 80 }

    /// Its rows and columns; nil where it does not tell.
    static var size: (rows: Int, columns: Int)? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return (Int(size.ws_row), Int(size.ws_col))
    }
}
