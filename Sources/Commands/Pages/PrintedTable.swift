import Domain
import Grammar
import Notation

/// A reply's table as a page prints it: names where the wire has keys.
enum PrintedTable {
    /// The table without some columns; units by their names, and only where there are several.
    static func of(
        _ table: Reply.Table,
        without: Set<String>,
        _ context: Context
    ) -> Reply.Table {
        let columns = table.columns.columns
        let isOneUnit = units(table).count < 2
        let kept = columns.map { column in
            !without.contains(column.name.english) && !(isOneUnit && column.name.english == "unit")
        }
        let unit = columns.firstIndex { $0.name.english == "unit" }
        let shown = zip(columns, kept).filter(\.1).map { column, _ in
            column.name.english == "unit" ? ColumnSpec("unit", "单位", .text) : column
        }
        return Reply.Table(columns: ColumnSet(shown), rowCount: table.rowCount) { index, writer in
            let writer = Writer(writer, kept, unit) { key in
                UnitPage.name(of: UnitID(key), context)
            }
            table.writeRow(index, writer)
        }
    }

    /// A page with a table that is printed so, after its charts.
    static func page(
        _ title: Bilingual,
        unit: UnitID?,
        _ table: Reply.Table,
        without: Set<String>,
        charts: [Chart] = [],
        rules: [Bilingual],
        _ context: Context
    ) -> Page {
        UnitPage.page(
            title,
            unit: unit,
            context,
            parts: charts.map { .chart($0) } + [.table(of(table, without: without, context))],
            rules: rules
        )
    }

    /// The keys in the column of units.
    private static func units(_ table: Reply.Table) -> Set<String> {
        guard let place = table.columns.columns.firstIndex(where: { $0.name.english == "unit" })
        else { return [] }
        let collector = Collector(place)
        for row in 0..<table.rowCount {
            collector.next = 0
            table.writeRow(row, collector)
        }
        return collector.found
    }

    /// Hands on the cells of the columns that are kept.
    private final class Writer: ReplyWriter {
        private let target: any ReplyWriter
        private let kept: [Bool]
        private let unit: Int?
        private let name: (String) -> String
        private var next = 0

        init(
            _ target: any ReplyWriter,
            _ kept: [Bool],
            _ unit: Int?,
            _ name: @escaping (String) -> String
        ) {
            self.target = target
            self.kept = kept
            self.unit = unit
            self.name = name
        }

        private func pass(_ write: (any ReplyWriter) -> Void) {
            if kept[next] { write(target) }
            next += 1
        }

        func none() { pass { $0.none() } }
        func text(_ text: String) {
            let shown = next == unit ? name(text) : text
            pass { $0.text(shown) }
        }
        func integer(_ value: Int) { pass { $0.integer(value) } }
        func flag(_ value: Bool) { pass { $0.flag(value) } }
        func decimal(_ scaled: Int, places: Int) { pass { $0.decimal(scaled, places: places) } }
        func fixed(_ scaled: Int, places: Int) { pass { $0.fixed(scaled, places: places) } }
        func day(year: Int, month: Int, day: Int) {
            pass { $0.day(year: year, month: month, day: day) }
        }
    }

    /// Takes the texts of one column.
    private final class Collector: ReplyWriter {
        private let place: Int
        var next = 0
        private(set) var found: Set<String> = []

        init(_ place: Int) {
            self.place = place
        }

        func none() { next += 1 }
        func text(_ text: String) {
            if next == place { found.insert(text) }
            next += 1
        }
        func integer(_ value: Int) { next += 1 }
        func flag(_ value: Bool) { next += 1 }
        func decimal(_ scaled: Int, places: Int) { next += 1 }
        func fixed(_ scaled: Int, places: Int) { next += 1 }
        func day(year: Int, month: Int, day: Int) { next += 1 }
    }
}
