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
            Reading<PersonID>.personAnywhere(as: .observer),
            Bilingual("whose observations", "哪位听课人")
        ),
        ScoredSheets.inColumns,
        CommonParameter.explain,
        columns: StatisticTable.columns.columns,
        source: "practice.md 4.5, 4.12",
        examples: [
            "observation consistency T001 term=2024-autumn", "听课 本人一致性 T001 依据",
        ],
        work: ScoredSheets.work
    ) { context, observer, sheets, explain throws(Refusal) in
        let figures = Result { () throws(Undefined) in
            try sheets.figures(isEstimating: false, context.surroundings.halves)
        }
        let own = own(observer, sheets, figures)
        guard !own.isEmpty else {
            throw Refusal(
                .noEntity,
                "\(observer.text) has no complete sheet there",
                "该范围内 \(observer.text) 没有评完的表",
                want: "observer",
                hint: "observation list where=observer=\(observer.text)"
            )
        }
        let table = table(own, observer, figures)
        let found = sheets.counts.notes(sheets.key, sheets.instrument)
        var reply = Reply(
            body: .table(table.table(context.language)),
            notes: found + (own.count < fewest ? [few(own.count)] : [])
        )
        if explain { reply.reasons = reasons(own, observer, context.register) }
        let person = context.register.persons[observer]
        let name = person?.name[context.today] ?? observer.text
        let body = table.table(context.language)
        reply.page = {
            PrintedTable.page(
                Bilingual("Consistency of \(name)", "\(name) 评分一致性"),
                unit: person?.unit[context.today],
                body,
                without: [],
                charts: [chart(own, sheets.instrument, context)],
                rules: found,
                context
            )
        }
        return reply
    }

    /// One complete sheet of the observer.
    struct Own {
        let lesson: Stored<Lesson>
        let score: Double
        /// The teacher's adjusted score; or why nobody's is known.
        let expected: Result<Double, Undefined>

        func residual() throws(Undefined) -> Double { try score - expected.get() }
        var time: Double { Double(lesson.on.daysSinceEpoch) }
    }

    /// Each sheet's total beside what the others lead to expect.
    private static func chart(
        _ own: [Own],
        _ instrument: Instrument,
        _ context: Context
    ) -> Chart {
        Chart(
            Bilingual("given; the line is what was expected", "给分，竖线为期望分"),
            unit: "",
            full: instrument.range.most,
            bars: own.map { own in
                let giver = context.register.persons[own.lesson.giver]?.name[own.lesson.on]
                // Month and day: the label has sixteen columns.
                let day = own.lesson.on.description.dropFirst(5)
                return Chart.Bar(
                    "\(day) \(giver ?? own.lesson.giver.text)",
                    EstimateText.scaled(own.score, 2),
                    target: (try? own.expected.get()).map { EstimateText.scaled($0, 2) }
                )
            }
        )
    }

    /// Below it the screening says nothing of an observer either.
    private static let fewest = ObserverScreening.fewestLessons

    /// The observer's complete sheets, by day and lesson.
    private static func own(
        _ observer: PersonID,
        _ sheets: SheetColumns,
        _ figures: Result<SeverityFigures, Undefined>
    ) -> [Own] {
        guard let number = sheets.number(of: observer) else { return [] }
        var found: [Own] = []
        for (place, row) in sheets.rows.enumerated() {
            for sheet in row.places where sheets.observers[sheet] == number {
                guard !sheets.scores[sheet].isNaN else { continue }
                found.append(
                    Own(
                        lesson: sheets.lesson(row),
                        score: sheets.scores[sheet],
                        expected: figures.flatMap { figures in
                            figures.adjusted(ofRow: place).map { .success($0) }
                                ?? .failure(.tooFew(have: 0, need: 1))
                        }
                    )
                )
            }
        }
        return found.sorted { $0.lesson < $1.lesson }
    }

    private static func few(_ count: Int) -> Bilingual {
        Bilingual(
            "little is told of an observer by \(counted(count, "sheet")): look at the intervals",
            "仅 \(count) 张表，说明不了多少，请看区间"
        )
    }

    static func table(
        _ own: [Own],
        _ observer: PersonID,
        _ figures: Result<SeverityFigures, Undefined>
    ) -> StatisticTable {
        var table = StatisticTable()
        let scores = own.map(\.score)
        table.add("mean", of: "given") { () throws(Undefined) in
            try Statistics.LessonScore.mean.estimate(scores)
        }
        table.add("severity") { () throws(Undefined) in
            try severity(of: observer, figures.get())
        }
        table.add("sd", of: "given") { () throws(Undefined) in
            try ObserverConsistency.deviation(scores)
        }
        table.add("sd", of: "residual") { () throws(Undefined) in
            try ObserverConsistency.deviation(
                own.map { own throws(Undefined) in try own.residual() }
            )
        }
        table.add("repeatability", of: "same teacher") { () throws(Undefined) in
            let groups = Dictionary(grouping: own, by: \.lesson.giver).sorted { $0.key < $1.key }
            return try ObserverConsistency.repeatability(groups.map { $0.value.map(\.score) })
        }
        table.add("correlation", of: "expected") { () throws(Undefined) in
            try ObserverConsistency.correlation(
                own.map { own throws(Undefined) in try (own.score, own.expected.get()) }
            )
        }
        table.add("drift", of: "30 days") { () throws(Undefined) in
            try monthly(
                SeverityDrift(
                    own.map { own throws(Undefined) in try (own.time, own.residual()) }
                ).slope
            )
        }
        return table
    }

    private static func severity(
        of observer: PersonID,
        _ figures: SeverityFigures
    ) throws(Undefined) -> Estimate {
        guard let row = figures.row(of: observer) else { throw .tooFew(have: 0, need: 1) }
        if let error = figures.error(of: row) { return error }
        return try Estimate(
            row.effect,
            count: row.sheets,
            lacking: figures.errors.lacking(row.component)
        )
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
    static func reasons(
        _ own: [Own],
        _ observer: PersonID,
        _ register: Register
    ) -> [Bilingual] {
        let index = register.index.observationsByLesson
        let lines = own.map { own in
            let score = EstimateText.fixed(own.score, 2)
            let key = index.stored(at: own.lesson.key).first { $0.observer == observer }?.key.text
            let what = "\(own.lesson.on) \(key ?? "") \(own.lesson.giver.text)"
            switch own.expected {
            case .success(let value):
                let expected = EstimateText.fixed(value, 4)
                let rest = EstimateText.fixed(own.score - value, 4)
                return Bilingual(
                    "\(what): gave \(score), expected \(expected), residual \(rest)",
                    "\(what)：给分 \(score)，期望 \(expected)，残差 \(rest)"
                )
            case .failure(let reason):
                return Bilingual(
                    "\(what): gave \(score), expected is unknown: \(reason.text.english)",
                    "\(what)：给分 \(score)，期望分未知：\(reason.text.chinese)"
                )
            }
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
