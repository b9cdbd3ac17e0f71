import Domain
import Grammar
import Notation
import Schemes

/// `test cross`: proposes invigilators and markers, nobody in their own class.
enum TestCross {
    private struct Row: Sendable {
        let paper: Paper
        let group: SchoolClass
        let invigilator: PersonID?
        let marker: PersonID?
    }

    private static let columns = ColumnSet([
        ColumnSpec("paper", "试卷", .id), ColumnSpec("class", "班级", .id),
        ColumnSpec("class-name", "班名", .text), ColumnSpec("own-teachers", "本班教师", .text),
        ColumnSpec("invigilator", "监考", .id), ColumnSpec("invigilator-name", "监考姓名", .text),
        ColumnSpec("marker", "阅卷", .id), ColumnSpec("marker-name", "阅卷姓名", .text),
    ])

    static let command = Command.query(
        [Label("test", "测验"), Label("cross", "串班")],
        Bilingual(
            "Proposes who invigilates and marks which class (串班监考批卷); nobody their own.",
            "提出串班监考、批卷安排；不安排本班教师。"
        ),
        Descriptions.test.positional,
        TargetQuestion.grade,
        TargetQuestion.subject,
        UnitParameter.near,
        CommonParameter.explain,
        columns: columns.columns,
        source: "H02",
        examples: ["test cross 2024-11", "测验 串班 2024-11 年级=3 依据"],
        work: Walk.classes
    ) { context, test, grade, subject, _, explain throws(Refusal) in
        let register = context.register
        let papers = register.index.papersByTest[test].compactMap { register.papers[$0] }.filter {
            (grade == nil || $0.id.grade == grade) && (subject == nil || $0.id.subject == subject)
        }
        let rows = papers.flatMap { proposal(for: $0, context) }
        var reply = Reply(body: .table(table(rows, register)))
        reply.notes = rows.filter { $0.invigilator == nil }.map { row in
            Bilingual(
                "\(row.group.id.text): nobody else teaches \(row.paper.id.subject) in the grade",
                "\(row.group.id.text)：本年级没有其他\(row.paper.id.subject)教师可安排"
            )
        }
        if explain { reply.reasons = rule }
        return reply
    }

    private static let rule = [
        Bilingual(
            "rule: H02, no class's own subject or homeroom teacher; on the day of the paper",
            "规则：H02，监考、阅卷均不得为该班任课教师或班主任，以考试当日为准"
        ),
        Bilingual(
            "the grade's teachers of the subject in one school rotate: one place on invigilates, "
                + "two places on marks; where that cannot be, others move; all about as often",
            "同校同年级同学科教师轮换：监考顺延一位，阅卷顺延两位；不能时再作调整，各人次数大致相等"
        ),
    ]

    private static func proposal(for paper: Paper, _ context: Context) -> [Row] {
        let register = context.register
        let view = View(register: register, day: paper.on)
        let groups = register.classes.filter { group in
            group.grade(in: view) == paper.id.grade
                && context.regulations.lineage(of: group.unit, on: paper.on)
                    .contains(paper.id.test.unit)
        }.sorted { ($0.unit, $0.number, $0.id) < ($1.unit, $1.number, $1.id) }
        let own = OwnClass(register: register, subject: paper.id.subject, day: paper.on)
        // One school's teachers see to that school's classes.
        return Dictionary(grouping: groups, by: \.unit).sorted { $0.key < $1.key }.flatMap {
            _,
            groups in
            var teachers: [PersonID] = []
            for group in groups {
                for teacher in own.teachers(of: group.id) where !teachers.contains(teacher) {
                    teachers.append(teacher)
                }
            }
            let rotation = Rotation(classes: groups.map(\.id), teachers: teachers, own: own)
            let (first, second) = (rotation.proposal(step: 1), rotation.proposal(step: 2))
            return groups.indices.map { place in
                Row(
                    paper: paper,
                    group: groups[place],
                    invigilator: first[place],
                    marker: second[place]
                )
            }
        }
    }

    private static func table(_ rows: [Row], _ register: Register) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            let day = row.paper.on
            let own = OwnClass(register: register, subject: row.paper.id.subject, day: day)
            let teachers = own.teachers(of: row.group.id).map(\.text)
            writer.text(row.paper.id.text)
            writer.text(row.group.id.text)
            writer.text(TargetQuestion.printedName(row.group, row.paper.id.grade))
            teachers.isEmpty ? writer.none() : writer.text(teachers.joined(separator: ","))
            for person in [row.invigilator, row.marker] {
                person.map { writer.text($0.text) } ?? writer.none()
                let name = person.flatMap { register.persons[$0]?.name[day] }
                name.map(writer.text) ?? writer.none()
            }
        }
    }
}
