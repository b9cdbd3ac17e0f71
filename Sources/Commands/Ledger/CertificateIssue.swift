import Domain
import Grammar
import Notation

/// `certificate issue`: a teacher's certificate of continuing education; one is live at a time.
enum CertificateIssue {
    static let command = Command.update(
        [Label("certificate", "证书"), Label("issue", "发证")],
        Bilingual("Issues a teacher's certificate.", "发放继续教育证书，每人只有一本有效。"),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose it is", "教师")
        ),
        ProjectFlow.on,
        CertificateNumber.number,
        UnitParameter.near,
        source: "A16",
        examples: ["certificate issue T001 on=2024-09-10"]
    ) { context, teacher, on, number, _ throws(Refusal) in
        if let live = CertificateNumber.live(of: teacher, context.register) {
            throw Refusal(
                .exists,
                "\(teacher.text) has \(live.id.text); one certificate is live at a time",
                "\(teacher.text) 已有有效证书 \(live.id.text)",
                want: "teacher",
                hint: "certificate replace \(teacher.text) reason=…"
            )
        }
        let day = on ?? context.today
        try PostCheck.check(try Descriptions.person.stored(teacher, context.register), on: day)
        let (id, step) = try CertificateNumber.number(number, day, context.register)
        let certificate = Certificate(id: id, teacher: teacher, issued: day)
        var proposal = try Descriptions.certificate.added(certificate, in: context)
        StillToCome.tell(day, in: &proposal, context)
        if let step { proposal.changes.append(.counter(step)) }
        return proposal
    }
}
