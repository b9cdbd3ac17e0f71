import Grammar

/// `draft list`: lists the papers that teachers have set.
enum DraftList {
    static let command = Descriptions.draft.listCommand(
        summary: Bilingual("Lists the papers that teachers have set.", "教师命题列表。"),
        source: "H10",
        examples: ["draft list", "draft list where=\"teacher=T001\""]
    )
}
