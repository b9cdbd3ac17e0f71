import Domain
import Grammar
import Notation

extension EntityDescription {
    /// Proposes a new object, or nothing where an equal one is there already.
    ///
    /// Compared is what was first recorded, so that a script may be run again after later changes.
    func added(_ object: consuming Object, in context: Context) throws(Refusal) -> Proposal {
        guard let existing = table(context.register).stored(object.id)?.value else {
            let reply = receipt(object.id, revision: object.revision)
            return Proposal([change(Revised(adding: object))], reply: reply)
        }
        let object = object
        guard let beginning = Day(year: Day.years.lowerBound, month: 1, day: 1) else {
            preconditionFailure("the first year has a first day")
        }
        let view = View(register: context.register, day: beginning, role: context.role)
        for field in fields where field.isAssignable && field.name.english != "retired" {
            let old = field.read(existing, view)
            let new = field.read(object, view)
            guard old == new else { throw differs(existing, field, old, new) }
        }
        var reply = receipt(existing)
        reply.meta.append(Reply.Meta("unchanged", 1))
        return Proposal([], reply: reply)
    }

    private func differs(
        _ existing: Object,
        _ field: EntityField<Object>,
        _ old: FieldValue,
        _ new: FieldValue
    ) -> Refusal {
        let key = keyText(existing.id)
        let (name, was, wanted) = (field.name, excerpt(old.text), excerpt(new.text))
        let found = Bilingual(
            old == .none ? "without \(name.english)" : "with \(name.english)=\(was)",
            old == .none ? "\(name.chinese)未设" : "\(name.chinese)为 \(was)"
        )
        let asked = Bilingual(
            new == .none ? "not without it" : "not \(wanted)",
            new == .none ? "而不是未设" : "而不是 \(wanted)"
        )
        return Refusal(
            .exists,
            "\(noun.english) \(key) is there already, \(found.english), \(asked.english)",
            "\(noun.chinese) \(key) 已存在，\(found.chinese)，\(asked.chinese)",
            want: field.name.english,
            hint: "\(noun.english) correct \(key) \(field.name.english)=… reason=…"
        )
    }

    /// Proposes the object with other values.
    func revised(_ before: Object, _ after: Object, notes: [Bilingual] = []) -> Proposal {
        guard before != after else {
            var reply = receipt(before)
            reply.meta.append(Reply.Meta("unchanged", 1))
            return Proposal([], reply: reply)
        }
        var next = after
        next.revision = before.revision + 1
        return Proposal(
            [change(Revised(before: before, after: next))],
            reply: receipt(next, notes: notes)
        )
    }

    /// `NOUN set KEY field=… from=…`: from that day on it is otherwise.
    func setCommand(
        summary: Bilingual,
        source: String? = nil,
        examples: [String],
        check: @escaping @Sendable (Object, Context, Day) throws(Refusal) -> Void = { _, _, _ in }
    ) -> Command {
        Command.update(
            [noun, Label("set", "修改")],
            summary,
            positional,
            assignments { _ in true },
            CommonParameter.from,
            source: source,
            examples: examples
        ) { [self] context, key, assignments, from throws(Refusal) in
            let before = try object(key, context.register)
            guard !assignments.isEmpty else { throw nothingGiven }
            for assignment in assignments where !assignment.field.isDated {
                throw timeless(assignment, key)
            }
            let day = from ?? context.today
            var after = before
            try assign(assignments, to: &after, .change(from: day))
            try check(after, context, day)
            return revised(before, after)
        }
    }

    /// `NOUN correct KEY field=… reason=… at=…`: it was always otherwise.
    ///
    /// `happened` is a day of the object that can only have been: told where it is to come.
    func correctCommand(
        summary: Bilingual,
        source: String? = nil,
        examples: [String],
        happened: @escaping @Sendable (Object) -> Day? = { _ in nil },
        check: @escaping @Sendable (Object, Context, Day) throws(Refusal) -> Void = { _, _, _ in }
    ) -> Command {
        Command.update(
            [noun, Label("correct", "更正")],
            summary,
            positional,
            assignments { _ in true },
            CommonParameter.reason,
            Parameter<Day?>.optional(
                Label("at", "时点"),
                Reading<Day>.value,
                Bilingual("the day whose value was wrong; today unless given", "错误值所在日期，默认今天")
            ),
            source: source,
            examples: examples
        ) { [self] context, key, assignments, _, at throws(Refusal) in
            let before = try object(key, context.register)
            guard !assignments.isEmpty else { throw nothingGiven }
            let day = at ?? context.today
            var after = before
            try assign(assignments, to: &after, .correction(on: day))
            try check(after, context, day)
            let notes = StillToCome.notes(happened(after), before: happened(before), context)
            return revised(before, after, notes: notes)
        }
    }

    /// `NOUN remove KEY`: takes away what nothing refers to.
    func removeCommand(summary: Bilingual, examples: [String]) -> Command {
        Command.update(
            [noun, Label("remove", "删除")],
            summary,
            positional,
            examples: examples
        ) { [self] context, key throws(Refusal) in
            let before = try object(key, context.register)
            if let user = user(key, context.register) {
                throw Refusal(
                    .inUse,
                    Bilingual(
                        "\(noun.english) \(keyText(key)) is referred to by \(user)",
                        "\(noun.chinese) \(keyText(key)) 被 \(user) 引用"
                    ),
                    hint: fields.contains { $0.name.english == "retired" }
                        ? "\(noun.english) retire \(keyText(key)) on=…" : nil,
                    details: [Refusal.Detail("by", user)]
                )
            }
            return Proposal(
                [change(Revised(before: before, after: nil))],
                reply: receipt(before)
            )
        }
    }

    /// The refusal of a change of what does not change with time.
    private func timeless(
        _ assignment: FieldAssignment<Object>,
        _ key: Object.Key
    ) -> Refusal {
        let name = assignment.field.name
        return assignment.value.refusal(
            .badArgument,
            "\(name.english) does not change with time; if it was recorded wrongly, correct it",
            "\(name.chinese)不随时间变化；若登记有误请用更正",
            hint: "\(noun.english) correct \(keyText(key)) \(name.english)=… reason=…"
        )
    }

    private var nothingGiven: Refusal {
        let names = fields.filter(\.isAssignable).map(\.name.english).joined(separator: ",")
        return Refusal(.arity, "nothing to change is given", "没有给出要修改的字段", hint: names)
    }
}
