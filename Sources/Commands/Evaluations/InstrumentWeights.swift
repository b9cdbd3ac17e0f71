import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `instrument weights`: how much each item really decides, beside what it was meant to.
enum InstrumentWeights {
    private struct Row: Sendable {
        let item: Criterion
        let nominal: Double
        let effective: Estimate?
        let mean: Double?
    }

    private static let columns = ColumnSet([
        ColumnSpec("item", "评价项", .text), ColumnSpec("group", "维度", .text),
        ColumnSpec("nominal", "名义权重", .decimal), ColumnSpec("effective", "有效权重", .decimal),
        ColumnSpec("low", "下限", .decimal), ColumnSpec("high", "上限", .decimal),
        ColumnSpec("mean", "平均", .decimal), ColumnSpec("n", "数量", .integer),
    ])

    static let command = Command.query(
        [Label("instrument", "量表"), Label("weights", "权重")],
        Bilingual(
            "Shows the nominal weight of each item and the one that it has in the totals.",
            "各评价项的名义权重与在总分中实际起作用的有效权重。"
        ),
        ScoredSheets.parameter,
        CommonParameter.explain,
        columns: columns.columns,
        source: "practice.md 4.9",
        examples: ["instrument weights term=2024-autumn", "量表 权重 学期=2024-autumn 依据"],
        work: ScoredSheets.work
    ) { _, sheets, explain throws(Refusal) in
        try sheets.checkCompared()
        let items = sheets.instrument.items
        let full = sheets.complete.filter { entry in
            zip(items, entry.marks).allSatisfy { item, mark in
                if case .points = mark { true } else { item.isBonus }
            }
        }
        let points = full.map { entry in
            entry.marks.map { mark in if case .points(let points) = mark { points } else { 0 } }
        }
        // A weighted item counts with its share of the full points, times its weight.
        let factors = items.map { item in
            item.weight.map { Double($0.hundredths) / Double(item.most) } ?? 1
        }
        let whole = Double(
            items.filter { !$0.isBonus }.reduce(0) {
                $0 + ($1.weight?.hundredths ?? $1.most)
            }
        )
        var notes = sheets.notes
        var effective: EffectiveWeights?
        do throws(Undefined) {
            effective = try EffectiveWeights(points.map { $0.map(Double.init) }, nominal: factors)
        } catch { notes.append(error.text) }
        let rows = items.enumerated().map { place, item in
            Row(
                item: item,
                nominal: Double(item.weight?.hundredths ?? item.most) / whole,
                effective: effective?.estimates[place],
                mean: try? Spread(points.map { Double($0[place]) / 100 }).mean
            )
        }
        notes.append(
            Bilingual(
                "of \(counted(full.count, "sheet")) on which every item is marked; "
                    + "a bonus left out is 0",
                "取各评价项都有分的 \(full.count) 张，未填的加分项按 0 分"
            )
        )
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.item.name)
            row.item.group.map { writer.text($0) } ?? writer.none()
            EstimateText.write(row.nominal, to: writer)
            EstimateText.write(row.effective?.value, to: writer)
            EstimateText.write(row.effective?.interval?.lower, to: writer)
            EstimateText.write(row.effective?.interval?.upper, to: writer)
            EstimateText.write(row.mean, to: writer, places: 2)
            writer.integer(full.count)
        }
        var reply = Reply(body: .table(table), notes: notes)
        if explain { reply.reasons = reasons(rows, effective) }
        return reply
    }

    private static func reasons(_ rows: [Row], _ weights: EffectiveWeights?) -> [Bilingual] {
        let head = Bilingual(
            "effective: weight × cov(item, total) / var(total); they sum to 1; 95 % as a slope",
            "有效权重：权重 × cov(评价项, 总分) / var(总分)，合计为 1；按回归斜率给 95% 区间"
        )
        guard weights != nil else { return [head] }
        return [head]
            + rows.map { row in
                let (nominal, effective) = (
                    EstimateText.fixed(row.nominal, 4),
                    EstimateText.fixed(row.effective?.value ?? 0, 4)
                )
                return Bilingual(
                    "  \(row.item.name): meant \(nominal), has \(effective)",
                    "  \(row.item.name)：名义 \(nominal)，实际 \(effective)"
                )
            }
    }
}
