import Domain
import Grammar
import Notation
import Schemes

/// What has to be said beside a teacher's statement: what is pending, unset, exempt, or only ours.
enum CreditNotes {
    static func notes(_ item: CreditTable.Item) -> [Bilingual] { counts(item) + rules(item) }

    /// Of the teacher's lines: how many are pending, or without what they need.
    static func counts(_ item: CreditTable.Item) -> [Bilingual] {
        let statement = item.statement
        let scheme = item.ruled.version.text
        var notes: [Bilingual] = []
        if statement.pending > 0 {
            notes.append(
                Bilingual(
                    "\(scheme): pending and not counted: \(statement.pending)",
                    "\(scheme)：\(statement.pending) 条待审，未计入"
                )
            )
        }
        let asked = statement.asked
        notes += external(asked, statement.rules, scheme)
        let unset = asked.indices.filter { asked[$0].state == .counted && asked[$0].isUnset }
        notes += without(unset, of: asked, item)
        var (isUnapproved, hours) = (false, 0)
        for place in asked.indices where asked[place].lacksApproval {
            isUnapproved = true
            hours += asked[place].packed.hours.hundredths
        }
        if isUnapproved {
            let text = Decimals.text(hours, places: 2)
            notes.append(
                Bilingual(
                    "\(scheme): without an approved project \(text) h give no credits",
                    "\(scheme)：项目未立项，\(text) 学时不计学分"
                )
            )
        }
        return notes
    }

    /// The most lines that are named in a note.
    private static let namedLimit = 3

    /// Lines that no coefficient or award takes, and what would have to be said of them.
    private static func without(
        _ places: [Int],
        of lines: [CreditLine],
        _ item: CreditTable.Item
    ) -> [Bilingual] {
        guard !places.isEmpty else { return [] }
        let scheme = item.ruled.version.text
        let count = Bilingual(
            "\(scheme): without a coefficient, credits 0: \(places.count)",
            "\(scheme)：\(places.count) 条没有系数，学分按 0 计"
        )
        let named = places.lazy.compactMap { place -> Bilingual? in
            let entry = lines[place].entry
            guard let unsaid = item.statement.rules.unsaid(in: entry) else { return nil }
            let id = entry.id.text
            return Bilingual(
                "\(scheme): \(id) gives none, for \(unsaid.text(.english)) is not said of it",
                "\(scheme)：\(id) 未写\(unsaid.text(.chinese))，无法折算"
            )
        }
        return [count] + Array(named.prefix(namedLimit))
    }

    /// Of the scheme: what it leaves blank, and whether it is only ours; of many teachers mostly
    /// the same.
    static func rules(_ item: CreditTable.Item) -> [Bilingual] {
        let scheme = item.ruled.version.text
        var notes = unset(item.statement, scheme)
        if let rule = item.statement.unknownCycle {
            let (name, teacher) = (rule.name, item.teacher.text)
            notes.append(
                Bilingual(
                    "\(scheme): \(name), but it is not known in which year \(teacher) entered: "
                        + "the cycle is that of all",
                    "\(scheme)：适用 \(name)，但 \(teacher) 参加工作年度不明，按统一周期"
                )
            )
        }
        if item.ruled.title.source.origin == .project {
            notes.append(
                Bilingual(
                    "\(scheme) is a sample, not verified (origin=project)",
                    "\(scheme) 为样例·未核实（origin=project）"
                )
            )
        }
        return notes
    }

    /// Credits of other institutions, where the scheme does not say what they are worth.
    private static func external(
        _ lines: [CreditLine],
        _ rules: CreditRules,
        _ scheme: String
    ) -> [Bilingual] {
        guard rules.recognitions.isEmpty else { return [] }
        let count = lines.indices.count { lines[$0].packed.kind == .external }
        return count == 0
            ? []
            : [
                Bilingual(
                    "\(scheme) does not say what credits of other institutions are worth: "
                        + "\(count) not counted",
                    "\(scheme) 未规定校外学分如何折算：\(count) 条未计入"
                )
            ]
    }

    /// What the scheme leaves blank, each once.
    private static func unset(
        _ statement: CreditStatement,
        _ scheme: String
    ) -> [Bilingual] {
        var notes: [Bilingual] = []
        var named: Set<String> = []
        for requirement in statement.requirements
        where requirement.need == nil && (statement.hasCycle || !requirement.isCycle)
            && named.insert(requirement.name).inserted
        {
            notes.append(
                Bilingual(
                    "\(scheme): \(requirement.name) is not set",
                    "\(scheme)：\(requirement.name) 未定"
                )
            )
        }
        if statement.span.areOfSeveral {
            if let cycle = LeftOutCycles.cycle(of: statement) {
                notes.append(LeftOutCycles.note(cycle, scheme))
            }
        } else if !statement.hasCycle {
            notes.append(
                Bilingual(
                    "\(scheme): when a cycle begins is not set",
                    "\(scheme)：周期起始年未定"
                )
            )
        }
        return notes
    }
}
