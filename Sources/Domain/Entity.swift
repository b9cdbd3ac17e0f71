/// An object that the register keeps and the store has rows of.
package protocol Entity: Hashable, Sendable {
    associatedtype Key: Hashable & Comparable & Sendable

    /// Identity; never changes.
    var id: Key { get }
    /// 1 for a new object, one more with each statement that changes it.
    var revision: Int { get set }
}
