internal import Grammar

/// Reads a script: includes, loops and tables unrolled, statements one by one.
///
/// A class: it owns the open files and the variables that directives set.
package final class ScriptReader {
    package internal(set) var variables: Variables
    var frames: [Frame] = []
    /// Pieces that are still to be read, the next one last.
    var waiting: [Invocation.Piece]
    var table: (template: TableTemplate, depth: Int)?
    var commandNumber = 0

    /// The deepest nesting of files and loops.
    package static let depthLimit = 32
    /// The most lines in one loop.
    package static let loopLimit = 100_000

    /// Where lines come from: a file, or the lines of a loop.
    enum Frame {
        case source(LineSource)
        case loop(ScriptLoop)
    }

    package init(_ pieces: [Invocation.Piece], variables: Variables = Variables()) {
        waiting = pieces.reversed()
        self.variables = variables
    }

    /// Reads a text, such as what was pasted.
    package init(text: String, name: String, variables: Variables) {
        waiting = []
        frames = [.source(LineSource(text: Array(text.utf8), name: name))]
        self.variables = variables
    }

    /// Sees whether the files of the command line are there, before anything is run.
    package func checkFiles() throws(ClientError) {
        for case .file(let path) in waiting.reversed() where path != "-" {
            try ScriptFile.check(path)
        }
    }

    /// The descriptor that brings more after `pending`.
    package var pendingDescriptor: Int32? {
        guard case .source(let source) = frames.last else { return nil }
        return source.pendingDescriptor
    }

    /// How much of the script has been read, of 1; nil where that cannot be told.
    package var part: Double? {
        guard waiting.isEmpty, case .source(let source) = frames.first else { return nil }
        return source.part
    }

    /// What comes next; unless it `waits`, a pipe may answer `pending`.
    ///
    /// Where the script is not right, nothing of that statement was given out.
    package func next(waits: Bool = true) throws(ClientError) -> ScriptItem {
        while true {
            if frames.isEmpty {
                guard let piece = waiting.popLast() else { return .end }
                try open(piece)
            }
            switch try pull(waits: waits) {
            case .pending: return .pending
            case .end: try closeFrame()
            case .line(let line):
                if let item = try item(of: line) { return item }
            }
        }
    }

    func open(_ piece: Invocation.Piece) throws(ClientError) {
        switch piece {
        case .file("-"): frames = [.source(LineSource(pipe: 0, name: "stdin"))]
        case .file(let path): frames = [.source(try LineSource(path: path))]
        case .text(let text):
            commandNumber += 1
            let name = commandNumber == 1 ? "-c" : "-c\(commandNumber)"
            frames = [.source(LineSource(text: Array(text.utf8), name: name))]
        }
    }

    func pull(waits: Bool) throws(ClientError) -> LineSource.Pull {
        switch frames.last {
        case nil: return .end
        case .source(let source): return try source.next(waits: waits)
        case .loop(let loop):
            guard let line = loop.nextLine(&variables) else { return .end }
            return .line(line)
        }
    }

    func closeFrame() throws(ClientError) {
        if let table, table.depth == frames.count {
            throw Self.unclosed(table.template.line)
        }
        frames.removeLast()
    }

    func item(of line: SourceLine) throws(ClientError) -> ScriptItem? {
        if Directive.isDirective(line.bytes) { return try obey(line) }
        if let table {
            guard !Self.isBlank(line) else { return nil }
            return .statement(
                try table.template.statement(line, variables: variables, context: context)
            )
        }
        return try StatementBuilder.statement(line, variables: variables, context: context)
            .map { .statement($0) }
    }

    static func isBlank(_ line: SourceLine) -> Bool {
        let first = line.text.unicodeScalars.first { !" \t\u{3000}".unicodeScalars.contains($0) }
        return first == nil || first == "#"
    }

    /// The row that the innermost loop is at.
    var context: Bilingual? {
        for frame in frames.reversed() {
            if case .loop(let loop) = frame { return loop.context }
        }
        return nil
    }
}
