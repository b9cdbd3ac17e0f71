import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation agreement`: how far observers of the same lessons agree (评分一致性).
enum ObservationAgreement {
    static let command = Command.query(
        [Label("observation", "听课"), Label("agreement", "一致性")],
        Bilingual(
            "Shows how far observers agree, item by item: exact, adjacent, kappa, AC, alpha.",
            "听课人逐项评分的一致性：完全一致、相邻一致、kappa、Gwet AC、Krippendorff alpha，附区间。"
        ),
        ScoredSheets.parameter,
        Parameter<[PersonID]?>.optional(
            Label("by", "听课人"),
            Reading<[PersonID]>.persons(as: .observer),
            Bilingual("only these observers; kappa needs two", "只看这些听课人，kappa 限两人")
        ),
        CommonParameter.explain,
        columns: StatisticTable.columns.columns,
        source: "practice.md 4.1, 4.2",
        examples: [
            "observation agreement term=2024-autumn", "听课 一致性 学期=2024-autumn 依据",
        ],
        work: ScoredSheets.work
    ) { context, sheets, by, explain throws(Refusal) in
        try sheets.checkCompared()
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
        let pairs = Result { () throws(Undefined) in
            try LevelPairs(counts: counts(units, levels.count), scale: scale)
        }
        table.add("exact") { () throws(Undefined) in
            try pairs.get().agreement(within: 0)
        }
        table.add("adjacent") { () throws(Undefined) in
            try pairs.get().agreement(within: 1)
        }
        if observers.count == 2 {
            for weights in AgreementWeights.allCases {
                table.add("kappa", of: weights.rawValue) { () throws(Undefined) in
                    try CohenKappa.estimate(pairs.get(), weights)
                }
            }
        }
        for weights in AgreementWeights.allCases {
            table.add(
                weights == .identity ? "AC1" : "AC2",
                of: weights.rawValue
            ) { () throws(Undefined) in
                try GwetAgreement.estimate(LevelTable(units, scale: scale), weights)
            }
        }
        for metric in KrippendorffAlpha.allCases {
            table.add("alpha", of: metric.rawValue) { () throws(Undefined) in
                try metric.estimate(LevelTable(units, scale: scale))
            }
        }
        let points = levels.map { Decimals.text($0, places: 2) }.joined(separator: ",")
        let note = Bilingual(
            "over the full scale \(points) of \(counted(items.count, "item")); "
                + "\(counted(units.count, "item")) of lessons, "
                + "\(counted(observers.count, "observer"))",
            "量尺 \(points)，\(items.count) 个评价项；\(units.count) 个课次×评价项，\(observers.count) 人"
        )
        var reply = Reply(
            body: .table(table.table(context.language)),
            notes: sheets.notes + [note]
        )
        if explain, case .success(let pairs) = pairs { reply.reasons = reasons(pairs, levels) }
        return reply
    }

    /// The table of pairs, from which all else is made.
    private static func reasons(_ pairs: LevelPairs, _ levels: [Int]) -> [Bilingual] {
        let names = levels.map { Decimals.text($0, places: 2) }
        var apart = Array(repeating: 0, count: levels.count)
        var lines: [Bilingual] = []
        for (row, cells) in pairs.counts.enumerated() {
            for (column, cell) in cells.enumerated() { apart[abs(row - column)] += cell }
            let text = zip(names, cells).map { "\($0): \($1)" }.joined(separator: ", ")
            lines.append(
                Bilingual(
                    "  one gave \(names[row]), the other \(text)",
                    "  一人 \(names[row])，另一人 \(text)"
                )
            )
        }
        let exact = apart.first ?? 0
        let adjacent = apart.prefix(2).reduce(0, +)
        let head = Bilingual(
            "\(counted(pairs.count, "pair")) of marks; exact \(exact) / \(pairs.count), "
                + "within one level \(adjacent) / \(pairs.count)",
            "\(pairs.count) 对评分；完全一致 \(exact) / \(pairs.count)，"
                + "相差不超过一级 \(adjacent) / \(pairs.count)"
        )
        let formulas = [
            Bilingual(
                "kappa, AC: (weighted agreement − chance) / (1 − chance); weights 1, "
                    + "1 − |i−j|/(k−1), 1 − (i−j)²/(k−1)² over the full scale",
                "kappa、AC：（加权一致 − 机遇）/（1 − 机遇）；权重 1、1 − |i−j|/(k−1)、1 − (i−j)²/(k−1)²，取完整量尺"
            ),
            Bilingual(
                "alpha: 1 − observed / expected disagreement, missing cells left out",
                "alpha：1 − 实际不一致 / 期望不一致，缺失格不计"
            ),
        ]
        return [head] + lines + formulas
    }

    /// What the observers gave each item of each lesson, as places on the scale, in the order of
    /// their keys.
    private static func units(
        _ sheets: ScoredSheets,
        _ items: [Int],
        _ levels: [Int],
        _ observers: [PersonID]
    ) -> [[Int]] {
        let wanted = Set(observers)
        let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
        var units: [[Int]] = []
        var lesson: LessonID?
        var own: [[Int]] = []
        for entry in sheets.entries where wanted.contains(entry.observation.observer) {
            if entry.lesson.id != lesson {
                units += own.filter { !$0.isEmpty }
                own = items.map { _ in [] }
                lesson = entry.lesson.id
            }
            let marks = entry.marks
            for (place, item) in items.enumerated() where marks.indices.contains(item) {
                guard case .points(let points) = marks[item], let level = places[points]
                else { continue }
                own[place].append(level)
            }
        }
        return units + own.filter { !$0.isEmpty }
    }

    /// Every two marks of a unit, the one of the observer with the lesser key first.
    private static func counts(_ units: [[Int]], _ levels: Int) -> [[Int]] {
        var counts = Array(repeating: Array(repeating: 0, count: levels), count: levels)
        for unit in units {
            for (place, first) in unit.enumerated() {
                for second in unit[(place + 1)...] { counts[first][second] += 1 }
            }
        }
        return counts
    }
}
