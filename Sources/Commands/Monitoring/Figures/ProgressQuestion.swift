import Domain
import Grammar
import Notation
import Schemes

/// The finals and classes that a question about progress is about.
struct ProgressQuestion {
    let finals: Finals
    let classes: [SchoolClass]

    static let term = Parameter<TermID>.keyword(
        Label("term", "学期"),
        Reading<TermID>.term,
        Bilingual("the term whose final is compared with the one before", "学期，以其期末与上学期期末相比")
    )

    /// The classes that sat either final; all of them, for a winner is the best of all.
    init(_ context: Context, term: TermID) throws(Refusal) {
        let register = context.register
        guard let finals = Finals(of: term, register) else {
            throw Refusal(
                .rule,
                "term \(term.text) has no final",
                "学期 \(term.text) 没有期末测验",
                want: "term",
                hint: "test add … kind=final term=\(term.text)"
            )
        }
        self.finals = finals
        let tests = [finals.before, finals.now].compactMap(\.self)
        let ids = Set(tests.flatMap { register.index.resultsByTest[$0].map(\.schoolClass) })
        classes = ids.compactMap { register.classes[$0] }.sorted { left, right in
            (left.unit, right.entered, left.number, left.id)
                < (right.unit, left.entered, right.number, right.id)
        }
    }
}
