import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation agreement`: how far observers of the same lessons agree (评分一致性).
enum ObservationAgreement {
    /// What every observer gave one item of one lesson, as a place on the shared scale.
    private struct Unit {
        var levels: [PersonID: Int] = [:]
    }

    static let command = Command.query(
        [Label("observation", "听课"), Label("agreement", "一致性")],
        Bilingual(
            "Shows how far observers agree, item by item: exact, adjacent, kappa, AC, alpha.",
            "听课人逐项评分的一致性：完全一致、相邻一致、kappa、Gwet AC、Krippendorff alpha，附区间。"
        ),
        ScoredSheets.parameter,
        Parameter<[PersonID]?>.optional(
            Label("by", "听课人"),
            Reading<[PersonID]>.persons,
            Bilingual("only these observers; kappa needs two", "只看这些听课人，kappa 限两人")
        ),
        columns: StatisticTable.columns.columns,
        source: "practice.md 4.1, 4.2",
        examples: ["observation agreement term=2024-autumn"]
    ) { context, sheets, by throws(Refusal) in
        let (items, levels) = sheets.sharedScale
        guard levels.count > 1 else {
            throw Refusal(
                .rule,
                "the items of \(sheets.key.name) have no levels in common",
                "量表 \(sheets.key.name) 的评价项没有共同的等级",
                want: "instrument"
            )
        }
        let observers = by ?? sheets.observers
        let units = units(sheets, items, levels, observers)
        var table = StatisticTable()
        let scale = 0...levels.count - 1
        let pairs = pairs(units, observers)
        table.add("exact") { () throws(Undefined) in
            try LevelPairs(pairs, scale: scale).agreement(within: 0)
        }
        table.add("adjacent") { () throws(Undefined) in
            try LevelPairs(pairs, scale: scale).agreement(within: 1)
        }
        if observers.count == 2 {
            for weights in AgreementWeights.allCases {
                table.add("kappa", of: weights.rawValue) { () throws(Undefined) in
                    try CohenKappa.estimate(LevelPairs(pairs, scale: scale), weights)
                }
            }
        }
        let ratings = units.map { Array($0.levels.values) }
        for weights in AgreementWeights.allCases {
            table.add(
                weights == .identity ? "AC1" : "AC2",
                of: weights.rawValue
            ) { () throws(Undefined) in
                try GwetAgreement.estimate(LevelTable(ratings, scale: scale), weights)
            }
        }
        for metric in KrippendorffAlpha.allCases {
            table.add("alpha", of: metric.rawValue) { () throws(Undefined) in
                try metric.estimate(LevelTable(ratings, scale: scale))
            }
        }
        let points = levels.map { Decimals.text($0, places: 2) }.joined(separator: ",")
        let note = Bilingual(
            "over the full scale \(points) of \(items.count) items; "
                + "\(units.count) items of lessons, \(observers.count) observers",
            "量尺 \(points)，\(items.count) 个评价项；\(units.count) 个课次×评价项，\(observers.count) 人"
        )
        return Reply(body: .table(table.table(context.language)), notes: sheets.notes + [note])
    }

    /// The units that anybody of the observers judged.
    private static func units(
        _ sheets: ScoredSheets,
        _ items: [Int],
        _ levels: [Int],
        _ observers: [PersonID]
    ) -> [Unit] {
        var units: [LessonID: [Int: Unit]] = [:]
        for entry in sheets.entries where observers.contains(entry.observation.observer) {
            for item in items where entry.marks.indices.contains(item) {
                guard case .points(let points) = entry.marks[item],
                    let level = levels.firstIndex(of: points)
                else { continue }
                units[entry.lesson.id, default: [:]][item, default: Unit()]
                    .levels[entry.observation.observer] = level
            }
        }
        return units.sorted { $0.key < $1.key }.flatMap { _, items in
            items.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// Every two observers of a unit, the one with the lesser key first.
    private static func pairs(
        _ units: [Unit],
        _ observers: [PersonID]
    ) -> [(first: Int?, second: Int?)] {
        let ordered = observers.sorted()
        var pairs: [(first: Int?, second: Int?)] = []
        for unit in units {
            let given = ordered.compactMap { unit.levels[$0] }
            for (place, first) in given.enumerated() {
                for second in given[(place + 1)...] { pairs.append((first, second)) }
            }
        }
        return pairs
    }
}
