import Domain
import Grammar
import Notation
import Schemes

/// `credits list`: the teachers of a unit ranked by credits, then hours; shared places 1, 2, 2, 4.
enum CreditsList {
    private struct Row: Ranked, Sendable {
        let person: Person
        let unit: UnitID
        let scheme: String
        let hours: Int
        let credits: Int
        let verdict: Verdict
        let lacking: String
        let pending: Int
        let ruled: CreditQuestion.Ruled
        let years: ClosedRange<Int>
        var place = 0

        var teacher: PersonID { person.id }
    }

    private static let columns = ColumnSet([
        ColumnSpec("place", "名次", .integer), ColumnSpec("unit", "单位", .id),
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("scheme", "方案", .id), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("credits", "学分", .decimal), ColumnSpec("verdict", "结论", .word),
        ColumnSpec("lacking", "缺项", .text), ColumnSpec("pending", "待审", .integer),
    ])

    static let command = Command.query(
        [Label("credits", "学分"), Label("list", "列表")],
        Bilingual(
            "Ranks a unit's teachers by credits, then hours; ties share a place.",
            "按学分、再按学时排名，并列同名次；未完成者照列并标明。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        CreditQuestion.scheme,
        CommonParameter.limit,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A05",
        examples: ["credits list unit=hetu period=2024"],
        work: Walk.ledgers
    ) { context, unit, period, scheme, limit, explain throws(Refusal) in
        let question = CreditQuestion(context)
        let day = question.day(of: period)
        var ranked: [Row] = []
        var leftOut = LeftOutCycles()
        let complete: Int
        let count: Int
        if let limit, !question.hasClosings, period != .cycle {
            // Ranked by the figures that are kept up; statements of those who are shown.
            let all = try standing(question, unit, period, scheme, day, context)
            for place in Self.ranked(all).prefix(limit) {
                ranked.append(try row(place, question, day, &leftOut))
            }
            (complete, count) = (all.count { $0.verdict == .met }, all.count)
        } else {
            let all = try rows(question, unit, period, scheme, day, &leftOut)
            ranked = Array(Self.ranked(all).prefix(limit ?? .max))
            (complete, count) = (all.count { $0.verdict == .met }, all.count)
        }
        let shown = ranked
        if explain { try ExplainedStatements.check(shown.count) }
        let table = Reply.Table(columns: columns, rowCount: shown.count) { index, writer in
            let row = shown[index]
            writer.integer(row.place)
            writer.text(row.unit.text)
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.text(row.scheme)
            writer.decimal(row.hours, places: 2)
            writer.decimal(row.credits, places: 4)
            writer.text(row.verdict.label.english)
            row.lacking.isEmpty ? writer.none() : writer.text(row.lacking)
            writer.integer(row.pending)
        }
        return Reply(
            body: .table(table),
            reasons: explain ? try reasons(shown, day, context) : [],
            notes: leftOut.notes,
            meta: [Reply.Meta("complete", complete), Reply.Meta("of", count)],
            page: { page(unit, period, context) }
        )
    }

    /// Of those who are shown alone: all others are ranked without.
    private static func reasons(
        _ rows: [Row],
        _ day: Day,
        _ context: Context
    ) throws(Refusal) -> [Bilingual] {
        let question = CreditQuestion(context, explains: true)
        var reasons: [Bilingual] = []
        for row in rows {
            let item = try question.item(row.person, row.ruled, row.years, on: day).0
            reasons += CreditReasons(item: item).lines
        }
        return reasons
    }

    private static func page(
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ context: Context
    ) -> Page {
        let text = period?.text ?? String(context.today.year)
        return UnitPage.page(
            Bilingual("Ranking by credits, \(text)", "学分排名（\(text)）"),
            unit: unit,
            context,
            rules: [
                Bilingual(
                    "A05: by credits, then hours; who stands alike shares a place",
                    "A05：按学分、再按学时排名，相同者并列"
                )
            ]
        )
    }

    /// What ranks a teacher.
    private protocol Ranked {
        var scheme: String { get }
        var credits: Int { get }
        var hours: Int { get }
        var unit: UnitID { get }
        var teacher: PersonID { get }
        var place: Int { get set }
    }

    /// A teacher's figures that are kept up.
    private struct Standing: Ranked {
        let teacher: PersonID
        let unit: UnitID
        let ruled: CreditQuestion.Ruled
        let years: ClosedRange<Int>
        let scheme: String
        let hours: Int
        let credits: Int
        let verdict: Verdict
        var place = 0
    }

    private static func standing(
        _ question: CreditQuestion,
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ scheme: SchemeID?,
        _ day: Day,
        _ context: Context
    ) throws(Refusal) -> [Standing] {
        var found: [Standing] = []
        for ruled in try CreditsSummary.schemes(question, scheme, unit, day) {
            let asked = try CreditsSummary.asked(
                ruled,
                question,
                unit,
                period,
                scheme,
                day,
                context
            )
            let scale = ruled.rules.scale
            let kept = try context.surroundings.credits.standing(asked, ruled, question)
            for (teacher, member) in kept.members {
                found.append(
                    Standing(
                        teacher: teacher,
                        unit: member.unit,
                        ruled: ruled,
                        years: asked.years,
                        scheme: ruled.version.text,
                        hours: member.figures.hours,
                        credits: CreditText.places4(member.figures.credits, .credits, scale: scale),
                        verdict: member.figures.verdict
                    )
                )
            }
        }
        return found
    }

    private static func row(
        _ standing: Standing,
        _ question: CreditQuestion,
        _ day: Day,
        _ leftOut: inout LeftOutCycles
    ) throws(Refusal) -> Row {
        let person = try Descriptions.person.stored(standing.teacher, question.register)
        let item = try question.item(person, standing.ruled, standing.years, on: day).0
        leftOut.add(item)
        var row = row(item, standing.unit, standing.ruled, standing.years)
        row.place = standing.place
        return row
    }

    private static func rows(
        _ question: CreditQuestion,
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ scheme: SchemeID?,
        _ day: Day,
        _ leftOut: inout LeftOutCycles
    ) throws(Refusal) -> [Row] {
        var rows: [Row] = []
        for person in question.everyone(of: unit, on: day) {
            for ruled in try question.schemes(scheme, for: person.unit[day], on: day) {
                let stored = Stored(person)
                let years = try question.years(period, ruled, on: question.today, of: stored)
                let name = ruled.version.scheme
                guard let own = question.unit(of: person, below: unit, name, years, on: day)
                else { continue }
                let item = try question.item(person, ruled, years, on: day).0
                leftOut.add(item)
                rows.append(row(item, own, ruled, years))
            }
        }
        return rows
    }

    private static func row(
        _ item: CreditTable.Item,
        _ unit: UnitID,
        _ ruled: CreditQuestion.Ruled,
        _ years: ClosedRange<Int>
    ) -> Row {
        let statement = item.statement
        let credits = CreditText.places4(
            statement.credits,
            .credits,
            scale: statement.rules.scale
        )
        return Row(
            person: item.person,
            unit: unit,
            scheme: item.ruled.version.text,
            hours: item.seal?.hours ?? statement.hours,
            credits: item.seal?.credits ?? credits,
            verdict: item.seal?.result.verdict ?? statement.verdict,
            lacking: item.seal.map { $0.lacking ?? "" } ?? CreditLack.text(statement),
            pending: statement.pending,
            ruled: ruled,
            years: years
        )
    }

    /// Within each scheme; who stands alike shares a place.
    private static func ranked<One: Ranked>(_ rows: [One]) -> [One] {
        var rows = rows.sorted { left, right in
            (left.scheme, right.credits, right.hours, left.unit, left.teacher)
                < (right.scheme, left.credits, left.hours, right.unit, right.teacher)
        }
        var first = 0
        for index in rows.indices {
            if index > 0, rows[index].scheme != rows[index - 1].scheme { first = index }
            let isShared =
                index > first && rows[index].credits == rows[index - 1].credits
                && rows[index].hours == rows[index - 1].hours
            rows[index].place = isShared ? rows[index - 1].place : index - first + 1
        }
        return rows
    }
}
