import Domain
import Grammar
import Notation

/// The lines of the ledger that a sum was made from, as reasons: whose, when, how many hours.
struct CountedEntries {
    private var texts: [String] = []
    private var hours = 0

    mutating func add(_ entry: LedgerEntry) {
        texts.append("\(entry.id.text) \(entry.teacher.text) \(entry.last) \(entry.hours.text)")
        hours += entry.hours.hundredths
    }

    /// The sum under a heading, with its lines.
    func reason(_ heading: String) -> Bilingual { reason(Bilingual(heading, heading)) }

    func reason(_ heading: Bilingual) -> Bilingual {
        let (english, chinese) = (heading.english, heading.chinese)
        guard !texts.isEmpty else {
            return Bilingual("  \(english): no lines", "  \(chinese)：没有记录")
        }
        let sum = Hours(hundredths: hours).text
        let lines = texts.sorted().joined(separator: "; ")
        return Bilingual(
            "  \(english): \(sum) h of \(lines)",
            "  \(chinese)：\(sum) 学时，来自 \(lines)"
        )
    }
}
