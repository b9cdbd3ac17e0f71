import Grammar

/// `activity list`: lists activities.
enum ActivityList {
    static let command = Descriptions.activity.listCommand(
        summary: Bilingual("Lists activities.", "活动列表。"),
        source: "G08",
        examples: ["activity list", "活动 列表 where=\"kind=open-day\""]
    )
}
