/// The version of RESP that a connection asked for with HELLO; a new one has 2.
package enum RESPVersion: Int, Sendable, CaseIterable {
    case two = 2
    case three = 3
}
