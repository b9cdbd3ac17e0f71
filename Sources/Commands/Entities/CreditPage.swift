import Domain
import Grammar
import Notation
import Schemes

/// The printed statement of a teacher's credits, and the digest by which it can be checked again.
enum CreditPage {
    static let digest = Parameter<String?>.optional(
        Label("digest", "校验值"),
        Reading<String>.value,
        Bilingual("that of a printed statement: says whether it still holds", "核对打印证明上的校验值")
    )

    /// SHA-256 of what the statement says: the teacher, the version, every amount and verdict.
    static func digest(of items: [CreditTable.Item], _ context: Context) -> String {
        let texts = items.flatMap { item -> [String] in
            let scale = item.statement.rules.scale
            let head = [
                item.person.id.text, item.ruled.version.text,
                CreditTable.text(item.statement.years, item.statement.rules),
                "\(item.seal?.hours ?? item.statement.hours)",
                CreditText.amount(item.statement.credits, .credits, scale: scale),
                (item.seal?.result.verdict ?? item.statement.verdict).label.english,
            ]
            let entries = item.statement.asked.map { line in
                let credits = CreditText.amount(line.credits, .credits, scale: scale)
                return "\(line.entry.id.text) \(line.hours) \(credits)"
            }
            return [head.joined(separator: " ")] + entries
        }
        return context.surroundings.digest(texts.joined(separator: "\n"))
    }

    /// Whether a printed digest is still that of the figures.
    static func note(_ printed: String, _ digest: String) -> Bilingual {
        printed == digest
            ? Bilingual("the printed statement still holds", "与打印的证明一致")
            : Bilingual(
                "the figures are not those of the printed statement",
                "与打印的证明不一致"
            )
    }

    static func page(
        _ items: [CreditTable.Item],
        _ person: Person,
        _ digest: String,
        _ context: Context
    ) -> Page {
        let name = person.name[context.today]
        let reasons = items.flatMap { CreditReasons(item: $0).lines }
        return MonitoringPage.page(
            Bilingual("Statement of credits: \(name)", "\(name) 学时学分证明"),
            unit: person.unit[context.today],
            context,
            parts: [.body, .heading(Bilingual("Reasons", "依据"))] + reasons.map { .text($0) }
                + [.text(Bilingual("Digest \(digest)", "校验值 \(digest)"))],
            rules: items.map { item in
                let source = item.ruled.title.source.source.map { " (\($0))" } ?? ""
                let text = "\(item.ruled.version.text) \(item.ruled.title.name)\(source)"
                return Bilingual(text, text)
            }
        )
    }
}
