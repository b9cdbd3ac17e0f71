import Domain

/// Objects that are a row of their own and rows for their parts.
extension ChangeReader {
    func teaching(
        _ group: Group,
        _ objects: ObjectTable<Teaching>
    ) throws(StoreError) -> Revised<Teaching> {
        try composed(
            group,
            objects,
            \TeachingRow.teaching.id,
            TeachingHoursRow.rows,
            TeachingRow.init
        ) { row, parts in
            var teaching = row.teaching
            teaching.weekly = parts.first?.weekly
            return teaching
        }
    }

    func activity(
        _ group: Group,
        _ objects: ObjectTable<Activity>
    ) throws(StoreError) -> Revised<Activity> {
        try composed(
            group,
            objects,
            \ActivityRow.activity.id,
            ContestRoundRow.rows,
            ActivityRow.init
        ) { row, parts in
            var activity = row.activity
            parts.first?.record(in: &activity)
            return activity
        }
    }

    func test(_ group: Group, _ objects: ObjectTable<Test>) throws(StoreError) -> Revised<Test> {
        try composed(group, objects, \TestRow.test.id, TestNoticeRow.rows, TestRow.init) {
            row,
            parts in
            var test = row.test
            test.notice = parts.first?.notice
            return test
        }
    }

    func paper(_ group: Group, _ objects: ObjectTable<Paper>) throws(StoreError) -> Revised<Paper> {
        try composed(group, objects, \PaperRow.paper.id, PaperStaffRow.rows, PaperRow.init) {
            row,
            parts in
            var paper = row.paper
            paper.staff = parts.map(\.staff)
            return paper
        }
    }

    func exam(_ group: Group, _ objects: ObjectTable<Exam>) throws(StoreError) -> Revised<Exam> {
        try composed(group, objects, \ExamRow.exam.id, ExamMarkRow.rows, ExamRow.init) {
            row,
            parts in
            var exam = row.exam
            exam.marks = parts.map(\.mark)
            return exam
        }
    }

    func project(
        _ group: Group,
        _ objects: ObjectTable<ModuleProject>
    ) throws(StoreError) -> Revised<ModuleProject> {
        try composed(
            group,
            objects,
            \ProjectRow.project.id,
            ProjectPlanRow.rows,
            ProjectRow.init
        ) { $0.project($1) }
    }

    func seal(_ group: Group, _ objects: ObjectTable<Seal>) throws(StoreError) -> Revised<Seal> {
        try composed(group, objects, \SealRow.seal.id, SealFiguresRow.rows, SealRow.init) {
            row,
            parts in
            var seal = row.seal
            seal.figures = parts.first?.figures
            return seal
        }
    }

    func markSheet(
        _ group: Group,
        _ objects: ObjectTable<ClassResult>
    ) throws(StoreError) -> Revised<ClassResult> {
        try composed(group, objects, \MarkSheetRow.id, MarkRow.rows, MarkSheetRow.init) {
            row,
            parts in
            row.result(parts.map(\.mark))
        }
    }

    private func composed<R: Row, P: PartRow, Object: Entity>(
        _ group: Group,
        _ objects: ObjectTable<Object>,
        _ key: KeyPath<R, Object.Key>,
        _ parts: (Object) -> [P],
        _ makeRow: (Object) -> R?,
        _ make: (R, [P]) -> Object
    ) throws(StoreError) -> Revised<Object> {
        let oldRow = try read(R.self, group.operation, \.before)
        let newRow = try read(R.self, group.operation, \.after)
        let current = (oldRow ?? newRow).flatMap { objects[$0[keyPath: key]] }
        let found = current.flatMap(makeRow).map { Self.bytes(of: $0) } ?? []
        guard found == row(group.operation.before) else { throw differs }
        var rows: [P.Part: P] = [:]
        for part in current.map(parts) ?? [] { rows[part.part] = part }
        for operation in group.dependents {
            guard operation.table == P.table else { throw damage("a row of another table") }
            if let old = try read(P.self, operation, \.before) {
                guard rows.removeValue(forKey: old.part) == old else { throw differs }
            }
            if let new = try read(P.self, operation, \.after) { rows[new.part] = new }
        }
        let ordered = rows.values.sorted { $0.part < $1.part }
        return try revised(current, newRow.map { make($0, ordered) }, objects)
    }
}
