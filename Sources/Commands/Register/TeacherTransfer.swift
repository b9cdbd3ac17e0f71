import Domain
import Grammar
import Notation

/// `teacher transfer`: to another unit, in one statement, with all that ends by it.
enum TeacherTransfer {
    static let command = Command.update(
        [Label("teacher", "教师"), Label("transfer", "调动")],
        Bilingual(
            "Moves a teacher to another unit and ends classes taught at the old one.",
            "教师调动：换单位，同时结束原单位的任课和班主任。"
        ),
        Descriptions.teacher.positional,
        Parameter<UnitID>.keyword(
            Label("to", "调入"),
            Reading<UnitID>.unit,
            Bilingual("the new unit", "调入单位")
        ),
        Parameter<Day>.keyword(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the first day at the new unit", "到新单位的第一天")
        ),
        source: "A16",
        examples: ["teacher transfer T014 to=spare on=2025-02-17"]
    ) { context, id, unit, day throws(Refusal) in
        let register = context.register
        let before = try Descriptions.teacher.object(id, register)
        let old = before.unit[day]
        guard old != unit else {
            throw Refusal(
                .state,
                "\(id.text) is at \(unit.text) already on \(day)",
                "\(id.text) 在 \(day) 已在 \(unit.text)",
                want: "unit"
            )
        }
        var after = before
        after.unit.change(to: unit, from: day)
        var proposal = Descriptions.teacher.revised(before, after)
        proposal.changes += try endTeaching(of: id, at: old, from: day, register)
        proposal.changes += endHomeroom(of: id, at: old, from: day, register)
        proposal.reply.meta.append(Reply.Meta("changes", proposal.changes.count))
        return proposal
    }

    /// Ends the assignments at the old unit on the day before; one that begins later never was.
    private static func endTeaching(
        of teacher: PersonID,
        at unit: UnitID,
        from day: Day,
        _ register: Register
    ) throws(Refusal) -> [Change] {
        var changes: [Change] = []
        for key in register.index.teachingsByTeacher[teacher] {
            guard let teaching = register.teachings[key],
                register.classes[teaching.schoolClass]?.unit == unit,
                teaching.to.map({ $0 >= day }) ?? true
            else { continue }
            guard teaching.from < day else {
                changes.append(.teaching(Revised(before: teaching, after: nil)))
                continue
            }
            var ended = teaching
            ended.to = day.adding(days: -1)
            ended.revision += 1
            changes.append(.teaching(Revised(before: teaching, after: ended)))
        }
        return changes
    }

    private static func endHomeroom(
        of teacher: PersonID,
        at unit: UnitID,
        from day: Day,
        _ register: Register
    ) -> [Change] {
        register.index.classesByUnit[unit].compactMap { key in
            guard let group = register.classes[key], group.homeroom[day] == teacher else {
                return nil
            }
            var freed = group
            freed.homeroom.change(to: nil, from: day)
            freed.revision += 1
            return .schoolClass(Revised(before: group, after: freed))
        }
    }
}
