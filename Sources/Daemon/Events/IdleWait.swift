import Domain
import NIOCore

/// A connection that waits for the next events; it runs nothing else until then.
struct IdleWait {
    let number: Int
    let topics: Set<Topic>
    /// The statements up to this one do not count.
    var cursor: Int
    var isReading = false
    let exchange: Exchange
}
