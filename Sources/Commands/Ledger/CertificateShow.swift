import Domain
import Grammar
import Notation
import Schemes

/// `certificate show`: a certificate of continuing education, and the years that were sealed in it.
enum CertificateShow {
    private static let columns = ColumnSet([
        ColumnSpec("scheme", "方案", .id), ColumnSpec("year", "年度", .integer),
        ColumnSpec("unit", "单位", .id), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("credits", "学分", .decimal), ColumnSpec("result", "结果", .word),
        ColumnSpec("settled", "结算", .day), ColumnSpec("sealed", "验印", .day),
    ])

    static let command = Command.query(
        [Label("certificate", "证书"), Label("show", "查看")],
        Bilingual(
            "Shows a certificate and the settled years of its teacher; its digest checks a print.",
            "查看继续教育证书及历年结算、验印；打印件可按校验值核对。"
        ),
        Parameter<CertificateID>.positional(
            Label("number", "证书编号"),
            Descriptions.certificate.reading,
            Bilingual("the number as printed", "证书编号")
        ),
        CreditPage.digest,
        columns: columns.columns,
        recorded: true,
        source: "A16, A04",
        examples: ["certificate show 20240000010"]
    ) { context, id, printed throws(Refusal) in
        let register = context.register
        guard let certificate = register.certificates[id] else {
            throw Refusal(
                .noEntity,
                "no certificate \(excerpt(id.text))",
                "没有证书 \(excerpt(id.text))",
                want: "number",
                hint: "certificate list"
            )
        }
        let seals = register.index.sealsByTeacher[certificate.teacher]
            .compactMap { register.seals[$0] }
            .sorted { ($0.year, $0.version.text) < ($1.year, $1.version.text) }
        let table = Reply.Table(columns: columns, rowCount: seals.count) { index, writer in
            write(seals[index], to: writer)
        }
        let digest = digest(of: certificate, seals, context)
        let notes = [
            certificate.voided.map { day in
                Bilingual("void since \(day)", "自 \(day) 起作废")
            },
            printed.map { CreditPage.note($0, digest) },
        ]
        return Reply(
            body: .table(table),
            notes: notes.compactMap(\.self),
            meta: [
                Reply.Meta("teacher", certificate.teacher.text),
                Reply.Meta("live", certificate.isLive ? 1 : 0), Reply.Meta("digest", digest),
            ],
            page: { page(certificate, digest, context) }
        )
    }

    private static func write(_ seal: Seal, to writer: any ReplyWriter) {
        writer.text(seal.version.text)
        writer.integer(seal.year)
        writer.text(seal.unit.text)
        writer.decimal(seal.hours, places: 2)
        writer.decimal(seal.credits, places: 4)
        writer.text(seal.result.verdict.label.english)
        FieldValue.day(seal.settled).write(to: writer)
        (seal.sealed.map { .day($0) } ?? FieldValue.none).write(to: writer)
    }

    /// SHA-256 of what the certificate says: its number, its teacher, every settled year.
    private static func digest(
        of certificate: Certificate,
        _ seals: [Seal],
        _ context: Context
    ) -> String {
        let voided = certificate.voided.map { "\($0)" } ?? "-"
        var text = "\(certificate.id.text) \(certificate.teacher.text) "
        text += "\(certificate.issued) \(voided)\n"
        for seal in seals {
            let sealed = seal.sealed.map { "\($0)" } ?? "-"
            text += "\(seal.version.text) \(seal.year) \(seal.hours) \(seal.credits) "
            text += "\(seal.result.rawValue) \(sealed)\n"
        }
        return context.surroundings.digest(text)
    }

    private static func page(
        _ certificate: Certificate,
        _ digest: String,
        _ context: Context
    ) -> Page {
        let day = context.today
        let person = context.register.persons[certificate.teacher]
        let name = person?.name[day] ?? certificate.teacher.text
        let school = person.map { UnitPage.name(of: $0.unit[day], context) } ?? ""
        let state =
            certificate.voided.map { Bilingual("void since \($0)", "自 \($0) 起作废") }
            ?? Bilingual("valid", "有效")
        return UnitPage.page(
            Bilingual("Certificate of continuing education", "中小学教师继续教育证书"),
            unit: person?.unit[day],
            context,
            parts: [
                .text(
                    Bilingual(
                        "Number: \(certificate.id.text)  Name: \(name)  Key: "
                            + "\(certificate.teacher.text)  Held by: \(school)",
                        "编号：\(certificate.id.text)　姓名：\(name)　人员编号："
                            + "\(certificate.teacher.text)　保管学校：\(school)"
                    )
                ),
                .text(
                    Bilingual(
                        "Issued: \(certificate.issued)  State: \(state.english)",
                        "发证日期：\(certificate.issued)　状态：\(state.chinese)"
                    )
                ),
                .heading(Bilingual("Settled and sealed years", "历年结算与验印")), .body,
                .text(
                    Bilingual(
                        "Digest \(digest): certificate show \(certificate.id.text) "
                            + "digest=\(digest) checks this print",
                        "校验值 \(digest)：证书 查看 \(certificate.id.text) 校验值=\(digest) 可核对本件"
                    )
                ),
            ],
            rules: [
                Bilingual(
                    "A16: one live certificate a teacher; the last digit checks the others",
                    "A16：每人一本有效证书，编号末位为校验码"
                )
            ]
        )
    }
}
