package import Domain
import Grammar

/// The fields of a certificate of continuing education (继续教育证书).
package enum CertificateFields {
    package static let all: [EntityField<Certificate>] = [
        .derived(
            Label("id", "编号"),
            Bilingual("the number, with its check digit", "证书编号（含校验码）"),
            CertificateID.self
        ) { it, _ in .text(it.id.text) },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("whose it is", "教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .derived(
            Label("holder", "保管学校"),
            Bilingual("the school that holds it that day", "当日保管学校"),
            UnitID.self
        ) { it, view in .of(view.register.persons[it.teacher]?.unit.at(view.day)) },
        .fixed(
            Label("issued", "发证"),
            Bilingual("when it was issued", "发证日期"),
            \.issued,
            { it, _ in .of(it.issued) }
        ),
        .fixed(
            Label("voided", "作废"),
            Bilingual("since when it is void", "作废日期"),
            \.voided,
            { it, _ in .of(it.voided) }
        ),
        .fixed(
            Label("replaces", "替换"),
            Bilingual("the one whose place it took", "所替换的证书"),
            \.replaces,
            { it, _ in .of(it.replaces) }
        ),
        .fixed(
            Label("reason", "理由"),
            Bilingual("why it is void", "作废理由"),
            \.reason,
            { it, _ in .of(it.reason) }
        ),
        .revision,
    ]
}
