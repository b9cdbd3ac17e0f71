import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation severity`: how severe or lenient each observer is, and how consistent.
enum ObservationSeverity {
    private struct Row: Sendable {
        let observer: PersonID
        let sheets: Int
        let mean: Double
        let deviation: Double?
        let effect: Double
        let error: Estimate?
        let drift: Estimate?
        let component: Int
    }

    private static let columns = ColumnSet([
        ColumnSpec("observer", "听课人", .id), ColumnSpec("observer-name", "听课人姓名", .text),
        ColumnSpec("sheets", "评分张数", .integer), ColumnSpec("mean", "平均给分", .decimal),
        ColumnSpec("sd", "标准差", .decimal), ColumnSpec("effect", "宽严", .decimal),
        ColumnSpec("low", "下限", .decimal), ColumnSpec("high", "上限", .decimal),
        ColumnSpec("drift", "每月漂移", .decimal), ColumnSpec("component", "连通组", .integer),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("severity", "宽严")],
        Bilingual(
            "Shows each observer's severity: below 0 severe, above 0 lenient, with its interval.",
            "各听课人的宽严（负为严、正为宽）、区间、给分离散程度和随时间的漂移。"
        ),
        ScoredSheets.parameter,
        columns: columns.columns,
        source: "practice.md 4.5",
        examples: ["observation severity term=2024-autumn"]
    ) { context, sheets throws(Refusal) in
        let fair: FairScores
        do throws(Undefined) {
            fair = try FairScores(sheets)
        } catch {
            return Reply(
                body: .table(Reply.Table(columns: columns, rowCount: 0) { _, _ in }),
                notes: sheets.notes + [error.text]
            )
        }
        let rows = rows(fair)
        let register = context.register
        let today = context.today
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.observer.text)
            writer.text(register.persons[row.observer]?.name[today] ?? "")
            writer.integer(row.sheets)
            EstimateText.write(row.mean, to: writer, places: 2)
            EstimateText.write(row.deviation, to: writer, places: 2)
            EstimateText.write(row.effect, to: writer)
            EstimateText.write(row.error?.interval?.lower, to: writer)
            EstimateText.write(row.error?.interval?.upper, to: writer)
            EstimateText.write(row.drift.map { $0.value * 30 }, to: writer)
            writer.integer(row.component + 1)
        }
        return Reply(body: .table(table), notes: sheets.notes + notes(fair))
    }

    /// What must be known to read adjusted figures.
    static func notes(_ fair: FairScores) -> [Bilingual] {
        let method = Bilingual(
            "least squares; effects sum to 0 in a component; it helps and does not cure",
            "最小二乘，每个连通组内宽严之和为 0；只能减轻不公平，不能消除"
        )
        guard fair.adjustment.components > 1 else { return [method] }
        let split = Bilingual(
            "\(fair.adjustment.components) components share no observer: "
                + "never compare across them",
            "共 \(fair.adjustment.components) 个连通组互无共同听课人：组间不可比较"
        )
        return [method, split]
    }

    private static func rows(_ fair: FairScores) -> [Row] {
        let sheets = fair.sheets
        var rows: [Row] = []
        for (number, observer) in fair.adjustment.observers.enumerated() {
            guard let observer, sheets.observers.indices.contains(number) else { continue }
            let person = sheets.observers[number]
            let own = sheets.complete.filter { $0.observation.observer == person }
            let totals = own.compactMap { $0.total.map { $0.approximate / 100 } }
            let spread = try? Spread(totals)
            let deviation = spread.flatMap { try? $0.standardDeviation(.countLessOne) }
            let residuals = own.compactMap { entry in
                fair.residual(entry).map {
                    (time: Double(entry.lesson.on.daysSinceEpoch), residual: $0)
                }
            }
            rows.append(
                Row(
                    observer: person,
                    sheets: observer.count,
                    mean: spread?.mean ?? 0,
                    deviation: deviation,
                    effect: observer.effect,
                    error: fair.errors[observer.component]?.observers[number],
                    drift: try? SeverityDrift(residuals).slope,
                    component: observer.component
                )
            )
        }
        return rows
    }
}
