import Grammar

/// `observation list`: lists observations.
enum ObservationList {
    static let command = Descriptions.observation.listCommand(
        summary: Bilingual("Lists observations.", "听课列表，可按观课点等分组。"),
        source: "G01, G04, G05",
        examples: [
            "observation list unit=hetu", "听课 列表 by=focus",
            "observation list where=\"focus 未设\"",
        ]
    )
}
