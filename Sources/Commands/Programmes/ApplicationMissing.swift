import Domain
import Grammar
import Notation

/// `application missing`: approved national applications without a participation on file.
enum ApplicationMissing {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("application", "报名", .id),
        ColumnSpec("programme", "培训项目", .text), ColumnSpec("decided", "审定", .day),
    ])

    static let command = Command.query(
        [Label("application", "报名"), Label("missing", "未建档")],
        Bilingual(
            "Lists approved national applications without a participation on file.",
            "列出已批准而诚信档案尚无参训记录的国培报名。"
        ),
        CreditQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "B09",
        examples: ["application missing unit=hetu"],
        work: Walk.ledgers
    ) { context, unit, explain throws(Refusal) in
        let (register, day) = (context.register, context.today)
        var rows: [(Person, Application)] = []
        for person in CreditQuestion(context).teachers(of: unit, on: day) {
            let onFile = Set(
                register.index.integrityByTeacher[person.id]
                    .compactMap { register.integrity[$0]?.programme }
            )
            rows += register.index.applicationsByTeacher[person.id]
                .compactMap { register.applications[$0] }.filter { application in
                    application.status == .approved && application.level == .nation
                        && !onFile.contains(application.programme)
                }.map { (person, $0) }
        }
        let found = rows
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            let (person, application) = found[index]
            writer.text(person.unit[day].text)
            writer.text(person.id.text)
            writer.text(person.name[day])
            writer.text(application.id.text)
            writer.text(application.programme)
            (application.decided.map { .day($0) } ?? FieldValue.none).write(to: writer)
        }
        return Reply(
            body: .table(table),
            reasons: explain ? found.map { reason($0.0, $0.1, register) } : []
        )
    }

    /// Who approved it, and what is on file of the teacher instead.
    private static func reason(
        _ person: Person,
        _ application: Application,
        _ register: Register
    ) -> Bilingual {
        let file = register.index.integrityByTeacher[person.id]
            .compactMap { register.integrity[$0] }.sorted { ($0.on, $0.id) < ($1.on, $1.id) }
            .map { "\($0.programme) (\($0.id.text))" }.joined(separator: ", ")
        let head = "\(application.id.text) \(application.programme)"
        let decided = application.decided.map { "\($0)" } ?? "-"
        let decider = application.decider?.text ?? "-"
        return Bilingual(
            "\(head): approved on \(decided) by \(decider); on file: "
                + (file.isEmpty ? "nothing" : file),
            "\(head)：\(decided) 由 \(decider) 批准；诚信档案：" + (file.isEmpty ? "无" : file)
        )
    }
}
