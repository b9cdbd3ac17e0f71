import Grammar

/// `activity show`: one activity with all its fields.
enum ActivityShow {
    static let command = Descriptions.activity.showCommand(
        summary: Bilingual("Shows an activity.", "查看活动。"),
        source: "G08",
        examples: ["activity show AC-1"]
    )
}
