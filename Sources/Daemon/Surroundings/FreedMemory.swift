import Glibc

/// Memory that is free, and that the allocator keeps for later.
enum FreedMemory {
    private typealias Trim = @convention(c) (Int) -> Int32

    /// Gives it back to the system, after work that took as much as the whole register once more.
    static func giveBack() {
        // Not in Glibc's module: its header is not among those that Swift imports.
        guard let symbol = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(symbol, to: Trim.self)(0)
    }
}
