import Grammar

/// `application list`: lists applications that stand; all adds those refused or withdrawn.
enum ApplicationList {
    static let command = Descriptions.application.listCommand(
        summary: Bilingual(
            "Lists applications that stand; all adds those refused or withdrawn.",
            "有效报名，加 all 含未批准与已撤回。"
        ),
        source: "B09, A29",
        examples: ["application list all"]
    )
}
