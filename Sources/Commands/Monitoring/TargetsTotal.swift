import Domain
import Grammar
import Notation
import Schemes

/// `targets total`: the attainment accumulated over a term's tests (达标累计).
enum TargetsTotal {
    private static let columns = ColumnSet([
        ColumnSpec("place", "名次", .integer), ColumnSpec("unit", "单位", .id),
        ColumnSpec("class", "班级", .id), ColumnSpec("class-name", "班名", .text),
        ColumnSpec("tests", "测验次数", .integer),
        ColumnSpec("met", "达标", .integer, unit: "items"),
        ColumnSpec("possible", "应达", .integer, unit: "items"),
        ColumnSpec("percent", "达标率", .share), ColumnSpec("trend", "各次走势", .trend),
        ColumnSpec("verdict", "结论", .word),
    ])

    static let command = Command.query(
        [Label("targets", "达标"), Label("total", "累计")],
        Bilingual(
            "Adds up the targets met over a term; only tests held count.",
            "累计一学期的达标项数；只计已举行的测验。"
        ),
        Parameter<TermID>.keyword(
            Label("term", "学期"),
            Reading<TermID>.term,
            Bilingual("the term", "学期")
        ),
        TargetQuestion.schoolClass,
        TargetQuestion.grade,
        TargetQuestion.unit,
        TargetQuestion.anew,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "H05",
        examples: [
            "targets total term=2024-autumn", "targets total term=2024-autumn class=三1 explain",
            "达标 累计 学期=2024-autumn 重算",
        ],
        work: Walk.figures
    ) { context, term, name, grade, unit, anew, explain throws(Refusal) in
        let question = try TargetQuestion(
            context,
            test: nil,
            term: term,
            schoolClass: name,
            grade: grade,
            subject: nil,
            unit: unit
        )
        let rows = try anew ? totalsAnew(question, context) : totals(question, context)
        let ordered = rows.sorted { isBetter($0.total, $1.total) }
        let owner = unit ?? term.unit
        // Classes are called as they were in the term.
        let day = min(context.register.terms[term]?.to ?? context.today, context.today)
        let view = View(register: context.register, day: day)
        var reply = Reply(body: .table(table(ordered, view)))
        let about = UnitPage.name(of: term, context.register)
        reply.page = {
            UnitPage.page(
                Bilingual("Targets accumulated, \(about.english)", "\(about.chinese) 达标累计"),
                unit: owner,
                context,
                parts: [
                    .chart(chart(ordered, view, context)),
                    .table(table(ordered, view, for: context)),
                ],
                rules: [
                    Bilingual(
                        "H05: items met of those with a verdict; a test not held adds nothing",
                        "H05：达标项数与有结论项数之比；未举行的测验不计"
                    )
                ]
            )
        }
        if explain { reply.reasons = ordered.flatMap { reasons($0.total) } }
        return reply
    }

    private static func totalsAnew(
        _ question: TargetQuestion,
        _ context: Context
    ) throws(Refusal) -> [(group: SchoolClass, total: Targets.Accumulation)] {
        let targets = Targets(context.regulations)
        return try question.classes.map { group throws(Refusal) in
            (group, try targets.accumulation(of: group.id, over: question.tests))
        }
    }

    /// Each class's parts from the standing sums; a class that these leave out is counted.
    ///
    /// They leave out what was not to be sat: a result of a class whose grade was corrected since.
    private static func totals(
        _ question: TargetQuestion,
        _ context: Context
    ) throws(Refusal) -> [(group: SchoolClass, total: Targets.Accumulation)] {
        let (regulations, index) = (context.regulations, context.register.index)
        let targets = Targets(regulations)
        var parts: [ClassID: [Targets.Accumulation.Part]] = [:]
        for test in question.tests {
            let schools = try context.surroundings.standing.schools(in: test, regulations)
            let known = Dictionary(
                schools.lazy.flatMap(\.groups).map { ($0.schoolClass, $0) },
                uniquingKeysWith: { first, _ in first }
            )
            for group in question.classes {
                if let standing = known[group.id] {
                    parts[group.id, default: []].append((test, standing.met, standing.possible))
                } else if index.resultsByClass[group.id].contains(where: { $0.test == test }),
                    let score = try targets.score(of: group.id, in: test)
                {
                    parts[group.id, default: []].append((test, score.met, score.possible))
                }
            }
        }
        return question.classes.map { group in
            (group, Targets.Accumulation(of: group.id, parts: parts[group.id] ?? []))
        }
    }

