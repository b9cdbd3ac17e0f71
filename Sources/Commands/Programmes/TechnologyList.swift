import Grammar

/// `technology list`: lists what is recorded of technology courses.
enum TechnologyList {
    static let command = Descriptions.technology.listCommand(
        summary: Bilingual("Lists what is recorded of technology courses.", "教育技术能力培训的过程评价、考试与证书。"),
        source: "A14",
        examples: ["technology list"]
    )
}
