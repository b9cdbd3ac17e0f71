import Domain
import Grammar
import Notation
import Schemes

/// Rows of teachers' statements: totals, requirements, results.
struct CreditTable {
    /// A teacher's statement under one scheme.
    struct Item {
        private let stored: Stored<Person>
        let ruled: CreditQuestion.Ruled
        let statement: CreditStatement
        /// The settled figures, where the account year is closed.
        let seal: Seal?
        /// What was asked about, where it is a part of years.
        var part: String?

        /// `2024`, `2021..2025`, or the term or days that were asked about.
        var period: String { part ?? CreditTable.text(statement.years, statement.rules) }

        init(
            person: Stored<Person>,
            ruled: CreditQuestion.Ruled,
            statement: CreditStatement,
            seal: Seal?
        ) {
            stored = person
            self.ruled = ruled
            self.statement = statement
            self.seal = seal
        }

        init(
            person: Person,
            ruled: CreditQuestion.Ruled,
            statement: CreditStatement,
            seal: Seal?
        ) {
            self.init(person: Stored(person), ruled: ruled, statement: statement, seal: seal)
        }

        var person: Person { stored.value }
        var teacher: PersonID { stored.key }
    }

    private struct Row: Sendable {
        let scheme: String
        let period: String
        let item: String
        let measure: CreditMeasure?
        var have: Int?
        var need: Int?
        var short: Int?
        var surplus: Int?
        var received: Int?
        var given: Int?
        var lost: Int?
        let verdict: Verdict?
        let mode: CreditMode?
    }

    static let columns = ColumnSet([
        ColumnSpec("scheme", "方案", .id), ColumnSpec("period", "期间", .text),
        ColumnSpec(
            "item",
            "项目",
            .text,
            values: sums.map { Label($0, $1.chinese) }.sorted { $0.english < $1.english }
        ), ColumnSpec("measure", "计量", .word),
        ColumnSpec("have", "已有", .decimal), ColumnSpec("need", "应有", .decimal),
        ColumnSpec("short", "缺", .decimal), ColumnSpec("surplus", "超出", .decimal),
        ColumnSpec("received", "冲抵入", .decimal), ColumnSpec("given", "冲抵出", .decimal),
        ColumnSpec("lost", "不计", .decimal), ColumnSpec("verdict", "结论", .word),
        ColumnSpec("mode", "效力", .word),
    ])

    /// What the rows are called that no rule names.
    private static let sums = [
        "total-hours": Bilingual("total hours", "学时合计"),
        "total-credits": Bilingual("total credits", "学分合计"),
        "result": Bilingual("result", "结论"),
    ]

    private var rows: [Row] = []

    init(_ items: [Item]) {
        for item in items { add(item) }
    }

    var table: Reply.Table { table(in: nil) }

    /// The rows; with a language the sums and the result are named in it, as on paper.
    func table(in language: Language?) -> Reply.Table {
        let rows = rows
        return Reply.Table(columns: Self.columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.scheme)
            writer.text(row.period)
            let printed = language.flatMap { Self.sums[row.item]?[$0] }
            writer.text(printed ?? row.item)
            row.measure.map { writer.text($0.label.english) } ?? writer.none()
            let amounts = [
                row.have, row.need, row.short, row.surplus, row.received, row.given, row.lost,
            ]
            for amount in amounts {
                amount.map { writer.decimal($0, places: 4) } ?? writer.none()
            }
            row.verdict.map { writer.text($0.label.english) } ?? writer.none()
            row.mode.map { writer.text($0.label.english) } ?? writer.none()
        }
    }

    private mutating func add(_ item: Item) {
        let (scheme, statement) = (item.ruled.version.text, item.statement)
        let scale = statement.rules.scale
        let period = item.period
        func row(_ name: String, _ measure: CreditMeasure?, _ verdict: Verdict?) -> Row {
            Row(
                scheme: scheme,
                period: period,
                item: name,
                measure: measure,
                verdict: verdict,
                mode: nil
            )
        }
        var hours = row("total-hours", .hours, nil)
        hours.have = item.seal.map { $0.hours * 100 } ?? statement.hours * 100
        rows.append(hours)
        var credits = row("total-credits", .credits, nil)
        credits.have =
            item.seal?.credits
            ?? CreditText.places4(statement.credits, .credits, scale: scale)
        credits.lost = CreditText.places4(statement.lostCredits, .credits, scale: scale)
        rows.append(credits)
        for requirement in statement.requirements { add(requirement, scheme, statement.rules) }
        rows.append(row("result", nil, item.seal?.result.verdict ?? statement.verdict))
    }

    private mutating func add(
        _ requirement: CreditRequirement,
        _ scheme: String,
        _ rules: CreditRules
    ) {
        let measure = requirement.measure
        func amount(_ units: Int) -> Int {
            CreditText.places4(units, measure, scale: rules.scale)
        }
        func sum(_ transfers: [CreditRequirement.Transfer]) -> Int? {
            transfers.isEmpty ? nil : amount(transfers.reduce(0) { $0 + $1.amount })
        }
        rows.append(
            Row(
                scheme: scheme,
                period: Self.text(requirement.years, rules),
                item: requirement.name,
                measure: measure,
                have: amount(requirement.have),
                need: requirement.need.map(amount),
                short: requirement.short.map(amount),
                surplus: requirement.need.map { _ in amount(requirement.surplus) },
                received: sum(requirement.received),
                given: sum(requirement.given),
                lost: nil,
                verdict: requirement.verdict,
                mode: requirement.mode
            )
        )
    }

    /// `2024`, `2021..2025`.
    static func text(_ years: ClosedRange<Int>, _ rules: CreditRules) -> String {
        let first = rules.cycle.text(years.lowerBound)
        return years.count == 1 ? first : "\(first)..\(rules.cycle.text(years.upperBound))"
    }
}

extension Seal.Result {
    var verdict: Verdict {
        switch self {
        case .complete: .met
        case .incomplete: .notMet
        case .open: .noData
        }
    }

    init(_ verdict: Verdict) {
        switch verdict {
        case .met: self = .complete
        case .notMet: self = .incomplete
        case .noData: self = .open
        }
    }
}
