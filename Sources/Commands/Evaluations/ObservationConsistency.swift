import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation consistency`: one observer's own report: severity, spread, repeatability, drift.
enum ObservationConsistency {
    static let command = Command.query(
        [Label("observation", "听课"), Label("consistency", "本人一致性")],
        Bilingual(
            "Shows how consistent one observer is: severity, spread, repeatability, drift.",
            "一名听课人自身的评分一致性：宽严、离散、重复性、与他人的相关、漂移，均附数量与区间。"
        ),
        Parameter<PersonID>.positional(
            Label("observer", "听课人"),
            Reading<PersonID>.personAnywhere,
            Bilingual("whose observations", "哪位听课人")
        ),
        ScoredSheets.parameter,
        CommonParameter.explain,
        columns: StatisticTable.columns.columns,
        source: "practice.md 4.5, 4.12",
        examples: [
            "observation consistency T001 term=2024-autumn", "听课 本人一致性 T001 依据",
        ],
        work: ScoredSheets.work
    ) { context, observer, sheets, explain throws(Refusal) in
        let own = own(observer, sheets)
        guard !own.isEmpty else {
            throw Refusal(
                .noEntity,
                "\(observer.text) has no complete sheet there",
                "该范围内 \(observer.text) 没有评完的表",
                want: "observer",
                hint: "observation list where=observer=\(observer.text)"
            )
        }
        let fair = Result { () throws(Undefined) in try FairScores(sheets) }
        let table = table(own, fair)
        var reply = Reply(
            body: .table(table.table(context.language)),
            notes: sheets.notes + (own.count < fewest ? [few(own.count)] : [])
        )
        if explain { reply.reasons = reasons(own, sheets, fair) }
        let person = context.register.persons[observer]
        let name = person?.name[context.today] ?? observer.text
        let body = table.table(context.language)
        reply.page = {
            PrintedTable.page(
                Bilingual("Consistency of \(name)", "\(name) 评分一致性"),
                unit: person?.unit[context.today],
                body,
                without: [],
                charts: [chart(own, sheets, fair, context)].compactMap(\.self),
                rules: sheets.notes,
                context
            )
        }
        return reply
    }

    /// Each sheet's total beside what the others lead to expect.
    private static func chart(
        _ own: [Int],
        _ sheets: ScoredSheets,
        _ fair: Result<FairScores, Undefined>,
        _ context: Context
    ) -> Chart? {
        guard case .success(let fair) = fair else { return nil }
        return Chart(
            Bilingual("given; the line is what was expected", "给分，竖线为期望分"),
            unit: "",
            full: sheets.instrument.range.most,
            bars: own.map { place in
                let entry = sheets.entries[place]
                let giver = context.register.persons[entry.lesson.giver]?.name[entry.on]
                let score = entry.score ?? 0
                // Month and day: the label has sixteen columns.
                return Chart.Bar(
                    "\(entry.on.description.dropFirst(5)) \(giver ?? entry.lesson.giver.text)",
                    EstimateText.scaled(score, 2),
                    target: fair.residual(entry).map { EstimateText.scaled(score - $0, 2) }
                )
            }
        )
    }

    /// Below it the screening says nothing of an observer either.
    private static let fewest = ObserverScreening.fewestLessons

    /// The places of the observer's complete sheets.
    private static func own(_ observer: PersonID, _ sheets: ScoredSheets) -> [Int] {
        guard let number = sheets.observers.firstIndex(of: observer) else { return [] }
        return sheets.entries.indices.filter {
            Int(sheets.entries[$0].observer) == number && sheets.entries[$0].total != nil
        }
    }

    private static func few(_ count: Int) -> Bilingual {
        Bilingual(
            "little is told of an observer by \(counted(count, "sheet")): look at the intervals",
            "仅 \(count) 张表，说明不了多少，请看区间"
        )
    }

    private static func table(
        _ own: [Int],
        _ fair: Result<FairScores, Undefined>
    ) -> StatisticTable {
        var table = StatisticTable()
        guard case .success(let fair) = fair else {
            if case .failure(let reason) = fair {
                table.add("severity") { () throws(Undefined) in throw reason }
            }
            return table
        }
        let sheets = fair.sheets
        let entries = own.map { sheets.entries[$0] }
        let scores = entries.compactMap(\.score)
        let number = Int(entries[0].observer)
        table.add("mean", of: "given") { () throws(Undefined) in
            try MeanInterval.student(Spread(scores))
        }
        table.add("severity") { () throws(Undefined) in
            if let estimate = fair.errors.observers[number] { return estimate }
            let effect = fair.adjustment.observers[number]
            return try Estimate(effect?.effect ?? 0, count: effect?.count ?? 0)
        }
        table.add("sd", of: "given") { () throws(Undefined) in
            try ObserverConsistency.deviation(scores)
        }
        table.add("sd", of: "residual") { () throws(Undefined) in
            try ObserverConsistency.deviation(entries.compactMap(fair.residual))
        }
        table.add("repeatability", of: "same teacher") { () throws(Undefined) in
            let groups = Dictionary(grouping: entries, by: \.teacher).values
            return try ObserverConsistency.repeatability(groups.map { $0.compactMap(\.score) })
        }
        table.add("correlation", of: "expected") { () throws(Undefined) in
            try ObserverConsistency.correlation(expected(entries, fair))
        }
        table.add("drift", of: "30 days") { () throws(Undefined) in
            try monthly(SeverityDrift(fair.residuals(of: own)).slope)
        }
        return table
    }

    /// What was given beside the teachers' adjusted scores.
    private static func expected(
        _ entries: [ScoredSheets.Entry],
        _ fair: FairScores
    ) -> [(given: Double, expected: Double)] {
        entries.compactMap { entry in
            guard let score = entry.score, let residual = fair.residual(entry) else { return nil }
            return (given: score, expected: score - residual)
        }
    }

    private static func monthly(_ slope: Estimate) throws(Undefined) -> Estimate {
        try Estimate(
            slope.value * 30,
            count: slope.count,
            standardError: slope.standardError.map { $0 * 30 },
            interval: slope.interval.map { interval throws(Undefined) in
                try Interval(interval.lower * 30, interval.upper * 30, .ninetyFivePercent)
            }
        )
    }

    /// Every sheet with what it was expected to come to, then what the figures are made of.
    private static func reasons(
        _ own: [Int],
        _ sheets: ScoredSheets,
        _ fair: Result<FairScores, Undefined>
    ) -> [Bilingual] {
        guard case .success(let fair) = fair else { return [] }
        let lines = own.map { place in
            let entry = sheets.entries[place]
            let score = EstimateText.fixed(entry.score ?? 0, 2)
            let residual = fair.residual(entry) ?? 0
            let expected = EstimateText.fixed((entry.score ?? 0) - residual, 4)
            let rest = EstimateText.fixed(residual, 4)
            let what = "\(entry.lesson.on) \(entry.observation.id.text) \(entry.lesson.giver.text)"
            return Bilingual(
                "\(what): gave \(score), expected \(expected), residual \(rest)",
                "\(what)：给分 \(score)，期望 \(expected)，残差 \(rest)"
            )
        }
        return lines + [
            Bilingual(
                "severity: the mean residual; sd with its χ² interval; repeatability: sd within "
                    + "the same teacher; drift: the slope of residuals on days × 30",
                "宽严：残差均值；标准差用 χ² 区间；重复性：同一教师多次评分的组内标准差；漂移：残差对日期的斜率 × 30"
            )
        ]
    }
}
