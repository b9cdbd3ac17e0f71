import Domain
import Grammar
import Notation
import Schemes

/// `progress report`: awards and fair ranking as lines for people.
enum ProgressReport {
    static let command = Command.query(
        [Label("progress", "进步"), Label("report", "报告")],
        Bilingual(
            "Prints the fastest-progress awards for people, and the fair ranking beside them.",
            "进步最快奖报告，附公平排名。"
        ),
        ProgressQuestion.term,
        TargetQuestion.unit,
        CommonParameter.explain,
        source: "H06; practice.md 4.7",
        examples: ["progress report term=2024-spring", "进步 报告 学期=2024-spring 依据"],
        work: Walk.figures
    ) { context, term, unit, explain throws(Refusal) in
        let question = try ProgressQuestion(context, term: term)
        let (register, language) = (context.register, context.language)
        let regulations = context.regulations
        func isShown(_ school: UnitID) -> Bool {
            guard let unit else { return true }
            return regulations.lineage(of: school, on: question.finals.term.to).contains(unit)
        }
        let awards = try ProgressAwards(
            of: question.finals,
            classes: question.classes.filter { isShown($0.unit) },
            regulations
        )
        let before = question.finals.before?.text
        let none = Bilingual("no earlier final", "无上次期末")[language]
        let title = Bilingual("Fastest progress", "进步最快奖")[language]
        var lines = ["\(title): \(question.finals.now.text) / \(before ?? none)", ""]
        lines += items(awards, register, language)
        lines += ["", Bilingual("Fair ranking", "公平排名")[language]]
        let results = register.index.resultsByTest[question.finals.now]
            .compactMap { register.results[$0] }
        var seen: Set<[String]> = []
        var rankings: [FairRanking] = []
        for result in results where seen.insert([result.grade.text, result.id.subject]).inserted {
            let ranking = FairRanking(
                grade: result.grade,
                subject: result.id.subject,
                finals: question.finals,
                classes: question.classes,
                register
            ).of(isShown)
            lines += section(ranking, register, language)
            rankings.append(ranking)
        }
        let measure = awards.measure.label[language]
        let rule = awards.citation ?? Bilingual("shixun's default", "本系统默认")[language]
        let page = try ProgressPage(term: term, unit: unit, awards, rankings, context)
        lines += ["", "H06: \(measure) (\(rule))"]
        let isRanked = rankings.contains { $0.entries.contains { $0.best != nil } }
        let isSmall = awards.entries.contains { $0.status == .winner && $0.isSmall }
        lines += [isSmall ? small[language] : nil, isRanked ? chance[language] : nil]
            .compactMap(\.self)
        return Reply(
            body: .text(lines),
            reasons: explain ? page.reasons : [],
            page: { page.page }
        )
    }

    private static let small = Bilingual(
        "* fewer than \(ProgressAwards.smallClass) pupils: chance weighs more",
        "* 不足 \(ProgressAwards.smallClass) 人，偶然性大"
    )

    private static let chance = Bilingual(
        "P(1): the chance to be the first; then the places that chance leaves open; n pupils",
        "P(1) 居首概率；其后为偶然所及的名次区间；n 人数"
    )

    /// One line an item: who won, from what to what.
    private static func items(
        _ awards: ProgressAwards,
        _ register: Register,
        _ language: Language
    ) -> [String] {
        var order: [[String]] = []
        var winners: [[String]: [String]] = [:]
        for entry in awards.entries {
            let item = [entry.subject, entry.metric.label[language]]
            if !order.contains(item) { order.append(item) }
            guard entry.status == .winner else { continue }
            let figures = [entry.before, entry.now, entry.rise].map(text)
            let flag = entry.isSmall ? " *" : ""
            winners[item, default: []].append(
                "\(name(entry.schoolClass, entry.grade, register))\(flag)  "
                    + "\(figures[0]) → \(figures[1])  +\(figures[2])"
            )
        }
        return order.map { item in
            let none = Bilingual("no award", "无奖")[language]
            let won = winners[item]?.joined(separator: "; ") ?? none
            return "  \(item.joined(separator: " "))  \(won)"
        }
    }

    /// A grade and subject: bars of the chance to be first.
    private static func section(
        _ ranking: FairRanking,
        _ register: Register,
        _ language: Language
    ) -> [String] {
        let head = "  \(ranking.grade.text) \(ranking.subject)"
        let gap = ranking.gap.map { ": \($0[language])" } ?? ""
        let entries = ranking.entries.sorted { left, right in
            (left.place ?? Int.max, left.schoolClass?.text ?? "")
                < (right.place ?? Int.max, right.schoolClass?.text ?? "")
        }
        return [head + gap]
            + entries.map { entry in
                let group = entry.schoolClass.map { Self.name($0, ranking.grade, register) }
                let name = group ?? entry.unit.text
                guard let best = entry.best, let places = entry.places else {
                    let only = Bilingual("described only", "只作描述")[language]
                    return "    \(name)  \(only), n=\(entry.pupils)"
                }
                let percent = Int((best * 100).rounded())
                let bar = Bar.text(percent / 10, of: 10)
                return "    \(name)  \(bar)  P(1)=\(percent)%  "
                    + "\(places.lowerBound)..\(places.upperBound)  n=\(entry.pupils)"
            }
    }

    private static func name(_ id: ClassID, _ grade: Grade, _ register: Register) -> String {
        register.classes[id].map { TargetQuestion.printedName($0, grade) } ?? id.text
    }

    private static func text(_ value: Fraction?) -> String {
        value?.rounded(places: 0).map { Decimals.fixed($0, places: 2) } ?? "-"
    }
}
