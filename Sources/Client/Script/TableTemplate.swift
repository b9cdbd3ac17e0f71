internal import Grammar

/// A `\table STATEMENT (columns)`: the statement that each row completes.
///
/// A column's cell becomes the named argument `column=cell`; a column written `@name` is given by
/// its place, after the statement's own words and before its first named argument. A cell `-`
/// leaves its argument out; `"-"` is a hyphen.
struct TableTemplate: Sendable {
    /// One column of the rows.
    struct Column: Sendable {
        let name: ScriptWord
        let isPositional: Bool
    }

    let line: SourceLine
    private let words: [ScriptWord]
    private let columns: [Column]

    /// Reads the directive's text.
    /// - Throws: `script` where the statement or the columns are missing or not right.
    init(_ directive: DirectiveLine) throws(ClientError) {
        line = directive.line
        let scalars = directive.scalars
        guard let list = Self.columnList(scalars, from: directive.argumentStart) else {
            throw directive.error(
                "\\table needs columns in parentheses at its end: \\table result add (class sat)",
                "\\表 末尾需要括号内的列名：\\表 成绩 录入 (班级 参考人数)"
            )
        }
        words = try ScriptWord.words(
            scalars[directive.argumentStart..<list.lowerBound],
            map: directive.map,
            line: line
        )
        guard !words.isEmpty else {
            throw directive.error("\\table needs a statement", "\\表 需要语句")
        }
        let inside = (list.lowerBound + 1)..<(list.upperBound - 1)
        let names = scalars.indices.map { index -> Unicode.Scalar in
            inside.contains(index) && scalars[index] == "," ? " " : scalars[index]
        }
        columns = try ScriptWord.words(names[inside], map: directive.map, line: line).map {
            (word) throws(ClientError) -> Column in
            try Self.column(word, directive)
        }
        guard !columns.isEmpty else {
            throw directive.error("\\table needs columns", "\\表 需要列名")
        }
        if let twice = columns.indices.first(where: { index in
            columns[..<index].contains { $0.name.text == columns[index].name.text }
        }) {
            let word = columns[twice].name
            throw directive.error("the column is named twice", "列名重复", at: word)
        }
    }

    /// The range of the parentheses that end the text, both included.
    private static func columnList(_ scalars: [Unicode.Scalar], from start: Int) -> Range<Int>? {
        guard let end = scalars.lastIndex(where: { $0 != " " && $0 != "\t" }), end >= start,
            scalars[end] == ")" || scalars[end] == "）"
        else { return nil }
        var isQuoted = false
        var opening: Int?
        var index = start
        while index < end {
            let scalar = scalars[index]
            if isQuoted && scalar == "\\" { index += 1 }
            if scalar == "\"" { isQuoted.toggle() }
            if !isQuoted && (scalar == "(" || scalar == "（") { opening = index }
            index += 1
        }
        return opening.map { $0..<(end + 1) }
    }

    private static func column(
        _ word: ScriptWord,
        _ directive: DirectiveLine
    ) throws(ClientError) -> Column {
        let isPositional = word.text.hasPrefix("@")
        let name = ScriptWord(
            text: isPositional ? String(word.text.dropFirst()) : word.text,
            line: word.line,
            column: word.column,
            isQuoted: false
        )
        guard Variables.isName(name.text.filter { $0 != "." }) else {
            throw directive.error("not a column's name", "不是列名", at: word)
        }
        return Column(name: name, isPositional: isPositional)
    }

    /// The statement of one row.
    /// - Throws: `script` where cells are missing, too many, or broken.
    func statement(
        _ row: SourceLine,
        variables: Variables,
        context: Bilingual?
    ) throws(ClientError) -> Statement {
        let cells = try TableRow.cells(row, variables: variables)
        guard cells.count == columns.count else {
            let extra = cells.count > columns.count ? cells[columns.count] : nil
            throw Self.error(
                row,
                extra?.column ?? row.text.unicodeScalars.count + 1,
                "the row has \(counted(cells.count, "cell")), the table "
                    + "\(counted(columns.count, "column"))",
                "这一行有 \(cells.count) 格，表有 \(columns.count) 列"
            )
        }
        var text = StatementText()
        let firstNamed = words.firstIndex { !$0.isQuoted && $0.text.contains("=") } ?? words.count
        for word in words[..<firstNamed] { text.add(word) }
        for (column, cell) in zip(columns, cells) where column.isPositional {
            guard !cell.isLeftOut else {
                throw Self.error(
                    row,
                    cell.column,
                    "\(column.name.text) has its place and cannot be left out",
                    "\(column.name.text) 按位置给出，不能省略"
                )
            }
            text.add(cell.text, line: row, column: cell.column, isLiteral: true)
        }
        for word in words[firstNamed...] { text.add(word) }
        for (column, cell) in zip(columns, cells) where !column.isPositional && !cell.isLeftOut {
            text.add(column.name, value: cell.text, line: row, column: cell.column)
        }
        return try Statement(line: row, bytes: text.bytes, map: text.map, context: context)
    }

    private static func error(
        _ line: SourceLine,
        _ column: Int,
        _ english: String,
        _ chinese: String
    ) -> ClientError {
        .script(Diagnostic(line: line, column: column, message: Bilingual(english, chinese)))
    }
}
