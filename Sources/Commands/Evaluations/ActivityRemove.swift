import Grammar

/// `activity remove`: removes an activity to which nothing refers.
enum ActivityRemove {
    static let command = Descriptions.activity.removeCommand(
        summary: Bilingual("Removes an activity recorded by mistake.", "删除误登的活动。"),
        examples: ["activity remove AC-1"]
    )
}
