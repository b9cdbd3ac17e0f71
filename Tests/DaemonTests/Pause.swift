import Glibc

/// Waits, where a test is about time.
enum Pause {
    static func milliseconds(_ count: UInt32) {
        usleep(count * 1_000)
    }
}
