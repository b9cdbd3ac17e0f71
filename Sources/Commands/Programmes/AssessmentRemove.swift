import Grammar

/// `assessment remove`: removes an assessment recorded by mistake.
enum AssessmentRemove {
    static let command = Descriptions.assessment.removeCommand(
        summary: Bilingual("Removes an assessment recorded by mistake.", "删除误登的考核。"),
        examples: ["assessment remove AS-2"]
    )
}
