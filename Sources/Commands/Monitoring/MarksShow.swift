import Domain
import Grammar
import Notation

/// `marks show`: the marks of a class's pupils, by key; nobody is ranked.
enum MarksShow {
    private static let columns = ColumnSet([
        ColumnSpec("pupil", "学生", .id), ColumnSpec("name", "姓名", .text),
        ColumnSpec("marks", "分数", .decimal), ColumnSpec("missing", "未考", .word),
    ])

    static let command = Command.query(
        [Label("marks", "分数"), Label("show", "查看")],
        Bilingual(
            "Shows the marks of a class's pupils, by key; a reader sees no names.",
            "按编号查看一班学生的分数，不排名；查询者看不到姓名。"
        ),
        MarkEntry.parameter,
        UnitParameter.near,
        columns: columns.columns,
        source: "H01",
        examples: ["marks show test=2024-final class=二1 subject=语文"]
    ) { context, entry, _ throws(Refusal) in
        let register = context.register
        guard case .marks(let marks) = register.results[entry.id]?.entry else {
            throw Refusal(
                .noEntity,
                "no marks of pupils are entered for \(entry.id.text)",
                "\(entry.id.text) 没有学生分数",
                want: "marks",
                hint: "marks put test=… class=… subject=… list=…"
            )
        }
        let isNamed = context.role > .reader
        var reply = Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: marks.count) { row, writer in
                    let mark = marks[row]
                    let name = isNamed ? register.pupils[mark.pupil]?.name : nil
                    writer.text(mark.pupil.text)
                    name.map(writer.text) ?? writer.none()
                    mark.marks.map { writer.decimal($0.hundredths, places: 2) } ?? writer.none()
                    mark.marks == nil ? mark.state.fieldValue.write(to: writer) : writer.none()
                }
            )
        )
        let missing = entry.missing(Set(marks.map(\.pupil)), register)
        if missing > 0 {
            reply.notes = [
                Bilingual(
                    "\(counted(missing, "pupil")) of the class without an entry: neither absent "
                        + "nor excused",
                    "本班有 \(missing) 名学生没有记录，不是缺考，也不是免考"
                )
            ]
        }
        return reply
    }
}
