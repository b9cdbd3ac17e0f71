package import Domain
package import Grammar
import Notation

/// `standard grade=3 excellent=80% pass=95% mean=90`: what a class of a grade is to reach.
///
/// Source: systems.md H03. An unset parameter is no standard: the verdict is then "no data".
package struct Standard: Hashable, Sendable {
    package let grade: Grade
    /// The one subject that it is for; nil for all.
    package let subject: String?
    package let excellent: Percent?
    package let pass: Percent?
    /// The mean, of a full mark of `full`.
    package let mean: Marks?
    package let full: Marks
    package let source: RuleSource

    package var unset: [Label] {
        var names: [Label] = []
        if excellent == nil { names.append(Label("excellent", "优秀率")) }
        if pass == nil { names.append(Label("pass", "合格率")) }
        if mean == nil { names.append(Label("mean", "平均分")) }
        return names
    }

    package static let declaration = RuleDeclaration(
        Label("standard", "标准"),
        Bilingual("the standard of a grade: rates and mean", "一个年级的成绩标准"),
        parameters: [
            RuleDeclaration.keyword(
                Label("grade", "年级"),
                Grade.valueType,
                Bilingual("the grade", "年级"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("subject", "科目"),
                String.valueType,
                Bilingual("only for that subject", "只用于该科目")
            ),
            RuleDeclaration.keyword(
                Label("excellent", "优秀率"),
                Percent.valueType,
                Bilingual("the least excellent rate", "优秀率下限")
            ),
            RuleDeclaration.keyword(
                Label("pass", "合格率"),
                Percent.valueType,
                Bilingual("the least pass rate", "合格率下限")
            ),
            RuleDeclaration.keyword(
                Label("mean", "平均分"),
                Marks.valueType,
                Bilingual("the least mean", "平均分下限")
            ),
            RuleDeclaration.keyword(
                Label("full", "满分"),
                Marks.valueType,
                Bilingual("the full mark that the mean is of; 100", "平均分对应的满分，默认 100")
            ),
        ],
        source: "H03",
        examples: ["standard grade=3 excellent=80% pass=95% mean=90 source=\"H03; 001 篇7 L640\""],
        read: { arguments throws(Refusal) in .standard(try read(arguments)) }
    )

    private static func read(_ arguments: RuleArguments) throws(Refusal) -> Standard {
        let full = try arguments.optional("full", Marks.self) ?? Marks(hundredths: 10_000)
        let standard = Standard(
            grade: try arguments.required("grade"),
            subject: try arguments.optional("subject"),
            excellent: try arguments.optional("excellent"),
            pass: try arguments.optional("pass"),
            mean: try arguments.optional("mean"),
            full: full,
            source: try arguments.source
        )
        guard full > .zero, (standard.mean ?? .zero) <= full else {
            throw Refusal(.rule, "the mean is above the full mark", "平均分标准超过满分", want: "mean")
        }
        for rate in [standard.excellent, standard.pass].compactMap({ $0 })
        where rate.hundredths > 10_000 {
            throw Refusal(.rule, "a rate above 100 %", "比率超过 100%", want: "percent")
        }
        return standard
    }
}
