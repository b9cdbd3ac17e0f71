import Domain
import Grammar
import Notation
import Schemes

extension CreditQuestion {
    /// The teacher's statement; under the version of the closing where the account year is closed,
    /// and then with the figures as they were settled.
    func item(
        _ person: Person,
        _ ruled: Ruled,
        _ years: ClosedRange<Int>,
        on day: Day
    ) throws(Refusal) -> (CreditTable.Item, [Bilingual]) {
        try item(Stored(person), ruled, years, on: day)
    }

    func item(
        _ person: Stored<Person>,
        _ ruled: Ruled,
        _ years: ClosedRange<Int>,
        on day: Day
    ) throws(Refusal) -> (CreditTable.Item, [Bilingual]) {
        // A teacher who has left since stands where the year was settled.
        let unit = unit(of: person, ruled.version.scheme, years, on: day)
        let (pinned, closing) = try pinned(unit ?? person.unit(on: day), ruled, years, on: day)
        let statement = statement(
            of: person,
            settlement(pinned.rules),
            years,
            pinned.version.scheme
        )
        guard let closing else {
            return (
                CreditTable.Item(person: person, ruled: pinned, statement: statement, seal: nil), []
            )
        }
        let seal = seal(of: person.key, closing.version.scheme, closing.year)
        return (
            CreditTable.Item(person: person, ruled: pinned, statement: statement, seal: seal),
            [note(closing, seal, statement)]
        )
    }

    /// The statements of a unit's teachers in post, each under the schemes in force where the
    /// teacher is.
    func items(
        of unit: UnitID,
        _ scheme: SchemeID?,
        _ period: PeriodNotation?
    ) throws(Refusal) -> [CreditTable.Item] {
        let day = day(of: period)
        var items: [CreditTable.Item] = []
        for person in teachers(of: unit, on: day) {
            for ruled in try schemes(scheme, for: person.unit[day], on: day) {
                let years = try years(period, ruled, on: today, of: Stored(person))
                items.append(try item(person, ruled, years, on: day).0)
            }
        }
        return items
    }

    /// The rules that go for a unit's account years: where they are closed, those of the closing.
    func pinned(
        _ unit: UnitID,
        _ ruled: Ruled,
        _ years: ClosedRange<Int>,
        on day: Day
    ) throws(Refusal) -> (Ruled, Closing?) {
        guard years.count == 1,
            let closing = closing(unit, ruled.version.scheme, years.lowerBound, on: day),
            let version = register.schemeVersions[closing.version]
        else { return (ruled, nil) }
        let closed = try self.ruled(version)
        let pinned = Ruled(
            rules: closed.rules,
            version: version.id,
            title: closed.title,
            use: ruled.use
        )
        return (pinned, closing)
    }

    /// How all teachers of a unit are settled.
    final class Account {
        let settlement: Settlement
        let lookups: TeacherLookups
        let closing: Closing?

        init(settlement: Settlement, lookups: TeacherLookups, closing: Closing?) {
            self.settlement = settlement
            self.lookups = lookups
            self.closing = closing
        }
    }

    /// How a unit's teachers are settled.
    func account(
        of unit: UnitID,
        _ ruled: Ruled,
        _ years: ClosedRange<Int>,
        on day: Day
    ) throws(Refusal) -> Account {
        let (pinned, closing) = try pinned(unit, ruled, years, on: day)
        return Account(
            settlement: settlement(pinned.rules),
            lookups: lookups(pinned.rules),
            closing: closing
        )
    }

    /// The teacher's settled figures of a scheme and an account year.
    func seal(of teacher: PersonID, _ scheme: SchemeID, _ year: Int) -> Seal? {
        register.index.sealsByTeacher[teacher].lazy.compactMap { self.register.seals[$0] }
            .first { $0.version.scheme == scheme && $0.year == year }
    }

    private func note(
        _ closing: Closing,
        _ seal: Seal?,
        _ statement: CreditStatement
    ) -> Bilingual {
        guard let seal else {
            return Bilingual(
                "closed on \(closing.on); there are no settled figures of this teacher",
                "已于 \(closing.on) 结账；没有该教师的结算数字"
            )
        }
        if seal.figures != nil {
            return Bilingual(
                "closed on \(closing.on): figures as they were settled",
                "已于 \(closing.on) 结账：为结算时的数字"
            )
        }
        let credits = CreditText.places4(
            statement.credits,
            .credits,
            scale: statement.rules.scale
        )
        let isSame = seal.hours == statement.hours && seal.credits == credits
        return isSame
            ? Bilingual(
                "closed on \(closing.on): figures as they were settled",
                "已于 \(closing.on) 结账：为结算时的数字"
            )
            : Bilingual(
                "closed on \(closing.on): the totals are those that were settled; counted again "
                    + "they would be \(Hours(hundredths: statement.hours).text) h and "
                    + "\(counted(Decimals.text(credits, places: 4), "credit"))",
                "已于 \(closing.on) 结账：合计为结算时的数字；重新计算为 "
                    + "\(Hours(hundredths: statement.hours).text) 学时、"
                    + "\(Decimals.text(credits, places: 4)) 学分"
            )
    }
}
