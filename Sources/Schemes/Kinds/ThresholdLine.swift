package import Domain
package import Grammar
package import Notation

/// `line excellent=85% pass=60%`: from which marks a pupil is excellent or passes, where the paper
/// does not say; a share of the full mark (`85%`) or marks (`85`).
///
/// Source: systems.md H03; no source gives the numbers, so the shipped ones are the project's.
package struct ThresholdLine: Hashable, Sendable {
    /// The one subject that it is for; nil for all.
    package let subject: String?
    /// The one grade that it is for; nil for all.
    package let grade: Grade?
    package let excellent: Threshold?
    package let good: Threshold?
    package let pass: Threshold?
    package let low: Threshold?
    package let source: RuleSource

    package var unset: [Label] {
        var names: [Label] = []
        if excellent == nil { names.append(Label("excellent", "优秀线")) }
        if good == nil { names.append(Label("good", "良好线")) }
        if pass == nil { names.append(Label("pass", "合格线")) }
        if low == nil { names.append(Label("low", "低分线")) }
        return names
    }

    package static let declaration = RuleDeclaration(
        Label("line", "分数线"),
        Bilingual("the lines of the bands: shares of the full mark, or marks", "各等级分数线：占满分的比例或分数"),
        parameters: [
            share(Label("excellent", "优秀线"), "excellent"),
            share(Label("good", "良好线"), "good"),
            share(Label("pass", "合格线"), "a pass"),
            share(Label("low", "低分线"), "low, below it"),
            RuleDeclaration.keyword(
                Label("subject", "科目"),
                String.valueType,
                Bilingual("only for that subject", "只用于该科目")
            ),
            RuleDeclaration.keyword(
                Label("grade", "年级"),
                Grade.valueType,
                Bilingual("only for that grade", "只用于该年级")
            ),
        ],
        source: "H03",
        examples: ["line excellent=85% pass=60% origin=project source=\"H03, reading 1\""]
    ) { arguments throws(Refusal) in
        .line(
            ThresholdLine(
                subject: try arguments.optional("subject"),
                grade: try arguments.optional("grade"),
                excellent: try arguments.optional("excellent"),
                good: try arguments.optional("good"),
                pass: try arguments.optional("pass"),
                low: try arguments.optional("low"),
                source: try arguments.source
            )
        )
    }

    private static func share(_ name: Label, _ what: String) -> ParameterSpec {
        RuleDeclaration.keyword(
            name,
            Threshold.valueType,
            Bilingual("the share of the full mark, or the marks, for \(what)", "\(name.chinese)")
        )
    }
}
