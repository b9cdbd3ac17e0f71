import Grammar

/// `pupil remove`: removes a pupil without marks.
enum PupilRemove {
    static let command = Descriptions.pupil.removeCommand(
        summary: Bilingual("Removes a pupil without marks.", "删除没有分数的学生。"),
        examples: ["pupil remove P09"]
    )
}
