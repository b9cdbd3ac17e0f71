/// The Chinese names of columns and fixed values, as the daemon gives them.
///
/// A name may mean something else in one command than in another (`name` 名称, 姓名): what a command
/// declares goes before what all of them do. A class: it is told whose reply is shown.
package final class Labels {
    private var chinese: [String: String] = [:]
    private var ofCommand: [UInt64: [String: String]] = [:]
    private var current: [String: String] = [:]

    /// Commands whose labels are kept.
    private static let limit = 1_000

    package init() {}

    /// Takes one row of the `labels` reply: name, Chinese, English; of one command or of all.
    package func add(_ row: [String?], command: UInt64? = nil) {
        guard row.count >= 2, let name = row[0], let label = row[1], !label.isEmpty else { return }
        if let command {
            ofCommand[command, default: [:]][name] = label
        } else {
            chinese[name] = label
        }
    }

    /// Whether that command's labels have yet to be asked for; from now on they were.
    func wants(_ command: UInt64) -> Bool {
        guard ofCommand[command] == nil, ofCommand.count < Self.limit else { return false }
        ofCommand[command] = [:]
        return true
    }

    /// Says which command's reply is shown next.
    package func choose(_ command: UInt64) {
        current = ofCommand[command] ?? [:]
    }

    /// The label, or the name itself where there is none.
    package func label(of name: String) -> String {
        current[name] ?? chinese[name] ?? name
    }

    /// The label of a column's fixed value, where the command says what it is called there.
    func label(of value: String, in column: Column) -> String? {
        current["\(column.name)=\(value)"]
    }

    package var isEmpty: Bool { chinese.isEmpty }
}
