import Grammar

/// `observation remove`: removes an observation recorded by mistake.
enum ObservationRemove {
    static let command = Descriptions.observation.removeCommand(
        summary: Bilingual("Removes an observation recorded by mistake.", "删除误登的听课记录。"),
        examples: ["observation remove OB-1"]
    )
}
