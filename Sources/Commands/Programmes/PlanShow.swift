import Grammar

/// `plan show`: shows one study plan with its reviews.
enum PlanShow {
    static let command = Descriptions.plan.showCommand(
        summary: Bilingual("Shows one study plan with its reviews.", "查看学习计划及评价。"),
        examples: ["plan show SP-1"]
    )
}
