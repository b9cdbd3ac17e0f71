import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation screening`: records and observers that stand out, to be looked at (筛查).
enum ObservationScreening {
    private struct Row: Sendable {
        let kind: String
        let who: String
        let records: [String]
        let strength: Double
        let count: Int
    }

    private static let columns = ColumnSet([
        ColumnSpec("flag", "提示", .word), ColumnSpec("who", "听课人", .text),
        ColumnSpec("records", "记录", .text), ColumnSpec("strength", "程度", .decimal),
        ColumnSpec("n", "数量", .integer),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("screening", "筛查")],
        Bilingual(
            "Lists what stands out in observations: something to look at, never a verdict.",
            "听课记录中值得复核之处：给分无差异、光环、过严过宽、漂移、撞时、雷同评语、迟录、假日；只作提示，不作结论。"
        ),
        ScoredSheets.parameter,
        columns: columns.columns,
        source: "practice.md 4.12",
        examples: ["observation screening term=2024-autumn"]
    ) { context, sheets throws(Refusal) in
        var rows = observers(sheets) + severity(sheets)
        rows += copied(sheets) + impossible(sheets)
        rows += try late(sheets, context) + holidays(sheets, context)
        let ordered = rows
        let table = Reply.Table(columns: columns, rowCount: ordered.count) { index, writer in
            let row = ordered[index]
            writer.text(row.kind)
            writer.text(row.who)
            let records = row.records.prefix(8).joined(separator: ",")
            writer.text(row.records.count > 8 ? records + ",…" : records)
            EstimateText.write(row.strength, to: writer)
            writer.integer(row.count)
        }
        let verdict = Bilingual(
            "to be looked at, never a verdict: some come up by chance",
            "只供复核，不是结论：其中一些纯属偶然"
        )
        return Reply(body: .table(table), notes: sheets.notes + [verdict])
    }

    private static func row(
        _ flag: ScreeningFlag,
        who: String,
        _ records: [String] = []
    ) -> Row {
        Row(
            kind: flag.kind.word,
            who: who,
            records: records,
            strength: flag.strength,
            count: flag.count
        )
    }

    private static func observers(_ sheets: ScoredSheets) -> [Row] {
        var rows: [Row] = []
        let items = sheets.instrument.items
        for (number, person) in sheets.observers.enumerated() {
            let own = sheets.complete.filter { $0.observation.observer == person }
            let totals = own.compactMap { $0.total.map { $0.approximate / 100 } }
            let shares = own.map { entry in
                zip(items, entry.marks).compactMap { item, mark -> Double? in
                    guard case .points(let points) = mark, !item.isBonus else { return nil }
                    return Double(points) / Double(item.most)
                }
            }
            let records = own.map(\.observation.id.text)
            let flat = try? ObserverScreening.zeroSpread(observer: number, scores: totals)
            let halo = try? ObserverScreening.halo(observer: number, evaluations: shares)
            for flag in [flat, halo].compactMap(\.self) {
                rows.append(row(flag, who: person.text, records))
            }
        }
        return rows
    }

    private static func severity(_ sheets: ScoredSheets) -> [Row] {
        guard let fair = try? FairScores(sheets) else { return [] }
        var rows: [Row] = []
        for component in 0..<fair.adjustment.components {
            let flags = try? ObserverScreening.severity(fair.adjustment, component: component)
            for flag in flags ?? [] {
                for member in flag.members where sheets.observers.indices.contains(member) {
                    rows.append(row(flag, who: sheets.observers[member].text))
                }
            }
        }
        for (number, person) in sheets.observers.enumerated() {
            let residuals = sheets.complete.compactMap { entry -> (Double, Double)? in
                guard entry.observation.observer == person else { return nil }
                return fair.residual(entry).map {
                    (Double(entry.lesson.on.daysSinceEpoch), $0)
                }
            }
            let drift = try? SeverityDrift(residuals.map { (time: $0.0, residual: $0.1) })
            if let flag = drift?.flag(observer: number) { rows.append(row(flag, who: person.text)) }
        }
        return rows
    }

    private static func copied(_ sheets: ScoredSheets) -> [Row] {
        let commented = sheets.entries.filter { $0.observation.comment != nil }
        let texts = commented.compactMap(\.observation.comment)
        let flags = (try? TextSimilarity.copied(texts)) ?? []
        return flags.map { flag in
            let members = flag.members.map { commented[$0].observation }
            let who = Set(members.map(\.observer.text)).sorted().joined(separator: ",")
            return row(flag, who: who, members.map(\.id.text))
        }
    }

    /// Two places in one period: refused when entered, but a correction may have made it so.
    private static func impossible(_ sheets: ScoredSheets) -> [Row] {
        let timed = sheets.entries.filter { $0.lesson.time != nil }
        let records = timed.map { entry in
            (
                person: sheets.observers.firstIndex(of: entry.observation.observer) ?? 0,
                time: "\(entry.lesson.on) \(entry.lesson.time?.text ?? "")",
                place: entry.lesson.id.text
            )
        }
        return RecordScreening.impossible(records).map { flag in
            let members = flag.members.map { timed[$0].observation }
            return row(flag, who: members[0].observer.text, members.map(\.id.text))
        }
    }

    private static func late(
        _ sheets: ScoredSheets,
        _ context: Context
    ) throws(Refusal) -> [Row] {
        var rows: [Row] = []
        for entry in sheets.entries {
            let lesson = entry.lesson
            let rule = try context.regulations.observing(for: lesson.unit, on: lesson.on)?.0
            guard let limit = rule?.lateDays else { continue }
            let days = Int(entry.observation.entered.daysSinceEpoch - lesson.on.daysSinceEpoch)
            for flag in RecordScreening.late([days], limit: limit) {
                let who = entry.observation.observer.text
                rows.append(row(flag, who: who, [entry.observation.id.text]))
            }
        }
        return rows
    }

    /// Lessons on days on which the term gives none.
    private static func holidays(_ sheets: ScoredSheets, _ context: Context) -> [Row] {
        var seen: Set<LessonID> = []
        return sheets.entries.compactMap { entry in
            let lesson = entry.lesson
            let lineage = context.regulations.lineage(of: lesson.unit, on: lesson.on)
            let term = context.register.terms.first {
                lineage.contains($0.id.unit) && $0.period.contains(lesson.on)
            }
            guard let term, !term.isTeachingDay(lesson.on), seen.insert(lesson.id).inserted else {
                return nil
            }
            return Row(
                kind: "holiday",
                who: lesson.giver.text,
                records: [lesson.id.text],
                strength: 1,
                count: 1
            )
        }
    }
}

extension ScreeningFlag.Kind {
    /// The word on the wire.
    fileprivate var word: String {
        switch self {
        case .zeroSpread: "zero-spread"
        case .halo: "halo"
        case .severity: "severity"
        case .drift: "drift"
        case .impossibleRecord: "impossible"
        case .copiedComment: "copied-comment"
        case .lateEntry: "late-entry"
        }
    }
}
