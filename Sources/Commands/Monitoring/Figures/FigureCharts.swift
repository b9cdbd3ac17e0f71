import Domain
import Grammar
import Notation
import Schemes

/// Bars of means and rates: one chart for each test, grade, subject and figure.
struct FigureCharts {
    let rows: [Figures.Row]
    let context: Context

    /// A row of figures belongs to the chart of these; nil where all are pooled.
    private struct Group: Hashable {
        let test: TestID
        let unit: UnitID?
        let grade: Grade?
        let subject: String
    }

    var charts: [Chart] {
        var groups: [Group] = []
        for row in rows where !groups.contains(group(row)) { groups.append(group(row)) }
        return groups.flatMap { group in
            let members = rows.filter { self.group($0) == group }
            return [
                chart(group, members, Label("mean", "平均分"), full: full(members)) { row in
                    row.pool.mean?.rounded(places: 0)
                },
                chart(group, members, Label("excellent-rate", "优秀率"), unit: "%") { row in
                    FigureTable.percent(row.pool.rate(.excellent))
                },
                chart(group, members, Label("pass-rate", "合格率"), unit: "%") { row in
                    FigureTable.percent(row.pool.rate(.pass))
                },
            ]
        }
    }

    private func group(_ row: Figures.Row) -> Group {
        let isClass = row.key.schoolClass != nil
        return Group(
            test: row.key.test,
            unit: isClass ? row.key.unit : nil,
            grade: row.key.grade,
            subject: row.key.subject
        )
    }

    private func full(_ rows: [Figures.Row]) -> Int {
        rows.compactMap { $0.pool.full?.hundredths }.max() ?? 0
    }

    private func chart(
        _ group: Group,
        _ rows: [Figures.Row],
        _ figure: Label,
        unit: String = "",
        full: Int = 10_000,
        _ value: (Figures.Row) -> Int?
    ) -> Chart {
        let test = hasTests ? UnitPage.name(of: group.test, context.register) + " " : ""
        let school = group.unit.flatMap { unit in
            hasSchools ? UnitPage.name(of: unit, context) + " " : nil
        }
        let what =
            group.grade.map { UnitPage.caption($0, group.subject, figure) }
            ?? Bilingual(
                "\(group.subject) \(figure.english)",
                "\(group.subject)\(figure.chinese)"
            )
        return Chart(
            Bilingual(
                "\(test)\(school ?? "")\(what.english)",
                "\(test)\(school ?? "")\(what.chinese)"
            ),
            unit: unit,
            full: full,
            bars: rows.map { Chart.Bar(name(of: $0.key), value($0)) }
        )
    }

    /// Whether figures of several tests stand on the page.
    private var hasTests: Bool { Set(rows.map(\.key.test)).count > 1 }

    /// Whether figures of several schools stand on the page.
    private var hasSchools: Bool { Set(rows.map(\.key.unit)).count > 1 }

    private func name(of key: Figures.Key) -> String {
        if let id = key.schoolClass, let group = context.register.classes[id],
            let grade = key.grade
        {
            return TargetQuestion.printedName(group, grade)
        }
        return key.unit.map { UnitPage.name(of: $0, context) }
            ?? UnitPage.name(of: key.test, context.register)
    }
}
