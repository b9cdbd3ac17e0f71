import Grammar

/// `followup remove`: removes such an examination recorded by mistake.
enum FollowupRemove {
    static let command = Descriptions.followUp.removeCommand(
        summary: Bilingual(
            "Removes an examination of how a programme is applied, recorded by mistake.",
            "删除误登的应用考核。"
        ),
        examples: ["followup remove FU-2"]
    )
}