    /// By the share met, compared exactly; a class without data comes last.
    private static func isBetter(
        _ left: Targets.Accumulation,
        _ right: Targets.Accumulation
    ) -> Bool {
        guard left.possible > 0 else { return false }
        guard right.possible > 0 else { return true }
        return left.met * right.possible > right.met * left.possible
    }

    /// Ties share a place: 1, 2, 2, 4.
    private static func table(
        _ rows: [(group: SchoolClass, total: Targets.Accumulation)],
        _ view: View,
        for page: Context? = nil
    ) -> Reply.Table {
        var places: [Int] = []
        for (index, row) in rows.enumerated() {
            let isTie = index > 0 && !isBetter(rows[index - 1].total, row.total)
            places.append(isTie ? places[index - 1] : index + 1)
        }
        let shared = places
        let shown = page == nil ? columns : UnitPage.columns(columns)
        return Reply.Table(columns: shown, rowCount: rows.count) { index, writer in
            let (group, total) = rows[index]
            let hasData = total.possible > 0
            hasData ? writer.integer(shared[index]) : writer.none()
            writer.text(
                page.map { UnitPage.name(of: group.unit, $0) } ?? group.unit.text
            )
            if page == nil { writer.text(group.id.text) }
            writer.text(group.printedName(in: view) ?? group.id.text)
            writer.integer(total.tests)
            writer.integer(total.met)
            writer.integer(total.possible)
            let percent =
                hasData
                ? Fraction(total.met * 100, total.possible).rounded(places: 2) : nil
            percent.map { writer.fixed($0, places: 2) } ?? writer.none()
            total.parts.isEmpty ? writer.none() : writer.text(trend(total))
            let verdict: Verdict =
                !hasData ? .noData : total.met == total.possible ? .met : .notMet
            writer.text(verdict.label.english)
        }
    }

    private static func chart(
        _ rows: [(group: SchoolClass, total: Targets.Accumulation)],
        _ view: View,
        _ context: Context
    ) -> Chart {
        let name = UnitPage.naming(rows.map(\.group), context)
        return Chart(
            Bilingual("items met", "达标率"),
            unit: "%",
            full: 10_000,
            bars: rows.map { group, total in
                let share =
                    total.possible > 0
                    ? Fraction(total.met * 100, total.possible).rounded(places: 2) : nil
                return Chart.Bar(name(group, group.printedName(in: view) ?? group.id.text), share)
            }
        )
    }

    /// The share met in each test, in the order of their days.
    private static func trend(_ total: Targets.Accumulation) -> String {
        total.parts.map { part in
            let share =
                part.possible > 0
                ? Fraction(part.met * 100, part.possible).rounded(places: 2) : nil
            return share.map { Decimals.text($0, places: 2) } ?? "-"
        }.joined(separator: " ")
    }

    private static func reasons(_ total: Targets.Accumulation) -> [Bilingual] {
        let sum = total.parts.map { "\($0.met)/\($0.possible)" }.joined(separator: " + ")
        let head = Bilingual(
            "\(total.schoolClass.text): \(sum) = \(total.met)/\(total.possible)",
            "\(total.schoolClass.text)：\(sum) = \(total.met)/\(total.possible)"
        )
        return [head]
            + total.parts.map { part in
                Bilingual(
                    "  \(part.test.text): \(part.met) of \(part.possible)",
                    "  \(part.test.text)：\(part.possible) 项中 \(part.met) 项"
                )
            } + [
                Bilingual(
                    "  rule: H05, attainment is accumulated; a test not held adds nothing",
                    "  规则：H05，每次达标累计；未举行的测验不计"
                )
            ]
    }
}
