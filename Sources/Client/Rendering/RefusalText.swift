internal import Grammar

/// What a refusal tells the user beside its message.
enum RefusalText {
    /// `want=`, `hint=` and the other pairs as lines, so that nothing that was said is lost.
    static func remarks(_ status: ReplyStatus) -> [Bilingual] {
        var remarks: [Bilingual] = []
        for pair in status.meta where !pair.value.isEmpty {
            let value = VisibleText.of(pair.value)
            switch pair.key {
            case "tag", "arg", "pos", "us", "seq": continue
            case "want": remarks.append(Bilingual("wanted: \(value)", "应为：\(value)"))
            case "hint": remarks.append(Bilingual("hint: \(value)", "提示：\(value)"))
            case "need" where status.word == "NOPERM":
                remarks.append(Bilingual("role needed: \(value)", "需要角色：\(value)"))
            default: remarks.append(Bilingual("\(pair.key)=\(value)", "\(pair.key)=\(value)"))
            }
        }
        return remarks
    }

    /// `CODE: message`, the line with a caret, the remarks: for a statement typed by hand.
    static func text(
        _ status: ReplyStatus,
        line: String,
        column: Int,
        language: Language
    ) -> String {
        var text = "\(status.word): \(VisibleText.of(status.message))\n"
        if column > 0 { text += Caret(line: line, column: column).text }
        for remark in remarks(status) { text += "  \(remark[language])\n" }
        return text
    }
}
