import Domain
import Grammar
import Notation
import Schemes

/// `targets report`: the targets of a test, or of a term's tests, as lines for people, with bars.
enum TargetsReport {
    static let command = Command.query(
        [Label("targets", "达标"), Label("report", "报告")],
        Bilingual(
            "Prints a test's targets, or a term's, for people: bars, what failed and by how much.",
            "达标报告（一次测验或全学期）：每班条形图、未达标项及差额，附规则出处。"
        ),
        TargetQuestion.test,
        TargetQuestion.term,
        TargetQuestion.schoolClass,
        TargetQuestion.grade,
        TargetQuestion.unit,
        CommonParameter.explain,
        source: "H04",
        examples: [
            "targets report test=2024-10", "达标 报告 测验=2024-10 年级=3 依据",
            "targets report term=2024-autumn class=三1",
        ],
        work: Walk.figures
    ) { context, test, term, name, grade, unit, explain throws(Refusal) in
        let question = try TargetQuestion(
            context,
            test: test,
            term: term,
            schoolClass: name,
            grade: grade,
            subject: nil,
            unit: unit
        )
        let targets = Targets(context.regulations)
        var tests: [Held] = []
        for test in question.tests {
            var rows: [(group: SchoolClass, score: Targets.Score)] = []
            for group in question.classes {
                if let score = try targets.score(of: group.id, in: test) {
                    rows.append((group, score))
                }
            }
            // A term's tests of which nothing is entered yet have nothing to print.
            if !rows.isEmpty || term == nil { tests.append(Held(test: test, rows: rows)) }
        }
        let pages = try tests.map { held throws(Refusal) in
            try TargetsPage(test: held.test, rows: held.rows, context)
        }
        let lines = tests.map { Self.lines($0, context) }.joined(separator: ["", ""])
        return Reply(
            body: .text(Array(lines)),
            reasons: explain ? tests.flatMap { reasons($0, ofMany: tests.count > 1) } : [],
            page: { TargetsPage.page(of: pages, term: term, unit: unit, context) }
        )
    }

    /// A test, and the classes that have a score in it.
    private struct Held: Sendable {
        let test: TestID
        let rows: [(group: SchoolClass, score: Targets.Score)]
    }

    private static func lines(_ held: Held, _ context: Context) -> [String] {
        let (language, register, test) = (context.language, context.register, held.test)
        let title = UnitPage.name(of: test, register)
        let owner = UnitPage.name(of: test.unit, context)
        var lines = [
            language == .english ? "Targets: \(owner), \(title)" : "\(owner) \(title) 达标情况",
            "",
        ]
        for row in held.rows { lines += section(row.group, row.score, language) }
        if held.rows.isEmpty {
            lines.append(Bilingual("no data: no result is entered", "无数据：没有录入成绩")[language])
        }
        let sources = UnitPage.distinct(
            held.rows.flatMap(\.score.items).compactMap { $0.figure?.basis }
        )
        if let warning = register.tests[test].flatMap({
            $0.notice == nil
                ? ExamNotice.warning($0.kind, at: test.unit, register, on: context.today) : nil
        }) {
            lines += ["", warning[language]]
        }
        return lines + [""] + sources.map { $0[language] }
    }

    private static func reasons(_ held: Held, ofMany: Bool) -> [Bilingual] {
        let head = ofMany ? [Bilingual(held.test.text, held.test.text)] : []
        return head + held.rows.flatMap { TargetsTable.reasons($0.group, $0.score) }
    }

    /// By which scheme the items count together.
    static func itemsRule(_ scores: [Targets.Score]) -> Bilingual {
        let schemes = Set(scores.map(\.scheme)).compactMap(\.self).sorted()
        let cited = schemes.joined(separator: ", ")
        return schemes.isEmpty
            ? Bilingual("items: every subject sat, no scheme", "达标项：按已考科目，无方案")
            : Bilingual("items: \(cited), H04", "达标项：\(cited)，H04")
    }

    /// How much is missing: pupils, or marks in the total; nil where nothing is.
    static func missing(_ figure: TargetFigure, _ language: Language) -> String? {
        guard let short = figure.short, short > 0 else { return nil }
        let isMean = figure.metric == .mean
        let amount = isMean ? Decimals.text(short, places: 2) : String(short)
        return language == .english
            ? "\(counted(amount, isMean ? "mark" : "pupil")) short"
            : "差 \(amount) \(isMean ? "分" : "人")"
    }

    private static func section(
        _ group: SchoolClass,
        _ score: Targets.Score,
        _ language: Language
    ) -> [String] {
        let name = TargetQuestion.printedName(group, score.grade)
        let bar = Bar.text(score.met, of: score.items.count)
        var lines = ["\(name)  \(bar)  \(score.met)/\(score.possible)"]
        for item in score.items {
            let label = "\(item.subject) \(item.metric.label[language])"
            guard let figure = item.figure else {
                lines.append("    · \(label)  \(Verdict.noData.label[language])")
                continue
            }
            lines.append("    " + line(figure, label, language))
        }
        return lines
    }

    private static func line(
        _ figure: TargetFigure,
        _ label: String,
        _ language: Language
    ) -> String {
        let sign =
            switch figure.verdict {
            case .met: "✓"
            case .notMet: "✗"
            case .noData: "·"
            }
        let value = figure.shown.map { Decimals.fixed($0, places: 2) } ?? "-"
        let standard = figure.standard.map { Decimals.text($0, places: 2) } ?? "-"
        var text = "\(sign) \(label)  \(value) / \(standard)  \(figure.verdict.label[language])"
        if let missing = missing(figure, language) {
            text += (language == .english ? ", " : "，") + missing
        }
        if let evidence = figure.evidence, evidence.state == .tooThin {
            text += language == .english ? " (evidence too thin)" : "（证据不足）"
        }
        if let gap = figure.gap {
            text += language == .english ? ": \(gap.english)" : "：\(gap.chinese)"
        }
        return text
    }
}
