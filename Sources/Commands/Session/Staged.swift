import Grammar

/// `staged`: what the open transaction would change, field by field.
enum Staged {
    static let command = Command.session(
        [Label("staged", "暂存")],
        Bilingual(
            "Lists what the open transaction would change, one field a row.",
            "列出当前事务将要更改的内容，每个字段一行。"
        ),
        columns: ChangeDescription.columns.columns,
        examples: ["staged"]
    ) { () throws(Refusal) in .staged }
}
