import Grammar

/// `pupil show`: shows a pupil.
enum PupilShow {
    static let command = Descriptions.pupil.showCommand(
        summary: Bilingual("Shows a pupil.", "查看一名学生。"),
        source: "H07",
        examples: ["pupil show P01"]
    )
}
