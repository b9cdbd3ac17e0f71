package import Grammar
import Notation

/// How one kind of scheme statement is written and read.
package struct RuleDeclaration: Sendable {
    package let spec: CommandSpec
    let read: @Sendable (RuleArguments) throws(Refusal) -> Rule

    /// Declares a kind; `parameters` are those beside `source=` and `origin=`, which all take.
    init(
        _ word: Label,
        _ summary: Bilingual,
        parameters: [ParameterSpec],
        source: String,
        examples: [String],
        read: @escaping @Sendable (RuleArguments) throws(Refusal) -> Rule
    ) {
        spec = CommandSpec(
            words: [word],
            summary: summary,
            kind: .update,
            role: .admin,
            parameters: parameters + Self.common,
            examples: examples,
            source: source
        )
        self.read = read
    }

    /// Every kind of rule, in the order in which help lists them.
    package static let all: [RuleDeclaration] =
        [
            SchemeTitle.declaration,
            Standard.declaration,
            ThresholdLine.declaration,
            TargetItems.declaration,
            RateBase.declaration,
            Deviation.declaration,
            EvidenceRule.declaration,
            BonusBand.declaration,
            DossierRule.declaration,
            OwnerRule.declaration,
            ProgressRule.declaration,
            IndexRule.declaration,
            ExaminationRule.declaration,
            Stage.declaration,
            NamedPredicate.declaration,
            InstrumentRule.declaration,
            Criterion.declaration,
            ObservingRule.declaration,
            ObservationQuota.declaration,
            LeaderRounds.declaration,
        ] + CreditRule.declarations

    /// A rule's first word, by its English one.
    package static func word(_ english: String) -> Label {
        all.lazy.compactMap { $0.spec.words.first }.first { $0.english == english }
            ?? Label(english, english)
    }

    static let table = CommandTable(all.map(\.spec))

    private static let common: [ParameterSpec] = [
        keyword(
            Label("source", "依据"),
            String.valueType,
            Bilingual("the row of systems.md and the place in the document", "条款出处")
        ),
        keyword(
            Label("origin", "来源"),
            ValueType(
                Label("origin", "来源"),
                shape: "source|project",
                completion: .words([Label("source", "文件"), Label("project", "系统默认")])
            ),
            Bilingual(
                "project: a default of shixun's own, which may only warn",
                "project 为本系统默认，只作提醒"
            )
        ),
    ]

    static func keyword(
        _ name: Label,
        _ type: ValueType,
        _ summary: Bilingual,
        isRequired: Bool = false
    ) -> ParameterSpec {
        ParameterSpec(
            name: name,
            form: .keyword,
            type: type,
            isRequired: isRequired,
            summary: summary
        )
    }

    static func positional(_ name: Label, _ type: ValueType, _ summary: Bilingual) -> ParameterSpec
    {
        ParameterSpec(
            name: name,
            form: .positional,
            type: type,
            isRequired: true,
            summary: summary
        )
    }
}

/// The arguments of one scheme statement, read by type; `unset` or nothing is nil.
struct RuleArguments {
    let bound: BoundArguments
    let line: Int

    func optional<Value: FieldConvertible>(
        _ name: String,
        _ type: Value.Type = Value.self
    ) throws(Refusal) -> Value? {
        guard let value = bound[name], !value.text.isEmpty, value.text != "unset",
            value.text != "未定"
        else { return nil }
        do throws(Refusal) {
            return try Value.read(value.text)
        } catch {
            throw value.pointing(error)
        }
    }

    func required<Value: FieldConvertible>(
        _ name: String,
        _ type: Value.Type = Value.self
    ) throws(Refusal) -> Value {
        guard let value = try optional(name, type) else {
            let refusal = Refusal(
                .badArgument,
                "\(name) cannot be unset",
                "\(name) 不能为空",
                want: name
            )
            throw bound[name]?.pointing(refusal) ?? refusal
        }
        return value
    }

    var source: RuleSource {
        get throws(Refusal) {
            let origin: RuleSource.Origin
            let given = bound["origin"]
            switch given?.text {
            case nil, "source", "文件": origin = .source
            // Versions loaded before were written with the older Chinese word, and are read again.
            case "project", "系统默认", "项目默认": origin = .project
            case .some(let text):
                let refusal = Refusal(
                    .badArgument,
                    "\(excerpt(text)) is not an origin: source or project",
                    "\(excerpt(text)) 不是来源：source 或 project",
                    want: "origin"
                )
                throw given?.pointing(refusal) ?? refusal
            }
            return RuleSource(source: try optional("source"), origin: origin, line: line)
        }
    }
}
