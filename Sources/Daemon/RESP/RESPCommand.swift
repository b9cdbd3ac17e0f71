import Grammar

/// The commands that only RESP clients send, beside those of the table.
enum RESPCommand: String, CaseIterable {
    case auth
    case bgsave
    case client
    case cluster
    case command
    case config
    case dbsize
    case discard
    case echo
    case exec
    case hello
    case info
    case lastsave
    case latency
    case monitor
    case multi
    case ping
    case psubscribe
    case punsubscribe
    case quit
    case reset
    case save
    case select
    case shutdown
    case slowlog
    case subscribe
    case time
    case unsubscribe
    case unwatch
    case watch
}

/// Finds the RESP commands; for any other word it costs next to nothing.
struct RESPCommandTable {
    private var own: [String: RESPCommand] = [:]
    private var shared: [String: RESPCommand] = [:]
    /// For each length of a name, the first letters that names of that length have.
    private var letters = [UInt32](repeating: 0, count: 16)

    /// Parts the names that the commands' table has from those that it has not.
    init(_ table: CommandTable) {
        for command in RESPCommand.allCases {
            let name = command.rawValue
            guard table.entries(beginningWith: name).isEmpty else {
                shared[name] = command
                continue
            }
            own[name] = command
            letters[name.utf8.count] |= Self.bit(name.utf8.first ?? 0)
        }
    }

    /// The RESP command of that name, unless the commands' table has it.
    func own(_ word: String) -> RESPCommand? {
        let length = word.utf8.count
        guard length < letters.count, let first = word.utf8.first,
            letters[length] & Self.bit(first) != 0
        else { return nil }
        return own[word.asciiLowercased]
    }

    /// The RESP command that a request means which the commands' table did not take.
    ///
    /// `HELLO 3` and `INFO server` are Redis's; `HELLO lang=zh` is ours.
    func shared(_ request: Request) -> RESPCommand? {
        guard let command = shared[request.words[0].text.asciiLowercased] else { return nil }
        let isOurs = request.words.dropFirst().contains { $0.text.utf8.contains(0x3D) }
        return isOurs ? nil : command
    }

    private static func bit(_ letter: UInt8) -> UInt32 {
        1 << UInt32((letter | 0x20) & 0x1F)
    }
}
