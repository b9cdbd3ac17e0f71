package import Domain
import Grammar
import Notation

/// `assessment needs=unified,school-check excellent=90 good=80 qualified=70 basic=60`: what forms
/// of assessment a year needs, and from what score a grade is given.
///
/// No source gives the bands: a scheme that has them from nowhere says `origin=project`, and then
/// they only inform.
///
/// Source: systems.md A15.
package struct AssessmentRule: Hashable, Sendable {
    /// The forms that every teacher needs in a year.
    package let needs: [Assessment.Form]
    /// From which score each grade is given, best first; what is below the last is failed.
    package let bands: [Band]
    package let source: RuleSource

    /// From this score on the grade is given.
    package struct Band: Hashable, Sendable {
        package let grade: Assessment.Grade
        package let least: Marks
    }

    private static let grades: [Assessment.Grade] = [.excellent, .good, .qualified, .basic]

    package static let declaration = RuleDeclaration(
        Label("assessment", "考核"),
        Bilingual("the forms of assessment in a year, and the bands of grades", "年度考核方式与等级分数线"),
        parameters: [
            RuleDeclaration.keyword(
                Label("needs", "要求"),
                [Assessment.Form].valueType,
                Bilingual("the forms that every teacher needs in a year", "每年须有的考核方式"),
                isRequired: true
            ),
            band(.excellent), band(.good), band(.qualified), band(.basic),
        ],
        source: "A15",
        examples: [
            "assessment needs=unified,school-check excellent=90 good=80 qualified=70 basic=60 "
                + "origin=project source=\"A15; 002 A L43\""
        ]
    ) { arguments throws(Refusal) in
        var bands: [Band] = []
        for grade in grades {
            guard let least = try arguments.optional(grade.label.english, Marks.self) else {
                continue
            }
            guard bands.last.map({ $0.least > least }) ?? true, least.hundredths <= 10_000 else {
                throw Refusal(
                    .rule,
                    "each band lies below the one before, and none above 100",
                    "各等级分数线应逐级降低且不超过 100",
                    want: grade.label.english
                )
            }
            bands.append(Band(grade: grade, least: least))
        }
        guard bands.isEmpty || bands.count == grades.count else {
            throw Refusal(
                .rule,
                "all four bands, or none",
                "四个等级的分数线须全部给出或全部不给",
                want: "basic"
            )
        }
        return .credit(
            .assessment(
                AssessmentRule(
                    needs: try arguments.required("needs"),
                    bands: bands,
                    source: try arguments.source
                )
            )
        )
    }

    private static func band(_ grade: Assessment.Grade) -> ParameterSpec {
        RuleDeclaration.keyword(
            grade.label,
            Marks.valueType,
            Bilingual(
                "from this score on it is \(grade.label.english), or unset",
                "达此分为\(grade.label.chinese)，可写未定"
            )
        )
    }

    /// The grade of an assessment: as it was written, else by the bands; nil where neither says.
    package func grade(of assessment: Assessment) -> Assessment.Grade? {
        if let grade = assessment.grade { return grade }
        guard let score = assessment.score, !bands.isEmpty else { return nil }
        return bands.first { score >= $0.least }?.grade ?? .failed
    }
}
