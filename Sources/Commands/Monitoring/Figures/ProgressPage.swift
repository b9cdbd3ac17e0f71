import Domain
import Grammar
import Notation
import Schemes

/// `progress report` as a printed page: the awards and their rises, the fair ranking beside them.
struct ProgressPage: Sendable {
    private let term: TermID
    private let unit: UnitID
    private let awards: ProgressAwards
    private let rankings: [FairRanking]
    private let context: Context
    private let winners: [ProgressAwards.Entry]
    private let owners: [Owners]

    init(
        term: TermID,
        unit: UnitID?,
        _ awards: ProgressAwards,
        _ rankings: [FairRanking],
        _ context: Context
    ) throws(Refusal) {
        self.term = term
        self.unit = unit ?? term.unit
        self.awards = awards
        self.rankings = rankings
        self.context = context
        winners = awards.entries.filter { $0.status == .winner }
        owners = try winners.map { entry throws(Refusal) in
            try ProgressShow.owners(entry, awards, context)
        }
    }

    var page: Page {
        let rows = rankings.flatMap { ranking in
            ProgressRank.ordered(ranking.entries).map {
                ProgressRank.Row(ranking: ranking, entry: $0)
            }
        }
        let name = UnitPage.name(of: term, context.register)
        var parts: [Page.Part] = [.heading(Bilingual("Awards", "进步最快奖"))]
        parts += rises.map { .chart($0) }
        parts.append(.table(ProgressShow.table(winners, owners, context, isPage: true)))
        parts.append(.heading(Bilingual("Fair ranking", "公平排名")))
        parts += chances.map { .chart($0) }
        parts.append(.table(ProgressRank.table(rows, context.register, for: context)))
        return UnitPage.page(
            Bilingual("Fastest progress, \(name.english)", "\(name.chinese) 进步最快奖"),
            unit: unit,
            context,
            parts: parts,
            rules: [ProgressShow.rule(awards, owners.first)] + ProgressRank.method
        )
    }

    /// Each winner's rise, how the ranking's figures were made, and the rules of both.
    var reasons: [Bilingual] {
        [ProgressShow.rule(awards, owners.first)]
            + winners.flatMap { ProgressShow.reasons($0, awards.measure) }
            + rankings.flatMap(ProgressRank.reasons) + ProgressRank.method
    }

    /// The rises of each item, the winners marked.
    private var rises: [Chart] {
        var items: [(subject: String, metric: Metric)] = []
        for entry in awards.entries
        where !items.contains(where: { $0 == (entry.subject, entry.metric) }) {
            items.append((entry.subject, entry.metric))
        }
        return items.compactMap { item in
            let risen = awards.entries.filter {
                ($0.subject, $0.metric) == item && $0.rise != nil
            }
            guard !risen.isEmpty else { return nil }
            let label = item.metric.label
            return Chart(
                Bilingual(
                    "\(item.subject) \(label.english): rise",
                    "\(item.subject)\(label.chinese) 提高"
                ),
                unit: "",
                full: 0,
                bars: risen.map { entry in
                    Chart.Bar(
                        name(entry.schoolClass, entry.grade),
                        entry.rise?.rounded(places: 0),
                        mark: entry.status == .winner ? .met : .plain
                    )
                }
            )
        }
    }

    /// The chance of each class to be the first of its grade.
    private var chances: [Chart] {
        rankings.compactMap { ranking in
            let bars = ProgressRank.ordered(ranking.entries).compactMap { entry in
                entry.best.map { best in
                    Chart.Bar(
                        entry.schoolClass.map { name($0, ranking.grade) } ?? entry.unit.text,
                        Int((best * 10_000).rounded())
                    )
                }
            }
            guard !bars.isEmpty else { return nil }
            let caption = UnitPage.caption(
                ranking.grade,
                ranking.subject,
                Label("chance to be first", "居首概率")
            )
            return Chart(caption, unit: "%", full: 10_000, bars: bars)
        }
    }

    private func name(_ id: ClassID, _ grade: Grade) -> String {
        guard let group = context.register.classes[id] else { return id.text }
        let printed = TargetQuestion.printedName(group, grade)
        return hasSchools ? UnitPage.name(of: group.unit, context) + printed : printed
    }

    /// Whether classes of several schools stand beside one another.
    private var hasSchools: Bool {
        Set(awards.entries.map(\.unit)).count > 1
    }
}
