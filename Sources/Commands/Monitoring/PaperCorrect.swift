import Grammar

/// `paper correct`: corrects a paper's date, full mark or lines.
enum PaperCorrect {
    static let command = Descriptions.paper.correctCommand(
        summary: Bilingual(
            "Corrects a paper's date, full mark or lines.",
            "更正试卷的日期、满分或分数线。"
        ),
        source: "H01",
        examples: ["paper correct hetu/2024-11/3/语文 pass=55 reason=命题组更正"],
        check: PaperAdd.check
    )
}
