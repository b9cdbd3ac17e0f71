import Domain

/// A row of `plan`: a study plan; a review is `DAY STAGE GOAL TEXT`.
struct PlanRow: Row {
    static let table = Table.plan
    static let layout = TableLayout(
        "plan",
        key: ["id"],
        revised: true,
        ["teacher", "kind", "first_day", "last_day", "goals", "study", "reviews"]
    )

    let plan: StudyPlan

    init(_ plan: StudyPlan) {
        self.plan = plan
    }

    func write(to writer: inout RowWriter) {
        writer.text(plan.id.text)
        writer.integer(plan.revision)
        writer.text(plan.teacher.text)
        writer.stored(plan.kind)
        writer.stored(plan.first)
        writer.stored(plan.last)
        writer.stored(plan.goals)
        writer.text(plan.study)
        writer.stored(plan.reviews)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: PlanID = try reader.stored()
        let revision = try reader.integer()
        let teacher: PersonID = try reader.stored()
        let kind: StudyPlan.Kind = try reader.stored()
        let first: Day = try reader.stored()
        var plan = StudyPlan(
            id: id,
            teacher: teacher,
            kind: kind,
            first: first,
            last: try reader.day(from: first)
        )
        plan.revision = revision
        plan.goals = try reader.stored()
        plan.study = try reader.optionalText()
        plan.reviews = try reader.stored()
        self.plan = plan
    }
}

extension StudyPlan.Kind: StoredText {}

extension StudyPlan.Review: StoredText {
    /// As in `2024-12-20 final 2 已完成`.
    var storedText: String? {
        let head = "\(on) \(stage.rawValue) \(goal)"
        return text.map { "\(head) \($0)" } ?? head
    }

    init?(storedText: String?) {
        let parts =
            storedText?.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false) ?? []
        guard parts.count >= 3, let on = Day(storedText: String(parts[0])),
            let stage = Stage(rawValue: String(parts[1])), let goal = Int(parts[2]), goal > 0
        else { return nil }
        self.init(
            goal: goal,
            stage: stage,
            on: on,
            text: parts.count > 3 ? String(parts[3]) : nil
        )
    }
}
