import Domain
import Grammar
import Notation
import Schemes

/// `credits lacking`: what is lacking, and the cheapest ways to close it.
enum CreditsLacking {
    private struct Row: Sendable {
        let person: Person
        let unit: UnitID
        let scheme: String
        let period: String
        let item: String
        let measure: CreditMeasure
        /// In ten-thousandths.
        let short: Int
        let way: String?
        /// In hundredths, half up.
        let hours: Int?
        let last: Day?
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("scheme", "方案", .id),
        ColumnSpec("period", "期间", .text), ColumnSpec("item", "项目", .text),
        ColumnSpec("measure", "计量", .word, values: CreditMeasure.allCases.map(\.label)),
        ColumnSpec("short", "缺", .decimal),
        ColumnSpec("way", "补足途径", .text), ColumnSpec("hours", "需学时", .decimal, unit: "hours"),
        ColumnSpec("before", "截止", .day),
    ])

    private static let rule = Bilingual("A01", "A01")

    static let command = Command.query(
        [Label("credits", "学分"), Label("lacking", "欠缺")],
        Bilingual(
            "Lists what teachers lack, and the ways to close it, the fewest hours first.",
            "列出教师所缺项目及补足途径，所需学时少者在前。"
        ),
        ToldOnce.teacher,
        ToldOnce.unit,
        CreditQuestion.period,
        CreditQuestion.scheme,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A01",
        examples: ["credits lacking unit=hetu period=2024", "credits lacking teacher=T001"],
        work: Walk.ledgers
    ) { context, teacher, unit, period, scheme, explain throws(Refusal) in
        let question = CreditQuestion(context, explains: explain)
        let day = question.day(of: period)
        let people = try ToldOnce.people(teacher, unit, in: context.register) {
            question.everyone(of: $0, on: day)
        }
        if explain { try ExplainedStatements.check(people.count) }
        var rows: [Row] = []
        var reasons: [Bilingual] = []
        var asked: Set<PersonID> = []
        var leftOut = LeftOutCycles()
        for person in people {
            for ruled in try schemes(question, person, scheme, unit, on: day) {
                let years = try question.years(period, ruled, on: context.today, of: Stored(person))
                // Of a closed year whoever was settled in it, where it was settled.
                let own = question.unit(of: Stored(person), ruled.version.scheme, years, on: day)
                if let unit, !(own.map { question.lies($0, below: unit, day) } ?? false) {
                    continue
                }
                asked.insert(person.id)
                let item = try question.item(person, ruled, years, on: day).0
                leftOut.add(item)
                let lacking = item.statement.lacking
                for requirement in lacking {
                    rows += Self.rows(item, own ?? person.unit[day], requirement, context.language)
                }
                if explain, !lacking.isEmpty { reasons += CreditReasons(item: item).lines }
            }
        }
        let found = rows
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            write(found[index], day, to: writer)
        }
        return Reply(
            body: .table(table),
            reasons: reasons,
            notes: leftOut.notes,
            meta: [Reply.Meta("teachers", asked.count)],
            page: {
                let title = Bilingual("What teachers lack, and the ways to close it", "学时学分缺项与补足办法")
                return UnitPage.page(title, unit: unit, context, rules: [rule])
            }
        )
    }

    /// The schemes in force for a teacher; of one who has left the unit since, those of the unit.
    private static func schemes(
        _ question: CreditQuestion,
        _ person: Person,
        _ named: SchemeID?,
        _ unit: UnitID?,
        on day: Day
    ) throws(Refusal) -> [CreditQuestion.Ruled] {
        let own = person.unit[day]
        let isHere = unit.map { question.lies(own, below: $0, day) } ?? true
        return try question.schemes(named, for: isHere ? own : unit ?? own, on: day)
    }

    private static func rows(
        _ item: CreditTable.Item,
        _ unit: UnitID,
        _ requirement: CreditRequirement,
        _ language: Language
    ) -> [Row] {
        let rules = item.statement.rules
        let short = CreditText.places4(
            requirement.short ?? 0,
            requirement.measure,
            scale: rules.scale
        )
        func row(_ way: String?, _ hours: Fraction?) -> Row {
            Row(
                person: item.person,
                unit: unit,
                scheme: item.ruled.version.text,
                period: CreditTable.text(requirement.years, rules),
                item: requirement.name,
                measure: requirement.measure,
                short: short,
                way: way,
                hours: hours?.rounded(places: 2),
                last: rules.cycle.year(requirement.years.upperBound)?.last
            )
        }
        let ways = CreditWays.ways(to: requirement, rules)
        guard !ways.isEmpty else { return [row(nil, nil)] }
        return ways.map { way in
            let selector = way.coefficient?.selector ?? requirement.selector
            let text = [way.coefficient?.text, selector?.text(in: language)].compactMap(\.self)
            let parts = text.filter { !$0.isEmpty }
            return row(parts.isEmpty ? nil : parts.joined(separator: " "), way.hours)
        }
    }

    private static func write(_ row: Row, _ day: Day, to writer: any ReplyWriter) {
        writer.text(row.unit.text)
        writer.text(row.person.id.text)
        writer.text(row.person.name[day])
        writer.text(row.scheme)
        writer.text(row.period)
        writer.text(row.item)
        writer.text(row.measure.label.english)
        writer.decimal(row.short, places: 4)
        row.way.map { writer.text($0) } ?? writer.none()
        row.hours.map { writer.decimal($0, places: 2) } ?? writer.none()
        if let last = row.last {
            let (year, month, day) = last.civil
            writer.day(year: year, month: month, day: day)
        } else {
            writer.none()
        }
    }
}
