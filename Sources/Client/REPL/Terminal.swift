internal import Glibc

/// The terminal that the user sits at.
enum Terminal {
    /// Its width in columns; 80 where it does not tell.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
