import Domain
import Grammar
import Notation

/// `certificate replace`: a new certificate in the place of one that was lost or is full.
enum CertificateReplace {
    static let command = Command.update(
        [Label("certificate", "证书"), Label("replace", "换证")],
        Bilingual("Voids a teacher's certificate and issues another.", "作废旧证并发新证，旧证保留可查。"),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose it is", "教师")
        ),
        CommonParameter.reason,
        ProjectFlow.on,
        CertificateNumber.number,
        UnitParameter.near,
        source: "A16",
        examples: ["certificate replace T015 reason=遗失"]
    ) { context, teacher, reason, on, number, _ throws(Refusal) in
        guard let before = CertificateNumber.live(of: teacher, context.register) else {
            throw Refusal(
                .state,
                "\(teacher.text) has no live certificate",
                "\(teacher.text) 没有有效证书",
                want: "teacher",
                hint: "certificate issue \(teacher.text)"
            )
        }
        let day = on ?? context.today
        guard day >= before.issued else {
            throw Refusal(.rule, "before it was issued", "早于发证日期", want: "on")
        }
        try PostCheck.check(try Descriptions.person.stored(teacher, context.register), on: day)
        let (id, step) = try CertificateNumber.number(number, day, context.register)
        var after = before
        after.revision += 1
        (after.voided, after.reason) = (day, reason)
        var new = Certificate(id: id, teacher: teacher, issued: day)
        new.replaces = before.id
        var changes: [Change] = [
            .certificate(Revised(before: nil, after: new)),
            .certificate(Revised(before: before, after: after)),
        ]
        if let step { changes.append(.counter(step)) }
        var reply = Descriptions.certificate.receipt(new)
        reply.meta.append(Reply.Meta("void", before.id.text))
        return Proposal(changes, reply: reply)
    }
}
