import Dispatch
import Glibc

/// Memory that is free, and that the allocator keeps for later.
enum FreedMemory {
    private typealias Trim = @convention(c) (Int) -> Int32

    /// Has what takes long to free freed on another thread, once nobody else refers to it.
    static func letGo<Value: Sendable>(_ value: Value, then finish: @escaping @Sendable () -> Void)
    {
        queue.asyncAfter(deadline: .now() + delay) {
            withExtendedLifetime(value) {}
            finish()
        }
    }

    /// After the contexts and replies that may refer to it, which last to the next sweep.
    private static let delay = DispatchTimeInterval.seconds(3)
    private static let queue = DispatchQueue(label: "freed memory", qos: .utility)

    /// Gives it back to the system, after work that took as much as the whole register once more.
    static func giveBack() {
        // Not in Glibc's module: its header is not among those that Swift imports.
        guard let symbol = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(symbol, to: Trim.self)(0)
    }
}
