import Domain
import Grammar
import Notation
import Schemes

/// `technology certify`: records a certificate that may stand for the examination.
enum TechnologyCertify {
    static let command = Command.update(
        [Label("technology", "技术培训"), Label("certify", "持证")],
        Bilingual(
            "Records a certificate; the scheme says whether it stands for the examination.",
            "登记所持证书；能否免试由方案规定。"
        ),
        TechnologyFlow.teacher,
        Parameter<String>.keyword(
            Label("certificate", "证书"),
            Reading<String>.value,
            Bilingual("its name and number", "证书名称与编号")
        ),
        ProjectFlow.on,
        UnitParameter.near,
        source: "A14; case 40",
        examples: ["technology certify T015 certificate=英特尔未来教育2011-318 on=2011-08-20"]
    ) { context, teacher, certificate, on, _ throws(Refusal) in
        let flow = TechnologyFlow(context: context)
        let day = on ?? context.today
        var proposal = flow.revised(teacher, notes: StillToCome.notes(day, context)) {
            ($0.certificate, $0.certified) = (certificate, day)
        }
        if let rule = try flow.rule(for: teacher, on: context.today)?.rule {
            var course = TechnologyCourse(id: TechnologyID(""), teacher: teacher)
            course.certificate = certificate
            let isExempt = rule.isExempt(course)
            let names = rule.exempts.joined(separator: ", ")
            proposal.reply.notes.append(
                isExempt
                    ? Bilingual("exempt from the examination", "免试")
                    : Bilingual(
                        "not among the certificates that exempt: \(names)",
                        "不属于免试证书：\(names)"
                    )
            )
        }
        return proposal
    }
}
