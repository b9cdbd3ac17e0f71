import Domain
import Grammar
import Notation
import Schemes

/// `credits unit`: how a unit stands: who is complete, its means, its subjects' shares.
enum CreditsUnit {
    private struct Row: Sendable {
        let scheme: String
        let item: String
        let subject: String?
        let teachers: Int
        /// Ten-thousandths for a mean, people for a share.
        let have: Int?
        let places: Int
        let need: Int?
        let short: Int?
        /// In hundredths of a percent.
        let percent: Int?
        let verdict: Verdict?
        let mode: CreditMode?
    }

    private static let columns = ColumnSet([
        ColumnSpec("scheme", "方案", .id),
        ColumnSpec("item", "项目", .text, values: [Label("complete", "完成")]),
        ColumnSpec("subject", "学科", .text), ColumnSpec("teachers", "教师数", .integer),
        ColumnSpec("have", "已有", .decimal), ColumnSpec("need", "应有", .decimal),
        ColumnSpec("short", "缺", .decimal), ColumnSpec("share", "比例", .percent),
        ColumnSpec("verdict", "结论", .word), ColumnSpec("mode", "效力", .word),
    ])

    private static let rule = Bilingual("A01, A22, A25", "A01, A22, A25")

    static let command = Command.query(
        [Label("credits", "学分"), Label("unit", "单位")],
        Bilingual(
            "Shows a unit's completion, its mean hours and credits, its subjects' shares.",
            "查看单位完成率、人均学时学分及各学科参训比例。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        CreditQuestion.scheme,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A01, A22, A25",
        examples: ["credits unit unit=hetu period=2024"],
        work: Walk.ledgers
    ) { context, unit, period, scheme, explain throws(Refusal) in
        let question = CreditQuestion(context)
        let day = question.day(of: period)
        var rows: [Row] = []
        var reasons: [Bilingual] = []
        var leftOut = LeftOutCycles()
        for ruled in try question.schemes(scheme, for: unit, on: day) {
            let years = try question.years(period, ruled, on: context.today)
            let pinned = try question.pinned(unit, ruled, years, on: day).0
            let group = try CreditGroup.group(
                question,
                unit,
                pinned,
                years,
                day,
                context.surroundings.credits
            )
            rows += Self.rows(group, pinned)
            leftOut.add(pinned, years)
            reasons += group.reasons
        }
        let found = rows
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            write(found[index], to: writer)
        }
        let title = Bilingual("Completion, means and shares", "完成率、人均学时学分与参训比例")
        return Reply(
            body: .table(table),
            reasons: explain ? reasons : [],
            notes: leftOut.notes,
            page: { UnitPage.page(title, unit: unit, context, rules: [rule]) }
        )
    }

    private static func rows(_ group: CreditGroup, _ ruled: CreditQuestion.Ruled) -> [Row] {
        let scheme = ruled.version.text
        let (all, complete) = (group.count, group.complete)
        let completion = Row(
            scheme: scheme,
            item: "complete",
            subject: nil,
            teachers: all,
            have: complete,
            places: 0,
            need: nil,
            short: nil,
            percent: all == 0 ? nil : Fraction(complete, all).rounded(places: 4),
            verdict: nil,
            mode: nil
        )
        let means = group.means.map { mean in
            Row(
                scheme: scheme,
                item: mean.rule.name,
                subject: nil,
                teachers: all,
                have: mean.value,
                places: 4,
                need: mean.need,
                short: mean.short,
                percent: nil,
                verdict: mean.verdict,
                mode: mean.rule.mode
            )
        }
        let shares = group.shares.map { share in
            Row(
                scheme: scheme,
                item: share.rule.name,
                subject: share.subject,
                teachers: share.teachers,
                have: share.have,
                places: 0,
                need: share.need,
                short: share.need.map { max(0, $0 - share.have) },
                percent: share.teachers == 0
                    ? nil : Fraction(share.have, share.teachers).rounded(places: 4),
                verdict: share.verdict,
                mode: share.rule.mode
            )
        }
        return [completion] + means + shares
    }

    private static func write(_ row: Row, to writer: any ReplyWriter) {
        writer.text(row.scheme)
        writer.text(row.item)
        row.subject.map { writer.text($0) } ?? writer.none()
        writer.integer(row.teachers)
        for amount in [row.have, row.need, row.short] {
            amount.map { writer.decimal($0, places: row.places) } ?? writer.none()
        }
        row.percent.map { writer.fixed($0, places: 2) } ?? writer.none()
        row.verdict.map { writer.text($0.label.english) } ?? writer.none()
        row.mode.map { writer.text($0.label.english) } ?? writer.none()
    }
}
