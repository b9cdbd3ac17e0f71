import Statistics
import Synchronization

/// A figure that takes long, made when it is first asked for and shared by all copies.
///
/// A class because it is a memory: what it keeps is what would be made anew.
final class Remembered<Value: Sendable>: Sendable {
    private let known = Mutex<Result<Value, Undefined>?>(nil)

    func value(_ make: () throws(Undefined) -> Value) throws(Undefined) -> Value {
        if let known = known.withLock({ $0 }) { return try known.get() }
        let made = Result { () throws(Undefined) in try make() }
        known.withLock { $0 = made }
        return try made.get()
    }
}
