/// Which place of the script each part of a sent statement came from.
package struct ColumnMap: Sendable, Hashable {
    /// A part of the statement that came from one place.
    package struct Run: Sendable, Hashable {
        /// Scalars of the statement before it.
        package let start: Int
        package let line: SourceLine
        /// Where it came from, in scalars from 1.
        package let column: Int
        /// Whether it was copied, so that a place within it can be told.
        package let isLiteral: Bool

        package init(start: Int, line: SourceLine, column: Int, isLiteral: Bool) {
            self.start = start
            self.line = line
            self.column = column
            self.isLiteral = isLiteral
        }
    }

    /// In order of `start`.
    package private(set) var runs: [Run] = []

    package init() {}

    package mutating func add(_ run: Run) {
        runs.append(run)
    }

    /// The place of a position in the statement, in scalars from 1.
    package func place(of position: Int) -> (line: SourceLine, column: Int)? {
        guard let run = runs.last(where: { $0.start < position }) ?? runs.first else { return nil }
        let within = run.isLiteral ? max(0, position - 1 - run.start) : 0
        return (run.line, run.column + within)
    }
}
