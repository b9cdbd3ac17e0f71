import Grammar

/// `approval list`: lists what one level has approved while the next has still to.
enum ApprovalList {
    static let command = Descriptions.approval.listCommand(
        summary: Bilingual(
            "Lists what one level has approved while the next has still to.",
            "逐级审核中各级的审核记录。"
        ),
        source: "design.md 2",
        examples: ["approval list"]
    )
}
