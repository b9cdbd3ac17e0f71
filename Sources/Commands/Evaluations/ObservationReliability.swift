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
        columns: StatisticTable.columns.columns,
        source: "practice.md 4.3, 4.4",
        examples: ["observation reliability term=2024-autumn"]
    ) { context, sheets throws(Refusal) in
        var table = StatisticTable()
        addCorrelations(sheets, to: &table)
        let found = addStudy(sheets, to: &table)
        if let found { addDecisions(found.study, to: &table) }
        let note = Bilingual(
            "ICC takes lessons that all observers scored; the study takes every score",
            "ICC 只用所有听课人都评过的课；概化研究用全部评分"
        )
        let further = found.map { limits(of: $0.study, $0.isWithLessons) } ?? []
        return Reply(
            body: .table(table.table(context.language)),
            notes: sheets.notes + [note] + further
        )
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
                    "\(study.truncated) components came out below 0 and are taken as 0",
                    "有 \(study.truncated) 个方差分量为负，按 0 计"
                )
            )
        }
        return notes
    }

    private static func addCorrelations(_ sheets: ScoredSheets, to table: inout StatisticTable) {
        var cells: [LessonID: [PersonID: Double]] = [:]
        for entry in sheets.complete {
            cells[entry.lesson.id, default: [:]][entry.observation.observer] =
                entry.total.map { $0.approximate / 100 }
        }
        let rows = sheets.lessons.map { lesson in
            sheets.observers.map { cells[lesson]?[$0] }
        }
        for kind in IntraclassCorrelation.allCases {
            table.add(kind.rawValue, of: "lessons") { () throws(Undefined) in
                try kind.estimate(TwoWayTable(rows))
            }
        }
    }

    /// With lessons as a factor where the design can tell them from teachers, else without.
    private static func addStudy(
        _ sheets: ScoredSheets,
        to table: inout StatisticTable
    ) -> (study: GeneralizabilityStudy, isWithLessons: Bool)? {
        let numbers = { (ids: [PersonID]) in
            Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        }
        let (teachers, observers) = (numbers(sheets.teachers), numbers(sheets.observers))
        let lessons = Dictionary(
            uniqueKeysWithValues: sheets.lessons.enumerated().map { ($1, $0) }
        )
        let scores = sheets.complete.compactMap { entry -> GeneralizabilityStudy.Score? in
            guard let total = entry.total, let teacher = teachers[entry.lesson.giver],
                let observer = observers[entry.observation.observer],
                let lesson = lessons[entry.lesson.id]
            else { return nil }
            return GeneralizabilityStudy.Score(
                teacher: teacher,
                lesson: lesson,
                observer: observer,
                value: total.approximate / 100
            )
        }
        let study: GeneralizabilityStudy
        var isWithLessons = true
        do throws(Undefined) {
            if let full = try? GeneralizabilityStudy(lessonsByObservers: scores) {
                study = full
            } else {
                study = try GeneralizabilityStudy(teachersByObservers: scores)
                isWithLessons = false
            }
        } catch {
            let reason = error
            table.add("G study") { () throws(Undefined) in throw reason }
            return nil
        }
        let count = study.scores
        table.add("variance", of: "teacher", value: study.teacher, count: count)
        table.add("variance", of: "observer", value: study.observer, count: count)
        if isWithLessons {
            let both = study.teacherByObserver
            table.add("variance", of: "lesson", value: study.lesson, count: count)
            table.add("variance", of: "teacher×observer", value: both, count: count)
        }
        table.add("variance", of: "residual", value: study.residual, count: count)
        return (study, isWithLessons)
    }

    private static func addDecisions(
        _ study: GeneralizabilityStudy,
        to table: inout StatisticTable
    ) {
        for (lessons, observers) in [(1, 1), (1, 2), (2, 2), (4, 2)] {
            let plan = DecisionStudy.Plan.otherObservers(
                lessons: lessons,
                observersPerLesson: observers
            )
            let about = "\(lessons) lessons × \(observers) observers"
            table.add("Φ", of: about) { () throws(Undefined) in
                try DecisionStudy(study, plan).dependability()
            }
            if let decision = try? DecisionStudy(study, plan) {
                let error = decision.standardError
                table.add("SEM", of: about, value: error, count: study.teachers)
            }
        }
        needed("lessons for Φ≥.80, 1 observer each", study, to: &table) {
            .otherObservers(lessons: $0, observersPerLesson: 1)
        }
        needed("observers for Φ≥.80, 1 lesson", study, to: &table) {
            .otherObservers(lessons: 1, observersPerLesson: $0)
        }
        needed("observers for Φ≥.80, 2 lessons", study, to: &table) {
            .otherObservers(lessons: 2, observersPerLesson: $0)
        }
    }

    private static func needed(
        _ about: String,
        _ study: GeneralizabilityStudy,
        to table: inout StatisticTable,
        _ plan: (Int) -> DecisionStudy.Plan
    ) {
        table.add("needed", of: about) { () throws(Undefined) in
            let number = try DecisionStudy.needed(study, goal: goal, plan: plan)
            return try Estimate(Double(number), count: study.teachers)
        }
    }
}
