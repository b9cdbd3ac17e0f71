internal import Grammar

/// The rows of a CSV or tab-separated file, for `\for`.
struct RowFile: Sendable {
    let header: [String]
    /// Each row with the line that it begins on.
    let rows: [(number: Int, cells: [String])]

    /// The most rows of one loop.
    static let rowLimit = 1_000_000

    /// Reads the whole file; its first row names the columns.
    /// - Throws: `script` for a file that cannot be read or whose rows do not fit its header.
    init(path: String) throws(ClientError) {
        let source = try LineSource(path: path)
        var parser = Parser(name: path)
        while case .line(let line) = try source.next(waits: true) {
            try parser.take(line)
        }
        let parsed = try parser.finished()
        guard let first = parsed.first else {
            throw Self.error(
                SourceLine(file: path, number: 1, bytes: []),
                "the file is empty: its first row names the columns",
                "文件是空的：首行应为列名"
            )
        }
        header = first.cells
        var seen: Set<String> = []
        // A column without a name is no value's: spreadsheets leave such at the end of a row.
        if let twice = header.first(where: { !$0.isEmpty && !seen.insert($0).inserted }) {
            let name = VisibleText.of(excerpt(twice))
            throw Self.error(
                SourceLine(file: path, number: first.number, bytes: []),
                "two columns are called \(name)",
                "有两列都叫 \(name)"
            )
        }
        let width = first.cells.count
        rows = Array(parsed.dropFirst())
        if let odd = rows.first(where: { $0.cells.count != width }) {
            throw Self.error(
                SourceLine(file: path, number: odd.number, bytes: []),
                "the row has \(counted(odd.cells.count, "cell")), the header \(width)",
                "这一行有 \(odd.cells.count) 格，首行有 \(width) 格"
            )
        }
    }

    /// Gathers rows of lines; a quoted cell may hold line ends.
    private struct Parser {
        let name: String
        var delimiter: UInt8?
        var rows: [(number: Int, cells: [String])] = []
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var start = 0

        init(name: String) {
            self.name = name
            if name.hasSuffix(".tsv") { delimiter = 0x09 }
        }

        mutating func take(_ line: SourceLine) throws(ClientError) {
            let bytes = line.bytes
            guard !bytes.contains(0x0D) else {
                throw RowFile.error(
                    line,
                    "a carriage return that ends no line: rows end in LF or CRLF",
                    "不是行尾的回车符：各行应以 LF 或 CRLF 结尾"
                )
            }
            if delimiter == nil {
                delimiter = bytes.contains(0x09) && !bytes.contains(0x2C) ? 0x09 : 0x2C
            }
            if isQuoted {
                cell.append(0x0A)
            } else {
                if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x2C }) { return }
                start = line.number
            }
            guard rows.count <= RowFile.rowLimit else {
                throw RowFile.error(line, "more than \(RowFile.rowLimit) rows", "行数太多")
            }
            read(bytes)
            if !isQuoted { endRow() }
        }

        private mutating func read(_ bytes: [UInt8]) {
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                let next = index + 1 < bytes.count ? bytes[index + 1] : nil
                if isQuoted, byte == 0x22, next == 0x22 {
                    cell.append(byte)
                    index += 1
                } else if byte == 0x22, isQuoted || cell.isEmpty {
                    isQuoted.toggle()
                } else if byte == delimiter, !isQuoted {
                    endCell()
                } else {
                    cell.append(byte)
                }
                index += 1
            }
        }

        private mutating func endCell() {
            cells.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }

        private mutating func endRow() {
            endCell()
            rows.append((start, cells))
            cells = []
        }

        func finished() throws(ClientError) -> [(number: Int, cells: [String])] {
            guard !isQuoted else {
                throw RowFile.error(
                    SourceLine(file: name, number: start, bytes: []),
                    "a quoted cell that is not closed",
                    "引号没有闭合"
                )
            }
            return rows
        }
    }

    private static func error(
        _ line: SourceLine,
        _ english: String,
        _ chinese: String
    ) -> ClientError {
        .script(Diagnostic(line: line, column: 1, message: Bilingual(english, chinese)))
    }
}
