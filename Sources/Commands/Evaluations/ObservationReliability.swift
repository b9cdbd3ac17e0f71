import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation reliability`: how far totals tell teachers apart, and what would make them do so
/// better (评分信度).
enum ObservationReliability {
    /// Scores that are good enough to decide on single teachers; practice.md 4.4.
    private static let goal = 0.8

    static let command = Command.query(
        [Label("observation", "听课"), Label("reliability", "信度")],
        Bilingual(
            "Shows how reliable scores are, and how many more lessons or observers it takes.",
            "课堂评分的信度：ICC 六式、概化系数、可靠性指数；还需多少节课或多少听课人。"
        ),
        ScoredSheets.parameter,
        CommonParameter.explain,
        columns: StatisticTable.columns.columns,
        source: "practice.md 4.3, 4.4",
        examples: [
            "observation reliability term=2024-autumn", "听课 信度 学期=2024-autumn 依据",
        ],
        work: ScoredSheets.work
    ) { context, sheets, explain throws(Refusal) in
        try sheets.checkCompared()
        var table = StatisticTable()
        let crossed = Result { () throws(Undefined) in try cells(of: sheets) }
        for kind in IntraclassCorrelation.allCases {
            table.add(kind.rawValue, of: "lessons") { () throws(Undefined) in
                try kind.estimate(crossed.get())
            }
        }
        let found = addStudy(sheets, to: &table)
        if let found { addDecisions(found, to: &table) }
        let note = Bilingual(
            "ICC takes lessons that all observers scored; the study takes every score",
            "ICC 只用所有听课人都评过的课；概化研究用全部评分"
        )
        let further = found.map { limits(of: $0.study, $0.isWithLessons) } ?? []
        var reply = Reply(
            body: .table(table.table(context.language)),
            notes: sheets.notes + [note] + further
        )
        if explain {
            if case .success(let table) = crossed { reply.reasons += reasons(table) }
            if let found { reply.reasons += reasons(found.study) }
        }
        return reply
    }

    /// The mean squares and what each correlation makes of them.
    private static func reasons(_ table: TwoWayTable) -> [Bilingual] {
        let (n, k) = (table.subjects, table.observers)
        let squares = [
            ("MSR", table.rows), ("MSC", table.columns), ("MSE", table.residual),
            ("MSW", table.within),
        ].map { "\($0) \(EstimateText.fixed($1, 6))" }.joined(separator: ", ")
        let left = table.omitted
        return [
            Bilingual(
                "\(counted(n, "lesson")) × \(counted(k, "observer")), \(counted(left, "lesson")) "
                    + "left out as a score is missing: "
                    + squares,
                "\(n) 节课 × \(k) 人，另有 \(left) 节因缺分不用：\(squares)"
            ),
            Bilingual(
                "  (1,1) = (MSR − MSW) / (MSR + (k−1) MSW); (1,k) = (MSR − MSW) / MSR",
                "  (1,1) = (MSR − MSW) / (MSR + (k−1) MSW)；(1,k) = (MSR − MSW) / MSR"
            ),
            Bilingual(
                "  (A,1) = (MSR − MSE) / (MSR + (k−1) MSE + k (MSC − MSE)/n); "
                    + "(A,k) = (MSR − MSE) / (MSR + (MSC − MSE)/n)",
                "  (A,1) = (MSR − MSE) / (MSR + (k−1) MSE + k (MSC − MSE)/n)；"
                    + "(A,k) = (MSR − MSE) / (MSR + (MSC − MSE)/n)"
            ),
            Bilingual(
                "  (C,1) = (MSR − MSE) / (MSR + (k−1) MSE); (C,k) = (MSR − MSE) / MSR",
                "  (C,1) = (MSR − MSE) / (MSR + (k−1) MSE)；(C,k) = (MSR − MSE) / MSR"
            ),
        ]
    }

    /// The components, and Φ of one plan with its numbers.
    private static func reasons(_ study: GeneralizabilityStudy) -> [Bilingual] {
        let parts = [
            ("t", study.teacher), ("l", study.lesson), ("r", study.observer),
            ("tr", study.teacherByObserver), ("e", study.residual),
        ].map { "σ²\($0) \(EstimateText.fixed($1, 6))" }.joined(separator: ", ")
        let perScore = study.observer + study.teacherByObserver + study.residual
        let error = study.lesson / 2 + perScore / 4
        let (top, below) = (
            EstimateText.fixed(study.teacher, 4), EstimateText.fixed(error, 4)
        )
        let groups = min(study.teachers, JackknifedStudy.groupLimit)
        let quotient = study.teacher + error > 0 ? study.teacher / (study.teacher + error) : 0
        let value = EstimateText.fixed(quotient, 4)
        return [
            Bilingual(
                "\(counted(study.scores, "score")) of \(counted(study.teachers, "teacher")), "
                    + "\(counted(study.lessons, "lesson")), "
                    + "\(counted(study.observers, "observer")): \(parts)",
                "\(study.scores) 个评分，教师 \(study.teachers) 人，\(study.lessons) 节课，"
                    + "听课人 \(study.observers) 人：\(parts)"
            ),
            Bilingual(
                "  Φ = σ²t / (σ²t + σ²l/lessons + (σ²r + σ²tr + σ²e)/(lessons × observers)); "
                    + "of 2 × 2: \(top) / (\(top) + \(below)) = \(value)",
                "  Φ = σ²t / (σ²t + σ²l/课次 + (σ²r + σ²tr + σ²e)/(课次 × 人))；"
                    + "2 × 2：\(top) / (\(top) + \(below)) = \(value)"
            ),
            Bilingual(
                "  Eρ² = σ²t / (σ²t + σ²l/lessons + σ²tr/observers + σ²e/(lessons × observers)): "
                    + "rankings where the same observers see all; Φ and SEM: others each time",
                "  Eρ² = σ²t / (σ²t + σ²l/课次 + σ²tr/人 + σ²e/(课次 × 人))：同一批人听全部课时用于排名；"
                    + "Φ、SEM：每节课换人"
            ),
            Bilingual("  SEM = √ of what is added to σ²t", "  SEM = σ²t 之外各项之和的平方根"),
            Bilingual(
                "  95 %: jackknife over \(groups) groups of teachers, coefficients on ln(1 − θ); "
                    + "where all groups agree, of the components as estimated, below 0 too",
                "  95% 区间：按教师分 \(groups) 组的刀切法，系数取 ln(1 − θ)；各组相同时用未截断的方差分量"
            ),
        ]
    }

    /// What the figures cannot tell.
    private static func limits(
        of study: GeneralizabilityStudy,
        _ isWithLessons: Bool
    ) -> [Bilingual] {
        var notes: [Bilingual] = []
        if !isWithLessons {
            notes.append(
                Bilingual(
                    "lessons cannot be told from teachers here: what they differ is taken as the "
                        + "teachers', and Φ is too high",
                    "此处无法区分课次与教师：课次差异算在教师名下，Φ 偏高"
                )
            )
        }
        if study.truncated > 0 {
            notes.append(
                Bilingual(
                    "\(counted(study.truncated, "component")) below 0, taken as 0",
                    "有 \(study.truncated) 个方差分量为负，按 0 计"
                )
            )
        }
        return notes
    }

    /// The most cells of the table of lessons by observers.
    private static let cellLimit = 4_000_000

    /// Lessons by observers; most cells are missing where observers are many.
    private static func cells(of sheets: ScoredSheets) throws(Undefined) -> TwoWayTable {
        let size = sheets.lessons.count.multipliedReportingOverflow(by: sheets.observers.count)
        guard !size.overflow, size.partialValue <= cellLimit else {
            throw .tooMany(have: size.partialValue, limit: cellLimit)
        }
        let numbers = Dictionary(
            uniqueKeysWithValues: sheets.lessons.enumerated().map { ($1, $0) }
        )
        let empty = Array(repeating: Double?.none, count: sheets.observers.count)
        var rows = Array(repeating: empty, count: sheets.lessons.count)
        for entry in sheets.entries {
            guard let score = entry.score, let row = numbers[entry.lesson.id] else { continue }
            rows[row][Int(entry.observer)] = score
        }
        return try TwoWayTable(rows)
    }

    /// With lessons as a factor where the design can tell them from teachers, else without.
    private static func addStudy(
        _ sheets: ScoredSheets,
        to table: inout StatisticTable
    ) -> JackknifedStudy? {
        let lessons = Dictionary(
            uniqueKeysWithValues: sheets.lessons.enumerated().map { ($1, $0) }
        )
        let scores = sheets.entries.compactMap { entry -> GeneralizabilityStudy.Score? in
            guard let score = entry.score, let lesson = lessons[entry.lesson.id] else {
                return nil
            }
            return GeneralizabilityStudy.Score(
                teacher: Int(entry.teacher),
                lesson: lesson,
                observer: Int(entry.observer),
                value: score
            )
        }
        let study: JackknifedStudy
        do throws(Undefined) {
            study = try JackknifedStudy(scores)
        } catch {
            let reason = error
            table.add("G study") { () throws(Undefined) in throw reason }
            return nil
        }
        typealias Part = KeyPath<GeneralizabilityStudy, Double>
        var parts: [(name: String, path: Part)] = [
            ("teacher", \.teacher), ("observer", \.observer),
        ]
        if study.isWithLessons {
            parts += [("lesson", \.lesson), ("teacher×observer", \.teacherByObserver)]
        }
        parts.append(("residual", \.residual))
        for (name, path) in parts {
            table.add("variance", of: name) { () throws(Undefined) in
                try study.size { (study) throws(Undefined) in study[keyPath: path] }
            }
        }
        return study
    }

    private static func addDecisions(
        _ jackknifed: JackknifedStudy,
        to table: inout StatisticTable
    ) {
        let study = jackknifed.study
        for (lessons, observers) in StatisticTable.plans {
            let plan = DecisionStudy.Plan.otherObservers(
                lessons: lessons,
                observersPerLesson: observers
            )
            let same = DecisionStudy.Plan.sameObservers(lessons: lessons, observers: observers)
            let about = StatisticTable.plan(lessons, observers)
            table.add("Eρ²", of: about) { () throws(Undefined) in
                try jackknifed.coefficient { (study) throws(Undefined) in
                    try DecisionStudy(study, same).generalizability().value
                }
            }
            table.add("Φ", of: about) { () throws(Undefined) in
                try jackknifed.coefficient { (study) throws(Undefined) in
                    try DecisionStudy(study, plan).dependability().value
                }
            }
            table.add("SEM", of: about) { () throws(Undefined) in
                try jackknifed.size { (study) throws(Undefined) in
                    try DecisionStudy(study, plan).standardError
                }
            }
        }
        needed(.lessons, study, to: &table) {
            .otherObservers(lessons: $0, observersPerLesson: 1)
        }
        needed(.observersOfOne, study, to: &table) {
            .otherObservers(lessons: 1, observersPerLesson: $0)
        }
        needed(.observersOfTwo, study, to: &table) {
            .otherObservers(lessons: 2, observersPerLesson: $0)
        }
    }

    private static func needed(
        _ what: StatisticTable.Needed,
        _ study: GeneralizabilityStudy,
        to table: inout StatisticTable,
        _ plan: (Int) -> DecisionStudy.Plan
    ) {
        table.add(StatisticTable.needed, of: what.label.english) { () throws(Undefined) in
            let number = try DecisionStudy.needed(study, goal: goal, plan: plan)
            return try Estimate(Double(number), count: study.teachers)
        }
    }
}
