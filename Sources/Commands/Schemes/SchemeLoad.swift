import Domain
import Grammar
import Notation
import Schemes

/// `scheme load`: stores a scheme's text as a version.
enum SchemeLoad {
    static let command = Command.update(
        [Label("scheme", "方案"), Label("load", "载入")],
        Bilingual(
            "Stores a scheme file as a version, all or nothing; puts nothing in force.",
            "把方案文件存为一个版本，整体成功或整体不存；尚未生效。"
        ),
        Parameter<String>.positional(
            Label("file", "文件"),
            Reading<String>.value,
            Bilingual("a file of the schemes folder: hetu, hetu.scheme", "方案目录中的文件")
        ),
        Parameter<String?>.optional(
            Label("text", "内容"),
            Reading(ValueType(Label("text", "文字"), shape: "\"scheme …\\n…\"")) {
                value,
                _ throws(Refusal) in value.text
            },
            Bilingual("the text itself; file is then only its name", "方案全文；此时文件只作名称")
        ),
        role: .admin,
        source: "design.md 1.2",
        examples: ["scheme load hetu"]
    ) { context, path, text throws(Refusal) in
        let file: Surroundings.SchemeFile
        if let text {
            file = Surroundings.SchemeFile(path: path, text: text)
        } else {
            file = try context.surroundings.readScheme(path).get()
        }
        let parsed = try ParsedScheme.parse(file.text, file: file.path)
        try checkConditions(parsed, file.path)
        return store(parsed, file, context)
    }

    /// - Throws: BADARG with file and line for a stage or predicate that is no condition.
    private static func checkConditions(
        _ scheme: ParsedScheme,
        _ file: String
    ) throws(Refusal) {
        for rule in scheme.rules {
            let condition: String
            switch rule {
            case .stage(let stage): condition = stage.condition
            case .predicate(let predicate): condition = predicate.condition
            case .quota(let quota): condition = quota.condition
            case .title, .standard, .line, .items, .base, .evidence, .bonus, .dossier, .owner,
                .progress, .index, .deviation, .instrument, .criterion, .observing, .rounds,
                .examination:
                continue
            case .credit(let rule):
                guard let text = rule.condition else { continue }
                condition = text
            }
            do throws(Refusal) {
                _ = try StageRule.check(condition)
            } catch {
                let line = rule.source.line
                throw Refusal(
                    error.code,
                    Bilingual(
                        "\(file):\(line): where=: \(error.message.english)",
                        "\(file):\(line)：where=：\(error.message.chinese)"
                    ),
                    want: error.want,
                    hint: error.hint,
                    details: [Refusal.Detail("file", file), Refusal.Detail("line", String(line))]
                )
            }
        }
    }

    private static func store(
        _ scheme: ParsedScheme,
        _ file: Surroundings.SchemeFile,
        _ context: Context
    ) -> Proposal {
        let id = SchemeID(scheme.title.id)
        let digest = context.surroundings.digest(file.text)
        let versions = context.register.versions(of: id)
        let notes = unsetNotes(scheme)
        if let latest = versions.last, latest.digest == digest {
            var reply = receipt(latest, notes: notes)
            reply.meta.append(Reply.Meta("unchanged", 1))
            return Proposal([], reply: reply)
        }
        let version = SchemeVersion(
            id: SchemeVersion.Key(scheme: id, version: (versions.last?.id.version ?? 0) + 1),
            file: file.path,
            digest: digest,
            text: file.text
        )
        return Proposal(
            [.schemeVersion(Revised(before: nil, after: version))],
            reply: receipt(version, notes: notes)
        )
    }

    private static func receipt(_ version: SchemeVersion, notes: [Bilingual]) -> Reply {
        Reply(
            notes: notes,
            meta: [
                Reply.Meta("id", version.id.text), Reply.Meta("version", version.id.version),
                Reply.Meta("rev", version.revision),
            ]
        )
    }

    /// One note for each rule with unset parameters: they are said, and never taken for 0.
    static func unsetNotes(_ scheme: ParsedScheme) -> [Bilingual] {
        scheme.rules.compactMap { rule in
            let unset = rule.unset
            guard !unset.isEmpty else { return nil }
            let line = rule.source.line
            let english = unset.map(\.english).joined(separator: ", ")
            let chinese = unset.map(\.chinese).joined(separator: "、")
            let word = RuleDeclaration.word(rule.word)
            return Bilingual(
                "\(scheme.title.id) line \(line), \(word.english): not set: \(english)",
                "\(scheme.title.id) 第 \(line) 行 \(word.chinese)：未定：\(chinese)"
            )
        }
    }
}
