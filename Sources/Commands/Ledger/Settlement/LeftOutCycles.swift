import Domain
import Grammar
import Notation
import Schemes

/// The cycles of which nothing is asked, since the years asked about are of several: of many
/// teachers each is told once.
struct LeftOutCycles {
    private struct Told: Hashable {
        let version: SchemeVersion.Key
        let last: ClosedRange<Int>
    }

    private(set) var notes: [Bilingual] = []
    private var told: Set<Told> = []

    /// Notes what a teacher's statement leaves out.
    mutating func add(_ item: CreditTable.Item) {
        guard item.statement.span.areOfSeveral,
            item.statement.requirements.contains(where: \.isCycle),
            told.insert(
                Told(version: item.ruled.version, last: item.statement.span.lastCycle)
            ).inserted,
            let cycle = Self.cycle(of: item.statement)
        else { return }
        notes.append(Self.note(cycle, item.ruled.version.text))
    }

    /// Notes what sums of a unit leave out under a scheme.
    mutating func add(_ ruled: CreditQuestion.Ruled, _ years: ClosedRange<Int>) {
        let rules = ruled.rules
        guard rules.asksOfCycles, let first = rules.cycle.cycle(of: years.lowerBound),
            let last = rules.cycle.cycle(of: years.upperBound), first != last || rules.hasOwnCycles
        else { return }
        guard years.count > 1, told.insert(Told(version: ruled.version, last: last)).inserted
        else { return }
        let scheme = ruled.version.text
        guard rules.hasOwnCycles else {
            notes.append(Self.note(CreditTable.text(last, rules), scheme))
            return
        }
        notes.append(
            Bilingual(
                "\(scheme): teachers have cycles of their own; of whom these years are not in one, "
                    + "nothing is asked of it",
                "\(scheme)：教师周期各不相同；所问年度不在其同一周期者，周期要求从略"
            )
        )
    }

    /// The cycle of the last of the years, as people write it, where something is asked of cycles.
    static func cycle(of statement: CreditStatement) -> String? {
        guard statement.requirements.contains(where: \.isCycle) else { return nil }
        return CreditTable.text(statement.span.lastCycle, statement.rules)
    }

    static func note(_ last: String, _ scheme: String) -> Bilingual {
        Bilingual(
            "\(scheme): these years are not of one cycle, nothing is asked of it; the last is "
                + "in \(last)",
            "\(scheme)：所问年度不在同一周期内，周期要求从略；最后一年所在周期为 \(last)"
        )
    }
}
