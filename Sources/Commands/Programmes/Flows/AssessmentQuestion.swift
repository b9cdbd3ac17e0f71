import Domain
import Grammar
import Notation
import Schemes

/// What statements about a year's assessments share: the rule, the grades.
///
/// Source: systems.md A15, A32.
struct AssessmentQuestion {
    let context: Context

    init(_ context: Context) {
        self.context = context
    }

    /// The assessment rule for a unit in a year, and the day on which the roster is looked up.
    /// - Throws: RULE where no scheme has one.
    func rule(
        for unit: UnitID,
        _ year: Int,
        _ scheme: SchemeID?
    ) throws(Refusal) -> (rule: AssessmentRule, ruled: CreditQuestion.Ruled, day: Day) {
        let question = CreditQuestion(context)
        let day = try self.day(of: year)
        for ruled in try question.regulating(scheme, for: unit, on: day) {
            guard let rule = ruled.rules.assessment else { continue }
            let last = ruled.rules.cycle.year(year)?.last ?? day
            return (rule, ruled, min(last, context.today))
        }
        throw Refusal(
            .rule,
            "no scheme here says how assessments are graded",
            "方案没有规定考核等级",
            want: "scheme",
            hint: "scheme=province240"
        )
    }

    /// The year's last day, or today.
    func day(of year: Int) throws(Refusal) -> Day {
        try ReferenceCheck.check(year: year)
        return min(Day(year: year, month: 12, day: 31) ?? context.today, context.today)
    }

    func assessments(of teacher: PersonID, _ year: Int) -> [Assessment] {
        context.register.index.assessmentsByTeacher[teacher]
            .compactMap { context.register.assessments[$0] }.filter { $0.year == year }
    }

    /// Why an assessment has its grade: as written, or by the band in which its score lies.
    static func reason(_ assessment: Assessment, _ rule: AssessmentRule?) -> Bilingual {
        let form = assessment.form.label
        let subject = assessment.subject.map { " \($0)" } ?? ""
        let (result, line) = (grading(assessment, rule), rule?.source.line)
        let cited = assessment.grade == nil ? line : nil
        return Bilingual(
            "  \(assessment.teacher.text) \(form.english)\(subject) \(assessment.id.text) "
                + "\(assessment.on): \(result.english)" + (cited.map { " (line \($0))" } ?? ""),
            "  \(assessment.teacher.text) \(form.chinese)\(subject) \(assessment.id.text) "
                + "\(assessment.on)：\(result.chinese)" + (cited.map { "（第 \($0) 行）" } ?? "")
        )
    }

    private static func grading(_ assessment: Assessment, _ rule: AssessmentRule?) -> Bilingual {
        func places2(_ marks: Marks) -> String { Decimals.text(marks.hundredths, places: 2) }
        if let grade = assessment.grade {
            let score = assessment.score.map { places2($0) + ", " } ?? ""
            return Bilingual(
                "\(score)\(grade.label.english), as written",
                "\(assessment.score.map { "\(places2($0)) 分，" } ?? "")\(grade.label.chinese)（照录）"
            )
        }
        let score = assessment.score.map(places2) ?? ""
        guard let bands = rule?.bands, let lowest = bands.last, let marks = assessment.score else {
            return Bilingual("\(score), no bands are set", "\(score) 分，等级分数线未定")
        }
        let band = bands.first { marks >= $0.least }
        let (sign, least) = band.map { ("≥", $0.least) } ?? ("<", lowest.least)
        let grade = band?.grade ?? .failed
        return Bilingual(
            "\(score) \(sign) \(places2(least)): \(grade.label.english)",
            "\(score) \(sign) \(places2(least))：\(grade.label.chinese)"
        )
    }

    /// That the bands are the project's own, or are not set.
    static func notes(_ rule: AssessmentRule, _ ruled: CreditQuestion.Ruled) -> [Bilingual] {
        let line = RuleCitation.of(rule.source, in: ruled.version.text)
        if rule.bands.isEmpty {
            return [
                Bilingual(
                    "the bands of the grades are not set (\(line.english)): "
                        + "scores alone have no grade",
                    "等级分数线未定（\(line.chinese)）：仅有得分者不定等级"
                )
            ]
        }
        guard rule.source.origin == .project else { return [] }
        func bands(_ language: Language, _ separator: String) -> String {
            rule.bands.map { band in
                let least = Decimals.text(band.least.hundredths, places: 2)
                return "\(band.grade.label[language]) \(least)"
            }.joined(separator: separator)
        }
        return [
            Bilingual(
                "bands by shixun's default, they only inform: \(bands(.english, ", ")) ("
                    + "\(line.english))",
                "等级分数线为本系统默认，仅供参考：\(bands(.chinese, "、"))（\(line.chinese)）"
            )
        ]
    }
}
