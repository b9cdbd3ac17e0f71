import Grammar

/// `assessment list`: lists assessments.
enum AssessmentList {
    static let command = Descriptions.assessment.listCommand(
        summary: Bilingual("Lists assessments.", "考核记录。"),
        source: "A15",
        examples: ["assessment list where=\"year=2024\""]
    )
}
