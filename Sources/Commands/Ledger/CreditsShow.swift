import Domain
import Grammar
import Notation
import Schemes

/// `credits show`: how one teacher stands under the schemes in force.
enum CreditsShow {
    static let command = Command.query(
        [Label("credits", "学分"), Label("show", "查看")],
        Bilingual(
            "Shows a teacher's hours and credits, and what each scheme in force asks.",
            "查看教师的学时学分，及各现行方案的要求与完成情况。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose", "教师")
        ),
        CreditQuestion.period,
        CreditQuestion.scheme,
        CommonParameter.explain,
        CreditPage.digest,
        UnitParameter.near,
        columns: CreditTable.columns.columns,
        recorded: true,
        source: "A01, A02, A04",
        examples: ["credits show T001 period=2024 explain"]
    ) { context, teacher, period, scheme, explain, printed, _ throws(Refusal) in
        let question = CreditQuestion(context)
        let person = try Descriptions.person.stored(teacher, context.register).value
        let day = question.day(of: period)
        let ruled = try question.schemes(scheme, for: person.unit[day], on: day)
        var items: [CreditTable.Item] = []
        var notes: [Bilingual] = []
        for ruled in ruled {
            // Of several schemes in force, those that count other years are left out.
            if scheme == nil, case .schoolYear = period, ruled.rules.cycle.by == .calendar {
                continue
            }
            let years = try question.years(period, ruled, on: context.today)
            let (item, note) = try question.item(person, ruled, years, on: day)
            items.append(item)
            notes += note + CreditNotes.notes(item)
        }
        if items.isEmpty, let first = ruled.first {
            _ = try question.years(period, first, on: context.today)
        }
        let found = items
        let digest = CreditPage.digest(of: found, context)
        if let printed { notes.append(CreditPage.note(printed, digest)) }
        var reply = Reply(
            body: .table(CreditTable(found).table),
            notes: notes,
            meta: [Reply.Meta("digest", digest)],
            page: { CreditPage.page(found, person, digest, context) }
        )
        if explain { reply.reasons = found.flatMap { CreditReasons(item: $0).lines } }
        return reply
    }
}
