/// A group of the system as it was written, and its number.
package struct NamedGroup: Hashable, Sendable {
    let name: String
    let number: UInt32
}
