import Domain
import Grammar
import Notation
import Schemes

/// What must hold of a line of the ledger before it is entered.
///
/// Source: issue 6, bad input; cases.md case 31; practice.md 1a.
struct EntryCheck {
    let context: Context

    init(_ context: Context) {
        self.context = context
    }

    /// The hours that a day has.
    private static let dayHours = 2_400

    /// - Throws: what forbids the entry; `dimension` points at what was typed.
    /// - Returns: what is only to be said.
    func check(
        _ entry: LedgerEntry,
        dimension: BoundArguments.Value? = nil
    ) throws(Refusal) -> [Bilingual] {
        let person = try Descriptions.person.stored(entry.teacher, context.register)
        try checkDays(entry, person)
        if !context.register.closings.isEmpty { try checkOpen(entry, person.value) }
        let schemes = try inForce(person, entry.last)
        try checkDimension(entry, schemes, dimension)
        let others = standing(of: entry)
        try checkDuplicates(entry, others)
        try checkHours(entry, others, limit: Self.dayHours, of: .all, by: nil)
        for ruled in schemes {
            for limit in ruled.rules.dayLimits
            where limit.selector.takes(entry, dimension: entry.dimension) {
                try checkHours(
                    entry,
                    others.filter { limit.selector.takes($0, dimension: $0.dimension) },
                    limit: limit.hours.hundredths,
                    of: limit.selector,
                    by: (limit.source, ruled.version.text)
                )
            }
        }
        return notes(entry, others)
    }

    /// What is asked of a line that stands, whatever the schemes in force say of new ones.
    /// - Throws: what forbids it.
    func examine(_ entry: LedgerEntry) throws(Refusal) {
        guard entry.isStanding, let person = context.register.persons.stored(entry.teacher)
        else { return }
        try checkDays(entry, person)
        let others = standing(of: entry)
        try checkDuplicates(entry, others)
        try checkHours(entry, others, limit: Self.dayHours, of: .all, by: nil)
    }

    /// The schemes about credits in force for the teacher then; there may be none.
    func inForce(_ person: Stored<Person>, _ day: Day) throws(Refusal) -> [CreditQuestion.Ruled] {
        let regulations = Regulations(
            register: context.register,
            book: context.surroundings.book
        )
        return try context.surroundings.rulings
            .inForce(for: person.unit(on: day), on: day, regulations)
    }

    /// Entries of the teacher that stand and that a check may be about, without the entry itself:
    /// those of its title, and those that lie where the ones that overlap it begin and end.
    private func standing(of entry: LedgerEntry) -> [LedgerEntry] {
        guard let run = context.register.entries.shelf.run(of: entry.teacher) else { return [] }
        var (first, last) = (entry.first, entry.last)
        for other in run.entries where other.first <= entry.last && other.last >= entry.first {
            (first, last) = (min(first, other.first), max(last, other.last))
        }
        let title = entry.title.flatMap { PackedText(known: $0) }
        return run.entries.filter { other in
            other.title == title || (other.first <= last && other.last >= first)
        }.map { $0.entry(of: entry.teacher) }.filter { $0.isStanding && $0.id != entry.id }
    }

    // MARK: Days

    private func checkDays(_ entry: LedgerEntry, _ person: Stored<Person>) throws(Refusal) {
        try DayOrder.check(entry.first, entry.last)
        guard entry.dayCount <= LedgerEntry.dayLimit else {
            throw Refusal(
                .badArgument,
                "an entry spans at most \(LedgerEntry.dayLimit) days",
                "一条记录最多跨 \(LedgerEntry.dayLimit) 天",
                want: "to"
            )
        }
        try PostCheck.check(person, on: entry.last)
    }

    /// - Throws: STATE where a day of the entry lies in a closed period.
    func checkOpen(_ entry: LedgerEntry, _ person: Person) throws(Refusal) {
        let question = CreditQuestion(context)
        for day in [entry.first, entry.last] {
            guard let closing = question.closing(holding: day, for: person) else { continue }
            throw Refusal(
                .state,
                Bilingual(
                    "\(day) lies in a period that was closed on \(closing.on) "
                        + "(\(closing.id.text))",
                    "\(day) 所在期间已于 \(closing.on) 结账（\(closing.id.text)）"
                ),
                want: "on",
                hint: "period reopen \(closing.id.text) reason=…",
                details: [Refusal.Detail("is", "closed")]
            )
        }
    }

    // MARK: Dimension

    private func checkDimension(
        _ entry: LedgerEntry,
        _ schemes: [CreditQuestion.Ruled],
        _ value: BoundArguments.Value?
    ) throws(Refusal) {
        guard let name = entry.dimension else { return }
        var isListed = false
        // Mostly it is one of them, written as there.
        for ruled in schemes
        where ruled.rules.dimensions.contains(where: { ByteHash.isEqual($0.name, name) }) {
            return
        }
        for ruled in schemes {
            for dimension in ruled.rules.dimensions {
                if dimension.name == name || dimension.maps.contains(name) { return }
                isListed = true
            }
        }
        guard isListed else { return }
        let listing = schemes.filter { !$0.rules.dimensions.isEmpty }
        let names = listing.flatMap { $0.rules.dimensions.map(\.name) }
        let schemes = listing.map(\.version.text).joined(separator: ", ")
        let refusal = Refusal(
            .badArgument,
            "no dimension \(excerpt(name)) in \(schemes)",
            "\(schemes) 没有维度 \(excerpt(name))",
            want: "dimension",
            hint: nearest(to: name, among: Set(names)) ?? names.joined(separator: ",")
        )
        throw value?.pointing(refusal) ?? refusal
    }

