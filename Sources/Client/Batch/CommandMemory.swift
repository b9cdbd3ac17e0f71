/// Which commands answer lists, learnt from their replies.
///
/// A list may have further pages, which must be asked for before the statements after it are
/// sent; so nothing is sent behind a list, nor behind a command that was not seen yet.
struct CommandMemory {
    private var isList: [UInt64: Bool] = [:]

    /// Commands that are remembered; past it every new one is waited for.
    private static let limit = 4_096

    /// A number for the first two words of a statement.
    /// - Complexity: O(length of the two words).
    static func key(_ statement: [UInt8]) -> UInt64 {
        // FNV-1a; a collision would only cost a wait or a page out of order.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var words = 0
        var isInWord = false
        for byte in statement {
            if byte == 0x20 || byte == 0x09 {
                if isInWord { words += 1 }
                isInWord = false
                if words == 2 { break }
                continue
            }
            if !isInWord, words > 0 { hash = (hash ^ 0x20) &* 0x100_0000_01B3 }
            isInWord = true
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return hash
    }

    /// Whether the command was not answered yet.
    func isNew(_ key: UInt64) -> Bool {
        isList[key] == nil
    }

    /// Whether statements may be sent behind this one.
    func allowsPipelining(_ key: UInt64) -> Bool {
        isList[key] == false
    }

    mutating func learn(_ key: UInt64, isList: Bool) {
        if isList || (self.isList[key] == nil && self.isList.count < Self.limit) {
            self.isList[key] = isList
        }
    }
}
