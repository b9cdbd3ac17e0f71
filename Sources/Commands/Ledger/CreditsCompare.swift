import Domain
import Grammar
import Notation
import Schemes

/// `credits compare`: the same entries under several schemes, side by side, in force or not.
enum CreditsCompare {
    static let command = Command.query(
        [Label("credits", "学分"), Label("compare", "比较")],
        Bilingual(
            "Settles a teacher's entries under several loaded schemes.",
            "同一台账按多个已载入方案分别结算对比。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose", "教师")
        ),
        Parameter<[SchemeID]?>.optional(
            Label("schemes", "方案"),
            Reading<[SchemeID]>.value,
            Bilingual("which; every loaded one about credits unless given", "方案，默认全部已载入者")
        ),
        CreditQuestion.period,
        CommonParameter.explain,
        UnitParameter.near,
        columns: CreditTable.columns.columns,
        source: "A13, A20, A21, A22; practice.md 1a",
        examples: ["credits compare T001 period=2024"]
    ) { context, teacher, schemes, period, explain, _ throws(Refusal) in
        let question = CreditQuestion(context, explains: explain)
        let person = try Descriptions.person.stored(teacher, context.register).value
        let loaded = Set(context.register.schemeVersions.map(\.id.scheme)).sorted()
        var items: [CreditTable.Item] = []
        var notes: [Bilingual] = []
        for id in schemes ?? loaded {
            let ruled: CreditQuestion.Ruled
            do throws(Refusal) {
                ruled = try question.loaded(id)
                if schemes == nil, !ruled.rules.countsCredits { continue }
            } catch {
                if schemes == nil { continue }
                throw error
            }
            let years: ClosedRange<Int>
            do throws(Refusal) {
                years = try question.years(period, ruled, on: context.today, of: Stored(person))
            } catch {
                notes.append(error.message)
                continue
            }
            let statement = question.statement(of: person, ruled, years)
            let item = CreditTable.Item(
                person: person,
                ruled: ruled,
                statement: statement,
                seal: nil
            )
            items.append(item)
            notes += CreditNotes.notes(item)
        }
        var reply = Reply(body: .table(CreditTable(items).table), notes: notes)
        if explain { reply.reasons = items.flatMap { CreditReasons(item: $0).lines } }
        return reply
    }
}
