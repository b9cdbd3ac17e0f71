import Grammar

/// `draft remove`: removes a paper of a teacher recorded by mistake.
enum DraftRemove {
    static let command = Descriptions.draft.removeCommand(
        summary: Bilingual("Removes a teacher's paper recorded by mistake.", "删除误登的命题。"),
        examples: ["draft remove D-1"]
    )
}
