package import Domain
import Grammar
import Notation

/// `technology category=教育技术能力 hours=50 process=yes men-below=unset women-below=unset by=unset`:
/// who has to take the technology course, how many hours, and who may sit its examination.
///
/// Source: systems.md A14: 不满 is exclusive, the ages and the last day are blank.
package struct TechnologyRule: Hashable, Sendable {
    /// The category of the entries whose hours count.
    package let category: String
    package let hours: Hours
    /// Whether the examination is open only to those who passed the process evaluation.
    package let needsProcess: Bool
    /// Those who have not reached this age have to take it; nil where the source leaves it blank.
    package let menBelow: Int?
    package let womenBelow: Int?
    /// By when.
    package let by: Day?
    /// Certificates in whose place no examination is needed.
    package let exempts: [String]
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("technology", "技术培训"),
        Bilingual("who takes the technology course, and its examination", "教育技术能力培训的对象、学时与考试"),
        parameters: [
            RuleDeclaration.keyword(
                Label("category", "类别"),
                String.valueType,
                Bilingual("the category of the entries that count", "计入的类别"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("hours", "学时"),
                Hours.valueType,
                Bilingual("hours of study", "学时"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("process", "过程评价"),
                YesNo.valueType,
                Bilingual(
                    "whether only those who passed the process evaluation sit the examination; yes",
                    "是否过程评价合格方可参加考试，默认是"
                )
            ),
            RuleDeclaration.keyword(
                Label("men-below", "男不满"),
                Int.valueType,
                Bilingual("men who have not reached this age, or unset", "男不满此周岁，可写未定")
            ),
            RuleDeclaration.keyword(
                Label("women-below", "女不满"),
                Int.valueType,
                Bilingual("women who have not reached this age, or unset", "女不满此周岁，可写未定")
            ),
            RuleDeclaration.keyword(
                Label("by", "期限"),
                Day.valueType,
                Bilingual("by when, or unset", "完成期限，可写未定")
            ),
            RuleDeclaration.keyword(
                Label("exempts", "免试证书"),
                [String].valueType,
                Bilingual("certificates that stand for the examination", "持这些证书者免试")
            ),
        ],
        source: "A14",
        examples: [
            "technology category=教育技术能力 hours=50 men-below=unset women-below=unset by=unset "
                + "exempts=英特尔,Intel source=\"A14; 002 A L25; 004 范文5 L105\""
        ]
    ) { arguments throws(Refusal) in
        .credit(
            .technology(
                TechnologyRule(
                    category: try arguments.required("category"),
                    hours: try arguments.required("hours"),
                    needsProcess: try arguments.optional("process", YesNo.self)?.isYes ?? true,
                    menBelow: try arguments.optional("men-below"),
                    womenBelow: try arguments.optional("women-below"),
                    by: try arguments.optional("by"),
                    exempts: try arguments.optional("exempts") ?? [],
                    source: try arguments.source
                )
            )
        )
    }

    /// Whether the teacher has to take it, by the age on a day.
    ///
    /// - Returns: nil where the age limit, the sex or the date of birth does not say.
    package func isOwed(by person: Person, on day: Day) -> Bool? {
        guard let born = person.born, let sex = person.sex,
            let limit = sex == .male ? menBelow : womenBelow
        else { return nil }
        let reached = (
            born.earliest.adding(years: limit) <= day, born.latest.adding(years: limit) <= day
        )
        switch reached {
        case (true, true): return false
        case (false, false): return true
        case (true, false), (false, true): return nil
        }
    }

    /// Whether a certificate stands for the examination.
    package func isExempt(_ course: TechnologyCourse?) -> Bool {
        guard let certificate = course?.certificate else { return false }
        return exempts.contains(where: certificate.hasPrefix)
    }

    /// Whether the teacher may sit the examination.
    package func maySit(_ course: TechnologyCourse?) -> Bool {
        !needsProcess || course?.process?.isPassed == true
    }
}