    // MARK: Hours and duplicates

    /// One training or award twice at one level is a mistake; at two levels both are kept.
    private func checkDuplicates(
        _ entry: LedgerEntry,
        _ others: [LedgerEntry]
    ) throws(Refusal) {
        guard let title = entry.title else { return }
        let twice = others.first { other in
            other.title == title && other.kind == entry.kind && other.days == entry.days
                && other.level == entry.level && other.role == entry.role
                && other.dimension == entry.dimension
        }
        guard let twice else { return }
        let kind = entry.kind.label
        throw Refusal(
            .exists,
            Bilingual(
                "\(twice.id.text) is the same \(kind.english) on the same days at the same level",
                "\(twice.id.text) 为同一\(kind.chinese)、同一日期、同一级别"
            ),
            want: "title",
            hint: "hours reverse \(twice.id.text) reason=…"
        )
    }

    /// Whether the entries that lie within some days fit into their hours.
    ///
    /// An interval that is too full now holds the new entry; it begins and ends where entries do.
    private func checkHours(
        _ entry: LedgerEntry,
        _ others: [LedgerEntry],
        limit: Int,
        of selector: @autoclosure () -> EntrySelector,
        by rule: (source: RuleSource, version: String)?
    ) throws(Refusal) {
        guard entry.kind.isByHours else { return }
        // On most days there is nothing else: the one interval is the entry's own.
        guard
            entry.hours.hundredths > limit * entry.dayCount
                || others.contains(where: { $0.kind.isByHours && $0.days.overlaps(entry.days) })
        else { return }
        let near = others.filter { $0.kind.isByHours && $0.days.overlaps(entry.days) }
        let starts = Set(near.map(\.first) + [entry.first]).filter { $0 <= entry.first }
        let ends = Set(near.map(\.last) + [entry.last]).filter { $0 >= entry.last }
        for first in starts.sorted() {
            for last in ends.sorted() {
                let inside = others.filter {
                    $0.kind.isByHours && $0.first >= first && $0.last <= last
                }
                let sum = inside.reduce(entry.hours.hundredths) { $0 + $1.hours.hundredths }
                let days = Int(last.daysSinceEpoch - first.daysSinceEpoch) + 1
                guard sum > limit * days else { continue }
                let room = limit * days - (sum - entry.hours.hundredths)
                throw tooMany(sum, DayRange(first, last), limit * days, room, inside, rule)
            }
        }
    }

    private func tooMany(
        _ sum: Int,
        _ range: DayRange,
        _ limit: Int,
        _ room: Int,
        _ inside: [LedgerEntry],
        _ rule: (source: RuleSource, version: String)?
    ) -> Refusal {
        let have = Hours(hundredths: sum).text
        let most = Hours(hundredths: limit).text
        let names = inside.map(\.id.text).sorted().joined(separator: ",")
        let with = names.isEmpty ? "" : " with \(names)"
        let cited = rule.map { RuleCitation.of($0.source, in: $0.version) }
        return Refusal(
            .rule,
            Bilingual(
                "\(have) hours on \(range.text)\(with): at most \(most)"
                    + (cited.map { " (\($0.english))" } ?? ""),
                "\(range.text) 共 \(have) 学时\(names.isEmpty ? "" : "（含 \(names)）")，"
                    + "至多 \(most)" + (cited.map { "（\($0.chinese)）" } ?? "")
            ),
            want: "hours",
            hint: room > 0 ? "hours=\(Hours(hundredths: room).text)" : "hours reverse \(names)",
            details: [
                Refusal.Detail("rule", "day-hours"), Refusal.Detail("have", have),
                Refusal.Detail("need", most),
            ]
        )
    }

    // MARK: Notes

    private func notes(_ entry: LedgerEntry, _ others: [LedgerEntry]) -> [Bilingual] {
        var notes: [Bilingual] = []
        if !entry.kind.isByHours, entry.evidence == nil {
            notes.append(
                Bilingual(
                    "no certificate: it stays pending until there is one",
                    "没有证书号：待补证书后计入"
                )
            )
        }
        if let title = entry.title,
            let same = others.first(where: {
                $0.title == title && $0.kind == entry.kind && $0.level != entry.level
            })
        {
            notes.append(
                Bilingual(
                    "\(same.id.text) is the same at another level: a scheme may count the higher",
                    "\(same.id.text) 为同一成果的另一级别：按方案只计较高者"
                )
            )
        }
        let overlapping = others.filter {
            entry.form == .concentrated && $0.form == .concentrated && $0.title != entry.title
                && $0.days.overlaps(entry.days)
        }
        if let other = overlapping.first {
            notes.append(
                Bilingual(
                    "\(other.id.text) is another concentrated training on the same days",
                    "\(other.id.text) 为同日的另一集中培训"
                )
            )
        }
        return notes
    }
}
