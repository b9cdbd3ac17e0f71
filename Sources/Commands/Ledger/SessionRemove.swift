import Grammar

/// `session remove`: removes a session that has no entries.
enum SessionRemove {
    static let command = Descriptions.session.removeCommand(
        summary: Bilingual("Removes a session recorded by mistake.", "删除误登且无学时的培训活动。"),
        examples: ["session remove S-2"]
    )
}
