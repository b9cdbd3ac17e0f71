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
        CommonParameter.explain,
        columns: columns.columns,
        source: "H10",
        examples: ["draft missing term=2024-autumn", "命题 未交 学期=2024-autumn 依据"],
        work: Walk.teachings
    ) { context, id, unit, explain throws(Refusal) in
        let register = context.register
        let term = try Descriptions.term.object(id, register)
        let done = Set(register.drafts.filter { $0.term == id }.map(\.teacher))
        var subjects: [PersonID: Set<String>] = [:]
        var taught: [PersonID: [Teaching]] = [:]
        for teaching in register.teachings
        where teaching.period.overlaps(term.period) && !done.contains(teaching.teacher) {
            guard let school = register.classes[teaching.schoolClass]?.unit,
                context.regulations.lineage(of: school, on: term.to).contains(unit ?? id.unit)
            else { continue }
            subjects[teaching.teacher, default: []].insert(teaching.subject)
            taught[teaching.teacher, default: []].append(teaching)
        }
        let rows = subjects.compactMap { id, names in
            register.persons[id].map { ($0, names.sorted().joined(separator: ",")) }
        }.sorted { $0.0.id < $1.0.id }
        var reply = Reply(
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
        if explain {
            reply.reasons = rows.map { reason($0.0.id, taught[$0.0.id] ?? []) } + [rule(term)]
        }
        return reply
    }

    /// What the teacher taught in the term.
    private static func reason(_ teacher: PersonID, _ teachings: [Teaching]) -> Bilingual {
        let classes = teachings.sorted { $0.id < $1.id }.map { teaching in
            "\(teaching.schoolClass.text) \(teaching.subject) (\(teaching.id.text))"
        }.joined(separator: ", ")
        return Bilingual(
            "\(teacher.text): teaches \(classes); no paper of the term is recorded",
            "\(teacher.text)：任教 \(classes)；本学期没有命题记录"
        )
    }

    private static func rule(_ term: Term) -> Bilingual {
        Bilingual(
            "rule: H10, each teacher of a class between \(term.from) and \(term.to) sets a paper",
            "规则：H10，\(term.from) 至 \(term.to) 任课的教师每人命一份题"
        )
    }
}
