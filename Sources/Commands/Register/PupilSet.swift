import Grammar

/// `pupil set`: moves a pupil to another class, or out of the school.
enum PupilSet {
    static let command = Descriptions.pupil.setCommand(
        summary: Bilingual(
            "Moves a pupil to another class, or out of school (class= unset).",
            "学生转班或离校（班级置空）。"
        ),
        source: "H07",
        examples: [
            "pupil set P02 class=hetu-2022-2 from=2024-11-01",
            "pupil set P02 class= from=2024-11-01",
        ],
        check: MarkConsistency.pupil
    )
}
