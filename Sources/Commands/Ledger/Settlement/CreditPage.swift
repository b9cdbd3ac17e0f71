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
        var text = DigestText()
        for item in items {
            let statement = item.statement
            func places4(_ units: Int) -> Int {
                CreditText.places4(units, .credits, scale: statement.rules.scale)
            }
            let verdict = item.seal?.result.verdict ?? statement.verdict
            text.append(item.teacher.text, ends: " ")
            text.append(item.ruled.version.text, ends: " ")
            text.append(item.period, ends: " ")
            text.append(item.seal?.hours ?? statement.hours, ends: " ")
            text.append(item.seal?.credits ?? places4(statement.credits), ends: " ")
            text.append(verdict.rawValue, ends: "\n")
            let lines = statement.lines
            for place in lines.indices where statement.years.contains(lines[place].year) {
                text.append(lines[place].packed.key, ends: " ")
                text.append(lines[place].hours, ends: " ")
                text.append(places4(lines[place].credits), ends: "\n")
            }
            for requirement in statement.requirements {
                let need = requirement.need.map { "\($0)" } ?? "-"
                let received = requirement.received.map { "\($0.name) \($0.amount)" }
                let words = [requirement.name, "\(requirement.have)", need] + received
                text.append(words.joined(separator: " "), ends: " ")
                text.append(requirement.verdict.rawValue, ends: "\n")
            }
        }
        return context.surroundings.digest(text.text)
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
        _ teacher: PersonID,
        _ digest: String,
        _ context: Context
    ) -> Page {
        let person = context.register.persons[teacher]
        let name = person?.name[context.today] ?? teacher.text
        let reasons = items.flatMap { CreditReasons(item: $0).lines }
        var page = UnitPage.page(
            Bilingual("Statement of credits: \(name)", "\(name) 学时学分证明"),
            unit: person?.unit[context.today],
            context,
            parts: [
                .table(CreditTable(items).table(in: context.language)),
                .heading(Bilingual("Reasons", "依据")),
            ] + reasons.map { .text($0) }
                + [
                    .text(
                        Bilingual(
                            "Digest \(digest): credits show \(teacher.text) digest=\(digest) "
                                + "with the same period checks this print",
                            "校验值 \(digest)：以相同期间执行 学分 查看 \(teacher.text) 校验值=\(digest) 可核对本件"
                        )
                    )
                ],
            rules: items.map { item in
                let source = item.ruled.title.source.source.map { " (\($0))" } ?? ""
                let text = "\(item.ruled.version.text) \(item.ruled.title.name)\(source)"
                return Bilingual(text, text)
            }
        )
        page.saysReasons = true
        return page
    }
}
