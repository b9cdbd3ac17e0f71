import Grammar

/// `plan remove`: removes a study plan recorded by mistake.
enum PlanRemove {
    static let command = Descriptions.plan.removeCommand(
        summary: Bilingual("Removes a study plan recorded by mistake.", "删除误登的学习计划。"),
        examples: ["plan remove SP-2"]
    )
}
