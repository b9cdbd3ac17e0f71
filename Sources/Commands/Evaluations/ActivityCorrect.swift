import Grammar

/// `activity correct`: corrects what was recorded wrongly of an activity.
enum ActivityCorrect {
    static let command = Descriptions.activity.correctCommand(
        summary: Bilingual("Corrects what was recorded of an activity.", "更正活动登记。"),
        source: "G08",
        examples: ["activity correct AC-1 place=礼堂 reason=补地点"],
        check: ActivityCheck.corrected
    )
}
