import Domain

/// One state of the register and the last statement that made it.
struct Root: Sendable {
    var register: Register
    var sequence: Int
}
