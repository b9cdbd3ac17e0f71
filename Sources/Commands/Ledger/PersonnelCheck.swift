import Domain
import Grammar
import Notation
import Schemes

/// `personnel check`: may this teacher apply for what the credits are tied to, and why not.
enum PersonnelCheck {
    private struct Row: Sendable {
        let scheme: String
        let gate: PersonnelGate
        let verdict: Verdict
        let lacking: String
    }

    private static let columns = ColumnSet([
        ColumnSpec("scheme", "方案", .id), ColumnSpec("gate", "事项", .text),
        ColumnSpec("mode", "效力", .word), ColumnSpec("verdict", "结论", .word),
        ColumnSpec("allowed", "可申报", .flag), ColumnSpec("lacking", "缺项", .text),
        ColumnSpec("rewards", "奖励", .text),
    ])

    static let command = Command.query(
        [Label("personnel", "人事事项"), Label("check", "核查")],
        Bilingual(
            "Says what a teacher may apply for by credits: a hard gate shuts, a soft one informs.",
            "核查与学分挂钩的人事事项：必备条件未达不可申报，参考条件只作依据。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("who", "教师")
        ),
        CreditQuestion.period,
        CreditQuestion.scheme,
        CommonParameter.explain,
        UnitParameter.near,
        columns: columns.columns,
        recorded: true,
        source: "A11, A12",
        examples: ["personnel check T001 period=2024"]
    ) { context, teacher, period, scheme, explain, _ throws(Refusal) in
        let question = CreditQuestion(context, explains: explain)
        let person = try Descriptions.person.object(teacher, context.register)
        let day = question.day(of: period)
        var rows: [Row] = []
        var reasons: [Bilingual] = []
        for ruled in try question.regulating(scheme, for: person.unit[day], on: day)
        where !ruled.rules.personnel.isEmpty {
            let years = try question.years(period, ruled, on: context.today, of: Stored(person))
            let item = try question.item(person, ruled, years, on: day).0
            if explain { reasons += CreditReasons(item: item).lines }
            rows += item.ruled.rules.personnel.map { gate in
                Row(
                    scheme: item.ruled.version.text,
                    gate: gate,
                    verdict: item.seal?.result.verdict ?? item.statement.verdict,
                    lacking: item.seal.map { $0.lacking ?? "" } ?? CreditLack.text(item.statement)
                )
            }
        }
        let found = rows
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            let row = found[index]
            writer.text(row.scheme)
            writer.text(row.gate.name)
            writer.text(row.gate.mode.label.english)
            writer.text(row.verdict.label.english)
            allowed(row).map { writer.flag($0) } ?? writer.none()
            row.lacking.isEmpty ? writer.none() : writer.text(row.lacking)
            let rewards = row.gate.rewards.joined(separator: ",")
            rewards.isEmpty || row.verdict != .met ? writer.none() : writer.text(rewards)
        }
        return Reply(body: .table(table), reasons: reasons)
    }

    /// A soft gate never shuts; a hard one says nothing where nothing is set.
    private static func allowed(_ row: Row) -> Bool? {
        guard row.gate.mode == .hard else { return true }
        return switch row.verdict {
        case .met: true
        case .notMet: false
        case .noData: nil
        }
    }
}
