import Domain
import Grammar
import Notation
import Schemes

/// `targets report`: a test's targets as lines for people, with bars.
enum TargetsReport {
    static let command = Command.query(
        [Label("targets", "达标"), Label("report", "报告")],
        Bilingual(
            "Prints a test's targets for people: bars, what failed and by how much.",
            "达标报告：每班条形图、未达标项及差额，附规则出处。"
        ),
        Parameter<TestID>.keyword(
            Label("test", "测验"),
            Reading<TestID>.test,
            Bilingual("the test", "测验")
        ),
        TargetQuestion.schoolClass,
        TargetQuestion.grade,
        TargetQuestion.unit,
        source: "H04",
        examples: ["targets report test=2024-10", "达标 报告 测验=2024-10 年级=3"],
        work: Walk.figures
    ) { context, test, name, grade, unit throws(Refusal) in
        let question = try TargetQuestion(
            context,
            test: test,
            term: nil,
            schoolClass: name,
            grade: grade,
            subject: nil,
            unit: unit
        )
        let targets = Targets(context.regulations)
        let language = context.language
        let register = context.register
        let object = register.tests[test]
        let title = object?.name ?? test.name
        let owner = register.units[test.unit]?.name[context.today] ?? test.unit.text
        var lines = [
            language == .english
                ? "Targets: \(owner), \(title)" : "\(owner) \(title) 达标情况",
            "",
        ]
        var rows: [(group: SchoolClass, score: Targets.Score)] = []
        for group in question.classes {
            if let score = try targets.score(of: group.id, in: test) { rows.append((group, score)) }
        }
        for row in rows { lines += section(row.group, row.score, language) }
        let sources = MonitoringPage.distinct(
            rows.flatMap(\.score.items).compactMap { $0.figure?.reasons.last }
        )
        if let warning = object.flatMap({
            $0.notice == nil
                ? ExamNotice.warning($0.kind, at: test.unit, register, on: context.today) : nil
        }) {
            lines += ["", warning[language]]
        }
        let page = try TargetsPage(test: test, rows: rows, context)
        return Reply(
            body: .text(lines + [""] + sources.map { $0[language] }),
            page: { page.page }
        )
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
            ? "\(amount) \(isMean ? "marks" : "pupils") short"
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
