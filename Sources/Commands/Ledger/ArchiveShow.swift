import Domain
import Grammar
import Notation
import Schemes

/// `archive show`: a teacher's training archive of a year: task list, directory, what lacks proof.
enum ArchiveShow {
    private static let columns = ColumnSet([
        ColumnSpec("number", "序号", .integer), ColumnSpec("on", "日期", .day),
        ColumnSpec("id", "编号", .id), ColumnSpec("title", "名称", .text),
        ColumnSpec("level", "级别", .word), ColumnSpec("form", "方式", .word),
        ColumnSpec("dimension", "维度", .text), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("evidence", "佐证", .text), ColumnSpec("status", "状态", .word),
    ])

    static let command = Command.query(
        [Label("archive", "培训档案"), Label("show", "查看")],
        Bilingual(
            "Shows a teacher's archive of a year: what is asked, and the directory of entries.",
            "教师年度培训档案：任务清单与目录。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose", "教师")
        ),
        CreditQuestion.period,
        CreditQuestion.scheme,
        UnitParameter.near,
        columns: columns.columns,
        source: "A06",
        examples: ["archive show T001 period=2024"]
    ) { context, teacher, period, scheme, _ throws(Refusal) in
        let question = CreditQuestion(context)
        let person = try Descriptions.person.object(teacher, context.register)
        let day = question.day(of: period)
        let ruled = try question.schemes(scheme, for: person.unit[day], on: day)[0]
        let years = try question.years(period, ruled, on: context.today, of: Stored(person))
        let (item, said) = try question.item(person, ruled, years, on: day)
        let statement = item.statement
        let lines = statement.asked.filter(\.entry.isStanding)
        let table = Reply.Table(columns: columns, rowCount: lines.count) { index, writer in
            let entry = lines[index].entry
            writer.integer(index + 1)
            FieldValue.day(entry.first).write(to: writer)
            writer.text(entry.id.text)
            entry.title.map { writer.text($0) } ?? writer.none()
            writer.text(entry.level.label.english)
            entry.form.map { writer.text($0.label.english) } ?? writer.none()
            entry.dimension.map { writer.text($0) } ?? writer.none()
            entry.kind.isByHours
                ? writer.decimal(entry.hours.hundredths, places: 2) : writer.none()
            entry.evidence.map { writer.text($0) } ?? writer.none()
            writer.text(lines[index].state.label.english)
        }
        let bare = lines.count { $0.entry.evidence == nil }
        let tasks = tasks(statement)
        let cover = cover(person, day, statement, context)
        let title = Bilingual(
            "Training archive of \(person.name[day]), \(CreditTable.text(years, ruled.rules))",
            "\(person.name[day]) 培训档案（\(CreditTable.text(years, ruled.rules))）"
        )
        return Reply(
            body: .table(table),
            reasons: tasks,
            notes: said
                + (bare > 0
                    ? [Bilingual("\(counted(bare, "entry")) without evidence", "\(bare) 条无佐证")]
                    : []),
            page: {
                var page = UnitPage.page(
                    title,
                    unit: person.unit[day],
                    context,
                    parts: cover + [.heading(Bilingual("Task list", "培训任务清单"))]
                        + tasks.map { .text($0) }
                        + [.heading(Bilingual("Directory", "目录")), .table(table)],
                    rules: [
                        Bilingual(
                            "A06: the task list and the directory stand in front; "
                                + ruled.title.name,
                            "A06：前附培训任务清单与目录；\(ruled.title.name)"
                        )
                    ]
                )
                page.saysReasons = true
                return page
            }
        )
    }

    /// The cover: whose archive it is, of what year, and room for those who answer for it.
    private static func cover(
        _ person: Person,
        _ day: Day,
        _ statement: CreditStatement,
        _ context: Context
    ) -> [Page.Part] {
        let period = CreditTable.text(statement.years, statement.rules)
        let unit = UnitPage.name(of: person.unit[day], context)
        let subjects = person.subjects[day].joined(separator: "、")
        let certificate = CertificateNumber.live(of: person.id, context.register)
        let number = certificate?.id.text ?? "____________"
        let (hours, scale) = (Hours(hundredths: statement.hours).text, statement.rules.scale)
        let credits = CreditText.amount(statement.credits, .credits, scale: scale)
        return [
            .text(
                Bilingual(
                    "Name: \(person.name[day])  Key: \(person.id.text)  School: \(unit)  "
                        + "Subjects: \(subjects)",
                    "姓名：\(person.name[day])　编号：\(person.id.text)　学校：\(unit)　任教学科：\(subjects)"
                )
            ),
            .text(
                Bilingual(
                    "Year: \(period)  Certificate: \(number)  Hours: \(hours)  "
                        + "Credits: \(credits)",
                    "年度：\(period)　继续教育证书：\(number)　学时：\(hours)　学分：\(credits)"
                )
            ),
            .text(
                Bilingual(
                    "Teacher: ____________   School's review: ____________   Seal: ____________",
                    "本人签字：____________　　学校审核：____________　　验印：____________"
                )
            ),
        ]
    }

    /// What the scheme asks of the teacher: the task list in front of the archive.
    private static func tasks(_ statement: CreditStatement) -> [Bilingual] {
        statement.requirements.map { requirement in
            let scale = statement.rules.scale
            let have = CreditText.amount(requirement.have, requirement.measure, scale: scale)
            let need = requirement.need.map {
                CreditText.amount($0, requirement.measure, scale: scale)
            }
            let measure = requirement.measure.label
            return Bilingual(
                "\(requirement.name): \(have) of \(need ?? "(not set)") \(measure.english), "
                    + requirement.verdict.label.english,
                "\(requirement.name)：\(have)/\(need ?? "未定") \(measure.chinese)，"
                    + requirement.verdict.label.chinese
            )
        }
    }
}
