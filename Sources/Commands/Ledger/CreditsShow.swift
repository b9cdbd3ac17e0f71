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
        let (items, notes) = try answer(context, teacher, period, scheme, explains: explain)
        let digest = CreditPage.digest(of: items, context)
        var reply = Reply(
            body: .table(CreditTable(items).table),
            notes: notes + (printed.map { [CreditPage.note($0, digest)] } ?? []),
            meta: [Reply.Meta("digest", digest)],
            page: {
                // A page says its reasons, whether they were asked for or not.
                let explained = try? answer(context, teacher, period, scheme, explains: true)
                return CreditPage.page(explained?.items ?? [], teacher, digest, context)
            }
        )
        if explain { reply.reasons = items.flatMap { CreditReasons(item: $0).lines } }
        return reply
    }

    /// The teacher's statements, and what has to be said beside them.
    private static func answer(
        _ context: Context,
        _ teacher: PersonID,
        _ period: PeriodNotation?,
        _ scheme: SchemeID?,
        explains: Bool
    ) throws(Refusal) -> (items: [CreditTable.Item], notes: [Bilingual]) {
        let question = CreditQuestion(context, explains: explains)
        let person = try Descriptions.person.stored(teacher, context.register)
        let day = question.day(of: period)
        let schemes = try question.schemes(scheme, for: person.value.unit[day], on: day)
        var items: [CreditTable.Item] = []
        var notes: [Bilingual] = []
        for ruled in schemes {
            // Of several schemes in force, those that count other years are left out.
            if scheme == nil, case .schoolYear = period, ruled.rules.cycle.by == .calendar {
                continue
            }
            if let part = try part(period, ruled, person.value, context) {
                let (item, note) = try question.item(person.value, ruled, part.years, on: day)
                let limited = item.limited(to: part.days, period)
                items.append(limited)
                notes += note + CreditNotes.counts(limited) + [wholeYears(ruled, part.years)]
                continue
            }
            let years = try question.years(period, ruled, on: context.today, of: person)
            let (item, note) = try question.item(person, ruled, years, on: day)
            items.append(item)
            notes += note + CreditNotes.notes(item)
        }
        if items.isEmpty, let first = schemes.first {
            _ = try question.years(period, first, on: context.today, of: person)
        }
        return (items, notes)
    }

    /// The days of a term, a month or a part of years, and the account years in which they lie; nil
    /// for whole years, which the scheme settles.
    private static func part(
        _ period: PeriodNotation?,
        _ ruled: CreditQuestion.Ruled,
        _ person: Person,
        _ context: Context
    ) throws(Refusal) -> (days: DayRange, years: ClosedRange<Int>)? {
        let cycle = ruled.rules.cycle
        switch period {
        case .term, .month, .days: break
        case nil, .year, .schoolYear, .cycle: return nil
        }
        guard let period,
            let days = try PeriodDays(context, person.unit[context.today]).days(of: period),
            let last = days.last
        else { return nil }
        let years = cycle.number(of: days.first)...cycle.number(of: last)
        let isWhole =
            cycle.year(years.lowerBound)?.first == days.first
            && cycle.year(years.upperBound)?.last == last
        return isWhole ? nil : (days, years)
    }

    private static func wholeYears(
        _ ruled: CreditQuestion.Ruled,
        _ years: ClosedRange<Int>
    ) -> Bilingual {
        let (version, example) = (ruled.version.text, ruled.rules.cycle.text(years.upperBound))
        return Bilingual(
            "\(version) asks for whole years: period=\(example)",
            "\(version) 的要求按整年计算：期间=\(example)"
        )
    }
}

extension CreditTable.Item {
    /// What the lines of some days come to.
    fileprivate func limited(to days: DayRange, _ period: PeriodNotation?) -> Self {
        var item = CreditTable.Item(
            person: person,
            ruled: ruled,
            statement: statement.limited(to: days),
            seal: nil
        )
        item.part = period?.text
        return item
    }
}
