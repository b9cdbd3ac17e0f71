import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation screening`: records and observers that stand out, to be looked at (筛查).
enum ObservationScreening {
    private struct Row: Sendable {
        let kind: Label
        let who: String
        let records: [String]
        let strength: Double
        let bounds: FigureBounds
        let count: Int
        let rule: Bilingual
    }

    private static let holiday = Label("holiday", "假日")

    private static let columns = ColumnSet([
        ColumnSpec(
            "flag",
            "提示",
            .word,
            values: ScreeningFlag.Kind.allCases.map(\.label) + [holiday]
        ),
        ColumnSpec("who", "听课人", .text),
        ColumnSpec("records", "记录", .text), ColumnSpec("strength", "程度", .decimal),
        FigureBounds.low, FigureBounds.high, ColumnSpec("n", "数量", .integer),
        FigureBounds.whyColumn,
    ])

    /// Why what is true of some records has no interval.
    private static let ofTheseRecords = FigureBounds(
        Bilingual("it tells of these records alone", "只就这些记录而言")
    )

    static let command = Command.query(
        [Label("observation", "听课"), Label("screening", "筛查")],
        Bilingual(
            "Lists what stands out in observations: something to look at, never a verdict.",
            "听课记录中值得复核之处：给分无差异、光环、过严过宽、漂移、撞时、雷同评语、迟录、假日；只作提示，不作结论。"
        ),
        ScoredSheets.parameter,
        CommonParameter.explain,
        columns: columns.columns,
        source: "practice.md 4.12",
        examples: [
            "observation screening term=2024-autumn", "听课 筛查 学期=2024-autumn 依据",
        ],
        work: ScoredSheets.work
    ) { context, sheets, explain throws(Refusal) in
        var rows = observers(sheets) + severity(sheets)
        rows += copied(sheets) + impossible(sheets)
        rows += try late(sheets, context) + holidays(sheets, context)
        let ordered = rows
        let table = Reply.Table(columns: columns, rowCount: ordered.count) { index, writer in
            write(ordered[index], context.language, to: writer)
        }
        let verdict = Bilingual(
            "to be looked at, never a verdict: some come up by chance",
            "只供复核，不是结论：其中一些纯属偶然"
        )
        var reply = Reply(body: .table(table), notes: sheets.notes + [verdict])
        if explain {
            reply.reasons = UnitPage.distinct(ordered.map(\.rule)) + ordered.map(reason)
        }
        return reply
    }

    private static func write(_ row: Row, _ language: Language, to writer: any ReplyWriter) {
        writer.text(row.kind.english)
        writer.text(row.who)
        let records = row.records.prefix(8).joined(separator: ",")
        writer.text(row.records.count > 8 ? records + ",…" : records)
        EstimateText.write(row.strength, to: writer)
        row.bounds.write(to: writer, places: 4)
        writer.integer(row.count)
        FigureBounds.write(why: row.bounds, language, to: writer)
    }

    /// What the strength of one flag means.
    private static func reason(_ row: Row) -> Bilingual {
        let (text, records) = (EstimateText.fixed(row.strength, 4), row.records)
        let list = records.isEmpty ? "" : ": " + records.joined(separator: ", ")
        let bounds = row.bounds.phrase(places: 4)
        return Bilingual(
            "  \(row.kind.english) \(row.who): \(text)\(bounds.english), n \(row.count)\(list)",
            "  \(row.kind.chinese) \(row.who)：\(text)\(bounds.chinese)，n \(row.count)\(list)"
        )
    }

    private static func row(
        _ flag: ScreeningFlag,
        who: String,
        _ records: [String] = []
    ) -> Row {
        Row(
            kind: flag.kind.label,
            who: who,
            records: records,
            strength: flag.strength,
            bounds: flag.kind.isEstimated
                ? FigureBounds { () throws(Undefined) in flag.estimate } : ofTheseRecords,
            count: flag.count,
            rule: flag.kind.rule
        )
    }

    private static func observers(_ sheets: ScoredSheets) -> [Row] {
        var rows: [Row] = []
        let items = sheets.instrument.items
        for (number, places) in sheets.completeByObserver().enumerated() {
            let person = sheets.observers[number]
            let own = places.map { sheets.entries[$0] }
            let totals = own.compactMap(\.score)
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
        guard let fair = try? FairScores(sheets), let errors = try? fair.errors() else { return [] }
        var rows: [Row] = []
        for component in 0..<fair.adjustment.components {
            let flags = try? ObserverScreening.severity(
                fair.adjustment,
                errors,
                component: component
            )
            for flag in flags ?? [] {
                for member in flag.members where sheets.observers.indices.contains(member) {
                    rows.append(row(flag, who: sheets.observers[member].text))
                }
            }
        }
        for (number, places) in sheets.completeByObserver().enumerated() {
            let person = sheets.observers[number]
            let drift = try? SeverityDrift(fair.residuals(of: places))
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
                person: Int(entry.observer),
                time: "\(entry.lesson.on) \(entry.lesson.time?.text ?? "")",
                place: entry.lesson.id.text
            )
        }
        let flags = (try? RecordScreening.impossible(records)) ?? []
        return flags.map { flag in
            let members = flag.members.map { timed[$0].observation }
            return row(flag, who: members[0].observer.text, members.map(\.id.text))
        }
    }

    private static func late(
        _ sheets: ScoredSheets,
        _ context: Context
    ) throws(Refusal) -> [Row] {
        var rows: [Row] = []
        var limits: [LessonID: Int?] = [:]
        for entry in sheets.entries {
            let lesson = entry.lesson
            if limits[lesson.id] == nil {
                let rule = try context.regulations.observing(for: lesson.unit, on: lesson.on)?.0
                limits[lesson.id] = .some(rule?.lateDays)
            }
            guard let limit = limits[lesson.id] ?? nil else { continue }
            let days = Int(entry.observation.entered.daysSinceEpoch - lesson.on.daysSinceEpoch)
            for flag in (try? RecordScreening.late([days], limit: limit)) ?? [] {
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
            guard seen.insert(lesson.id).inserted else { return nil }
            let lineage = context.regulations.lineage(of: lesson.unit, on: lesson.on)
            let term = context.register.terms.first {
                lineage.contains($0.id.unit) && $0.period.contains(lesson.on)
            }
            guard let term, !term.isTeachingDay(lesson.on) else { return nil }
            return Row(
                kind: holiday,
                who: lesson.giver.text,
                records: [lesson.id.text],
                strength: 1,
                bounds: ofTheseRecords,
                count: 1,
                rule: Bilingual(
                    "holiday: a lesson on a day on which the term gives none",
                    "假日：上课日不是该学期的教学日"
                )
            )
        }
    }
}

extension ScreeningFlag.Kind {
    /// The word on the wire.
    fileprivate var label: Label {
        switch self {
        case .zeroSpread: Label("zero-spread", "给分无差异")
        case .halo: Label("halo", "光环")
        case .severity: Label("severity", "过严过宽")
        case .drift: Label("drift", "漂移")
        case .impossibleRecord: Label("impossible", "撞时")
        case .copiedComment: Label("copied-comment", "雷同评语")
        case .lateEntry: Label("late-entry", "迟录")
        }
    }

    /// By what rule it is raised.
    fileprivate var rule: Bilingual {
        let least = ObserverScreening.fewestLessons
        return switch self {
        case .zeroSpread:
            Bilingual(
                "zero-spread: \(least) totals or more, all the same",
                "给分无差异：不少于 \(least) 个总分且全部相同"
            )
        case .halo:
            Bilingual(
                "halo: on 80 % of \(least) sheets or more every item has the same share; "
                    + "Wilson's interval",
                "光环：不少于 \(least) 张表，其中 80% 各项得分率全相同；Wilson 区间"
            )
        case .severity:
            Bilingual(
                "severity: more than 2 standard deviations from the others of the component; "
                    + "the interval is the effect's, in those deviations",
                "过严过宽：宽严偏离同组听课人均值 2 个标准差以上；区间为宽严的 t 区间，按同一标准差折算"
            )
        case .drift:
            Bilingual(
                "drift: residuals move with the days, p < 0.01; the strength is points a day, "
                    + "with the slope's interval by t",
                "漂移：残差随日期变化，p < 0.01；程度为每天分数，附斜率的 t 区间"
            )
        case .impossibleRecord:
            Bilingual("impossible: two places in one period", "撞时：同一节次在两处")
        case .copiedComment:
            Bilingual(
                "copied-comment: comments that are alike to 0.9 or more",
                "雷同评语：评语相似度 0.9 以上"
            )
        case .lateEntry:
            Bilingual(
                "late-entry: entered more days after the lesson than the scheme allows",
                "迟录：上课后录入天数超过方案规定"
            )
        }
    }
}
