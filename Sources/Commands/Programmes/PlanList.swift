import Grammar

/// `plan list`: lists study plans that go on; all adds those that are over.
enum PlanList {
    static let command = Descriptions.plan.listCommand(
        summary: Bilingual(
            "Lists study plans that go on; all adds those that are over.",
            "进行中的学习计划，加 all 含已结束。"
        ),
        source: "A18",
        examples: ["plan list all"]
    )
}
