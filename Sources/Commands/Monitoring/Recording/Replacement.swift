import Domain
import Grammar
import Notation

/// `replace reason=…`: that what was entered is to give way; the audit keeps it.
struct Replacement: Sendable {
    private let isGiven: Bool
    private let reason: String?

    static let parameter: Parameter<Replacement> = {
        let flag = Parameter<Bool>.flag(
            Label("replace", "替换"),
            Bilingual("in place of the one there is; needs reason=", "替换已有成绩，须给理由")
        )
        let reason = Parameter<String?>.optional(
            Label("reason", "理由"),
            Reading<String>.value,
            Bilingual("why it is replaced", "替换理由")
        )
        return Parameter(specs: flag.specs + reason.specs) { scope, place throws(Refusal) in
            var next = place
            return Replacement(
                isGiven: try flag.decode(scope, at: &next),
                reason: try reason.decode(scope, at: &next)
            )
        }
    }()

    /// - Throws: EXISTS where nothing is to be replaced, ARITY without a reason.
    func require(_ before: ClassResult, _ what: Bilingual) throws(Refusal) {
        guard isGiven else {
            throw Refusal(
                .exists,
                "result \(before.id.text) is there already, with \(what.english)",
                "成绩 \(before.id.text) 已录入，\(what.chinese)",
                hint: "replace reason=…"
            )
        }
        guard reason != nil else {
            throw Refusal(.arity, "replace needs reason=", "替换须给出理由 reason=", want: "reason")
        }
    }

    /// Proposes a result in place of another; the same one again changes nothing.
    func proposal(_ before: ClassResult, _ after: ClassResult) throws(Refusal) -> Proposal {
        var same = after
        same.revision = before.revision
        if same != before {
            let what =
                before.origin == after.origin
                ? Bilingual("other figures", "且数字不同")
                : Bilingual(
                    "another origin: \(before.origin.label.english)",
                    "来源不同：\(before.origin.label.chinese)"
                )
            try require(before, what)
        }
        return Descriptions.result.revised(before, same)
    }
}
