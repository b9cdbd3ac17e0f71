/// One row of attack-plan.md 5.1: what a client sends, and what comes out of the connection.
package struct HostileInput: CustomStringConvertible, Sendable {
    /// The row's number.
    package let row: Int
    package let bytes: [UInt8]
    /// In the short form of `Feeding`; the end is not named.
    package let outcome: [String]

    package init(_ row: Int, _ bytes: [UInt8], _ outcome: String...) {
        self.row = row
        self.bytes = bytes
        self.outcome = outcome
    }

    package init(_ row: Int, _ text: String, _ outcome: String...) {
        self.row = row
        bytes = Array(text.utf8)
        self.outcome = outcome
    }

    /// Whether the connection ends by it.
    package var isBroken: Bool {
        outcome.last?.dropFirst().first == "!"
    }

    /// Whether it ends only because nothing follows.
    package var isIncomplete: Bool {
        outcome.last?.hasSuffix("at=eof") == true
    }

    package var description: String {
        "row \(row): \(bytes.prefix(40).map { String($0, radix: 16) }.joined(separator: " "))"
    }
}
