import Domain
import Grammar
import Notation
import Schemes

/// `draft missing`: which teachers have set no paper in a term.
enum DraftMissing {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "教师姓名", .text), ColumnSpec("subjects", "学科", .text),
    ])

    static let command = Command.query(
        [Label("draft", "命题"), Label("missing", "未交")],
        Bilingual(
            "Lists the teachers of classes who have set no paper in the term.",
            "本学期任课而未出卷的教师。"
        ),
        ProgressQuestion.term,
        TargetQuestion.unit,
        columns: columns.columns,
        source: "H10",
        examples: ["draft missing term=2024-autumn"],
        work: Walk.teachings
    ) { context, id, unit throws(Refusal) in
        let register = context.register
        let term = try Descriptions.term.object(id, register)
        let done = Set(register.drafts.filter { $0.term == id }.map(\.teacher))
        var subjects: [PersonID: Set<String>] = [:]
        for teaching in register.teachings
        where teaching.period.overlaps(term.period) && !done.contains(teaching.teacher) {
            guard let school = register.classes[teaching.schoolClass]?.unit,
                context.regulations.lineage(of: school, on: term.to).contains(unit ?? id.unit)
            else { continue }
            subjects[teaching.teacher, default: []].insert(teaching.subject)
        }
        let rows = subjects.compactMap { id, names in
            register.persons[id].map { ($0, names.sorted().joined(separator: ",")) }
        }.sorted { $0.0.id < $1.0.id }
        return Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
                    let (person, names) = rows[index]
                    writer.text(person.unit[term.to].text)
                    writer.text(person.id.text)
                    writer.text(person.name[term.to])
                    writer.text(names)
                }
            )
        )
    }
}
