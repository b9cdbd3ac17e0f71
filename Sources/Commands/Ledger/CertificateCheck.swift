import Domain
import Grammar
import Notation

/// `certificate check`: whether a printed number can be one, and whose it is.
enum CertificateCheck {
    private static let columns = ColumnSet([
        ColumnSpec("number", "证书编号", .id), ColumnSpec("check-digit", "校验", .flag),
        ColumnSpec("known", "在册", .flag), ColumnSpec("live", "有效", .flag),
        ColumnSpec("teacher", "教师", .id), ColumnSpec("holder", "保管学校", .id),
    ])

    static let command = Command.query(
        [Label("certificate", "证书"), Label("check", "核验")],
        Bilingual("Checks a certificate's number.", "核验证书编号：校验码、是否在册、是否有效。"),
        Parameter<CertificateID>.positional(
            Label("number", "证书编号"),
            Reading<CertificateID>.value,
            Bilingual("the number as printed", "证书编号")
        ),
        columns: columns.columns,
        source: "A16",
        examples: ["certificate check 20240000010"]
    ) { context, id throws(Refusal) in
        let certificate = context.register.certificates[id]
        let holder = certificate.flatMap {
            context.register.persons[$0.teacher]?.unit[context.today]
        }
        return Reply(
            body: .record(
                Reply.Table(columns: columns, rowCount: 1) { _, writer in
                    writer.text(id.text)
                    writer.flag(Certificate.isValid(id.text))
                    writer.flag(certificate != nil)
                    writer.flag(certificate?.isLive ?? false)
                    certificate.map { writer.text($0.teacher.text) } ?? writer.none()
                    holder.map { writer.text($0.text) } ?? writer.none()
                }
            )
        )
    }
}
