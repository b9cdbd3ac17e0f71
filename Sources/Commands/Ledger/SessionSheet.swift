import Domain
import Grammar
import Notation

/// `session sheet`: the sign-in sheet, to be printed before a session.
enum SessionSheet {
    private static let columns = ColumnSet([
        ColumnSpec("number", "序号", .integer), ColumnSpec("unit-name", "单位", .text),
        ColumnSpec("teacher", "编号", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("morning", "上午签到", .text), ColumnSpec("afternoon", "下午签到", .text),
        ColumnSpec("remarks", "备注", .text),
    ])

    static let command = Command.query(
        [Label("session", "培训活动"), Label("sheet", "签到表")],
        Bilingual(
            "Lists those expected, with room to sign; those on leave are marked.",
            "签到表：应到人员及签到栏；请假者注明。"
        ),
        Descriptions.session.positional,
        Parameter<UnitID?>.optional(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("of which unit; the session's unless given", "单位，默认组织单位")
        ),
        columns: columns.columns,
        source: "A06",
        examples: ["session sheet S-1"],
        work: Walk.ledgers
    ) { context, id, unit throws(Refusal) in
        let session = try Descriptions.session.object(id, context.register)
        let day = session.first
        let people = CreditQuestion(context).teachers(of: unit ?? session.unit, on: day)
        let (register, language) = (context.register, context.language)
        let table = Reply.Table(columns: columns, rowCount: people.count) { index, writer in
            let person = people[index]
            writer.integer(index + 1)
            writer.text(register.units[person.unit[day]]?.name[day] ?? "")
            writer.text(person.id.text)
            writer.text(person.name[day])
            writer.text("")
            writer.text("")
            writer.text(person.leave[day]?.label[language] ?? "")
        }
        let (days, hours) = (DayRange(session.first, session.last).text, session.hours.text)
        return Reply(
            body: .table(table),
            notes: [
                Bilingual(
                    "\(session.title), \(days), \(hours) h",
                    "\(session.title)，\(days)，\(hours) 学时"
                )
            ],
            page: { page(session, people.count, context) }
        )
    }

    /// The sheet as it hangs at the door: what, when, who is expected, and room for who came.
    private static func page(
        _ session: TrainingSession,
        _ expected: Int,
        _ context: Context
    ) -> Page {
        let days = DayRange(session.first, session.last).text
        let (level, form) = (session.level.label, session.form.label)
        let place = session.place.map { [$0.label.english, $0.label.chinese] } ?? ["", ""]
        let dimension = session.dimension ?? ""
        return UnitPage.page(
            Bilingual("Sign-in sheet: \(session.title)", "\(session.title) 签到表"),
            unit: session.unit,
            context,
            parts: [
                .text(
                    Bilingual(
                        "When: \(days)  Hours: \(session.hours.text)  Level: \(level.english)  "
                            + "Form: \(form.english) \(place[0])  Dimension: \(dimension)",
                        "时间：\(days)　学时：\(session.hours.text)　级别：\(level.chinese)　"
                            + "方式：\(form.chinese) \(place[1])　维度：\(dimension)"
                    )
                ),
                .text(
                    Bilingual(
                        "Expected: \(expected)   Present: ______   Absent: ______   "
                            + "Lecturer: ____________",
                        "应到：\(expected) 人　　实到：______ 人　　缺席：______ 人　　主讲：____________"
                    )
                ),
                .body,
            ],
            rules: [
                Bilingual(
                    "A06: the signed sheet is the session's evidence; those on leave are marked",
                    "A06：签到表作为培训佐证材料；请假者已注明"
                )
            ]
        )
    }
}
