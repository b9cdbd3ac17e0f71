import Grammar

/// `observation show`: one observation with its marks.
enum ObservationShow {
    static let command = Descriptions.observation.showCommand(
        summary: Bilingual("Shows an observation with its marks.", "查看一次听课及其评分。"),
        source: "G01, G07",
        examples: ["observation show OB-1"]
    )
}
