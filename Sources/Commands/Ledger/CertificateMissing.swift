import Domain
import Grammar
import Notation

/// `certificate missing`: teachers without a certificate; certificates without a registered line.
enum CertificateMissing {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("certificate", "证书", .id),
        ColumnSpec("missing", "所缺", .word), ColumnSpec("entries", "无佐证记录", .integer),
    ])

    private static let rule = Bilingual("A16, A06", "A16, A06")

    static let command = Command.query(
        [Label("certificate", "证书"), Label("missing", "欠缺")],
        Bilingual(
            "Lists teachers without a live certificate, without lines, or with bare lines.",
            "列出无证书、证书无登记、登记无证明的教师。"
        ),
        CreditQuestion.unit,
        columns: columns.columns,
        source: "A16, A06",
        examples: ["certificate missing unit=hetu"],
        work: Walk.ledgers
    ) { context, unit throws(Refusal) in
        let (register, day) = (context.register, context.today)
        let people = CreditQuestion(context).teachers(of: unit, on: day)
        let rows = people.compactMap { person -> (Person, Certificate?, String, Int)? in
            let entries = register.entries(of: person.id).filter(\.isStanding)
            let bare = entries.count { $0.evidence == nil }
            guard let live = CertificateNumber.live(of: person.id, register) else {
                return (person, nil, "certificate", bare)
            }
            if entries.isEmpty { return (person, live, "entries", 0) }
            return bare > 0 ? (person, live, "evidence", bare) : nil
        }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (person, certificate, missing, bare) = rows[index]
            writer.text(person.unit[day].text)
            writer.text(person.id.text)
            writer.text(person.name[day])
            certificate.map { writer.text($0.id.text) } ?? writer.none()
            writer.text(missing)
            writer.integer(bare)
        }
        let title = Bilingual("Certificates without what they need", "继续教育证书欠缺")
        return Reply(
            body: .table(table),
            page: { UnitPage.page(title, unit: unit, context, rules: [rule]) }
        )
    }
}
