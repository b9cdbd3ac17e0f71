import Grammar
import Notation

/// Where the next page of a list begins: opaque to clients, bound to its statement.
struct Cursor: Sendable {
    /// The most rows of one page.
    static let pageSize = 1_000

    /// The key of the last row shown.
    let key: String
    /// How many rows were shown, should that row be gone.
    let place: Int
    /// How many rows the statement's limit still allows.
    let remaining: Int

    init(key: String, place: Int, remaining: Int) {
        self.key = key
        self.place = place
        self.remaining = remaining
    }

    /// Reads a cursor.
    /// - Throws: BADARG where it is none of this statement's.
    init(_ value: BoundArguments.Value, fingerprint: String) throws(Refusal) {
        let parts = value.text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == fingerprint, let place = Decimals.natural(parts[1]),
            place > 0, let remaining = parts[2] == "*" ? Int.max : Decimals.natural(parts[2])
        else {
            throw value.refusal(
                .badArgument,
                "this is no cursor of this statement",
                "不是本语句的游标",
                want: "cursor"
            )
        }
        self.init(key: String(parts[3]), place: place, remaining: remaining)
    }

    func text(fingerprint: String) -> String {
        "\(fingerprint):\(place):\(remaining == Int.max ? "*" : String(remaining)):\(key)"
    }

    /// A short digest of what the list asks (FNV-1a), so that a cursor of another is refused.
    static func fingerprint(_ parts: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 + [0x1F] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return String(hash, radix: 36)
    }
}
