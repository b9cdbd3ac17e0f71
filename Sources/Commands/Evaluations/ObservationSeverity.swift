import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation severity`: how severe or lenient each observer is, and how consistent.
enum ObservationSeverity {
    private typealias Row = SeverityFigures.Row

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
        ScoredSheets.inColumns,
        EstimateText.places,
        FairScores.intervals,
        CommonParameter.explain,
        columns: columns.columns,
        source: "practice.md 4.5",
        examples: [
            "observation severity term=2024-autumn", "听课 宽严 学期=2024-autumn 全部区间 依据",
        ],
        work: ScoredSheets.work
    ) { context, sheets, places, intervals, explain throws(Refusal) in
        let found = sheets.counts.notes(sheets.key, sheets.instrument)
        let figures: SeverityFigures
        do throws(Undefined) {
            figures = try sheets.figures(isEstimating: intervals, context.surroundings.halves)
        } catch {
            return Reply(
                body: .table(Reply.Table(columns: columns, rowCount: 0) { _, _ in }),
                notes: found + [error.text]
            )
        }
        let rows = figures.rows
        let names = sheets.names(context.register, on: context.today)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            let interval = figures.error(of: row)?.interval
            writer.text(figures.observer(of: row).text)
            writer.text(names[Int(row.number)])
            writer.integer(row.sheets)
            EstimateText.write(row.mean, to: writer, places: 2)
            EstimateText.write(row.deviation, to: writer, places: 2)
            EstimateText.write(row.effect, to: writer, places: places ?? 4)
            EstimateText.write(interval?.lower, to: writer, places: places ?? 4)
            EstimateText.write(interval?.upper, to: writer, places: places ?? 4)
            EstimateText.write(row.drift.map { $0 * 30 }, to: writer, places: places ?? 4)
            writer.integer(row.component + 1)
        }
        let rules = notes(figures)
        var reply = Reply(body: .table(table), notes: found + rules)
        if explain { reply.reasons = rows.flatMap { reasons($0, figures) } }
        reply.page = {
            let names = rows.map { row in
                let name = names[Int(row.number)]
                return name.isEmpty ? figures.observer(of: row).text : name
            }
            return PrintedTable.page(
                Bilingual("Severity of observers", "听课人宽严"),
                unit: sheets.unit,
                table,
                without: ["observer"],
                charts: [chart(rows, names, sheets)],
                rules: rules,
                context
            )
        }
        return reply
    }

    private static func chart(_ rows: [Row], _ names: [String], _ sheets: SheetColumns) -> Chart {
        Chart(
            Bilingual("mean given; the line is what was expected", "平均给分，竖线为期望均分"),
            unit: "",
            full: sheets.instrument.range.most,
            bars: zip(rows, names).map { row, name in
                Chart.Bar(
                    name,
                    EstimateText.scaled(row.mean, 2),
                    target: EstimateText.scaled(row.mean - row.effect, 2)
                )
            }
        )
    }

    /// What must be known to read adjusted figures.
    static func notes(_ figures: SeverityFigures) -> [Bilingual] {
        notes(
            figures.adjustment.components,
            figures.errors.freedom,
            isEstimated: figures.isEstimated
        )
    }

    private static func notes(
        _ components: Int,
        _ freedom: [Result<Int, Undefined>],
        isEstimated: Bool
    ) -> [Bilingual] {
        let method = Bilingual(
            "least squares; effects sum to 0 in a component; it helps and does not cure",
            "最小二乘，每个连通组内宽严之和为 0；只能减轻不公平，不能消除"
        )
        var notes = [method]
        let limit = SeverityErrors.observerLimit
        if freedom.contains(where: Self.isTooLarge) {
            notes.append(
                Bilingual(
                    "a component of more than \(limit) observers has no intervals; "
                        + "with intervals they are estimated",
                    "听课人超过 \(limit) 人的连通组不给区间；加“全部区间”可估计"
                )
            )
        } else if isEstimated {
            notes.append(
                Bilingual(
                    "intervals of more than \(limit) observers are estimated by random signs, "
                        + "their widths with a standard error of at most 2 %",
                    "听课人超过 \(limit) 人的连通组，区间用随机符号法估计，宽度的标准误不超过 2%"
                )
            )
        }
        let few = freedom.count(where: Self.isTooSmall)
        if few > 0 {
            notes.append(
                Bilingual(
                    "\(counted(few, "component")) without intervals: no more sheets there than "
                        + "unknowns, so that nothing is left to tell chance by",
                    "有 \(few) 个连通组不给区间：评分张数不多于未知数，没有剩余自由度"
                )
            )
        }
        guard components > 1 else { return notes }
        let split = Bilingual(
            "\(components) components share no observer: "
                + "never compare across them",
            "共 \(components) 个连通组互无共同听课人：组间不可比较"
        )
        return notes + [split]
    }

    private static func isTooSmall(_ freedom: Result<Int, Undefined>) -> Bool {
        if case .failure(.tooFew) = freedom { true } else { false }
    }

    private static func isTooLarge(_ freedom: Result<Int, Undefined>) -> Bool {
        if case .failure(.tooMany) = freedom { true } else { false }
    }

    /// The effect is what the observer gave on average over what the others lead to expect.
    private static func reasons(
        _ row: Row,
        _ figures: SeverityFigures
    ) -> [Bilingual] {
        let who = figures.observer(of: row).text
        let (given, effect) = (EstimateText.fixed(row.mean, 4), EstimateText.fixed(row.effect, 4))
        let expected = EstimateText.fixed(row.mean - row.effect, 4)
        var lines = [
            Bilingual(
                "\(who): mean of \(counted(row.sheets, "sheet")) \(given) − mean of those "
                    + "teachers' adjusted "
                    + "scores \(expected) = \(effect)",
                "\(who)：\(row.sheets) 张均分 \(given) − 所评教师校正分均值 \(expected) = \(effect)"
            )
        ]
        if let error = figures.error(of: row)?.standardError,
            case .success(let freedom) = figures.errors.freedom[row.component]
        {
            let text = EstimateText.fixed(error, 4)
            lines.append(
                Bilingual(
                    "  standard error \(text), \(counted(freedom, "degree")) of freedom, 95 % by t",
                    "  标准误 \(text)，自由度 \(freedom)，95% t 区间"
                )
            )
        }
        if let drift = figures.drift(of: row) {
            let text = EstimateText.fixed(drift.value * 30, 4)
            let low = drift.interval.map { EstimateText.fixed($0.lower * 30, 4) } ?? "-"
            let high = drift.interval.map { EstimateText.fixed($0.upper * 30, 4) } ?? "-"
            lines.append(
                Bilingual(
                    "  drift \(text) in 30 days over \(counted(drift.count, "sheet")), 95 % "
                        + "\(low) to \(high)",
                    "  每 30 天漂移 \(text)，\(drift.count) 张，95% 区间 \(low) 至 \(high)"
                )
            )
        }
        return lines
    }
}
