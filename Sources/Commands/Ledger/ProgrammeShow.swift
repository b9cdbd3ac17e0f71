import Domain
import Grammar
import Notation
import Schemes

/// `programme show`: a programme's practice share by hours, and its compulsory modules.
enum ProgrammeShow {
    private struct Row: Sendable {
        let item: String
        let have: Int
        let of: Int?
        let need: Int?
        let percent: Int?
        let verdict: Verdict
    }

    private static let columns = ColumnSet([
        ColumnSpec("item", "项目", .text, values: [Label("practice", "实践")]),
        ColumnSpec("have", "已有", .decimal, unit: "hours"),
        ColumnSpec("of", "总学时", .decimal, unit: "hours"),
        ColumnSpec("need", "应有", .decimal, unit: "hours"), ColumnSpec("share", "比例", .percent),
        ColumnSpec("verdict", "结论", .word),
    ])

    static let command = Command.query(
        [Label("programme", "培训项目"), Label("show", "查看")],
        Bilingual(
            "Shows a programme's practice share by hours, and its compulsory modules.",
            "查看培训项目的实践课时比例与必修模块。"
        ),
        Parameter<String>.positional(
            Label("name", "名称"),
            Reading<String>.value,
            Bilingual("the programme, as its sessions name it", "培训项目名称")
        ),
        Parameter<SchemeID>.keyword(
            Label("scheme", "方案"),
            SchemeParameter.reading,
            Bilingual("by which scheme", "按哪个方案")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "A31",
        examples: ["programme show 校本研修 scheme=national explain"],
        work: Walk.sessions
    ) { context, name, scheme, explain throws(Refusal) in
        let ruled = try CreditQuestion(context).loaded(scheme)
        guard let rule = ruled.rules.programme else {
            throw Refusal(
                .rule,
                "scheme \(ruled.version.text) says nothing about programmes",
                "方案 \(ruled.version.text) 没有培训项目规定",
                want: "scheme",
                hint: "scheme list"
            )
        }
        let sessions = context.register.sessions.filter { $0.programme == name }
        let rows = rows(sessions, rule)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.item)
            writer.decimal(row.have, places: 2)
            row.of.map { writer.decimal($0, places: 2) } ?? writer.none()
            row.need.map { writer.decimal($0, places: 2) } ?? writer.none()
            row.percent.map { writer.fixed($0, places: 2) } ?? writer.none()
            writer.text(row.verdict.label.english)
        }
        let (keys, practice) = (sessions.map(\.id.text).sorted(), rule.practice)
        let found = Bilingual(
            keys.isEmpty ? "none" : keys.joined(separator: ", "),
            keys.isEmpty ? "无" : keys.joined(separator: "、")
        )
        let kinds = Bilingual(
            practice.isEmpty ? "none" : practice.joined(separator: ", "),
            practice.isEmpty ? "未定" : practice.joined(separator: "、")
        )
        let cited = RuleCitation.of(rule.source, in: ruled.version.text)
        return Reply(
            body: .table(table),
            reasons: explain
                ? [
                    Bilingual(
                        "  sessions: \(found.english); practice: \(kinds.english) "
                            + "(\(cited.english))",
                        "  活动：\(found.chinese)；实践类别：\(kinds.chinese)"
                            + "（\(cited.chinese)）"
                    )
                ] : []
        )
    }

    private static func rows(_ sessions: [TrainingSession], _ rule: ProgrammeRule) -> [Row] {
        let all = sessions.reduce(0) { $0 + $1.hours.hundredths }
        let practice = sessions.filter { $0.category.map(rule.practice.contains) ?? false }
            .reduce(0) { $0 + $1.hours.hundredths }
        let need = rule.least.fraction.ceiling(times: all)
        let share = Row(
            item: "practice",
            have: practice,
            of: all,
            need: all == 0 ? nil : need,
            percent: all == 0 ? nil : Fraction(practice, all).rounded(places: 4),
            verdict: all == 0 ? .noData : practice >= need ? .met : .notMet
        )
        return [share]
            + rule.modules.map { module in
                let hours = sessions.filter { $0.module == module }
                    .reduce(0) { $0 + $1.hours.hundredths }
                return Row(
                    item: module,
                    have: hours,
                    of: nil,
                    need: nil,
                    percent: nil,
                    verdict: all == 0 ? .noData : hours > 0 ? .met : .notMet
                )
            }
    }
}
