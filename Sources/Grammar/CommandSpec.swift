/// All that a command declares, as plain data: parser, help, completion, manual and role checks
/// read it and nothing else.
///
/// A class, so that every statement refers to the one declaration.
package final class CommandSpec: Sendable {
    /// What running the command may do.
    package enum Kind: String, Sendable, CaseIterable {
        /// Reads the model.
        case query
        /// Proposes changes to the model.
        case update
        /// Acts on the connection or the daemon.
        case session
    }

    /// One word (`ping`) or a noun and a verb (`teacher list`).
    package let words: [Label]
    package let summary: Bilingual
    package let kind: Kind
    package let role: Role
    package let parameters: [ParameterSpec]
    /// The columns of its table; empty where it answers none, the usual ones where they vary.
    package let columns: [ColumnSpec]
    /// Statements that run on the sample school.
    package let examples: [String]
    /// The row of systems.md that it serves.
    package let source: String?
    /// Where each parameter stands, by its English name.
    package let places: WordTable

    package init(
        words: [Label],
        summary: Bilingual,
        kind: Kind,
        role: Role,
        parameters: [ParameterSpec] = [],
        columns: [ColumnSpec] = [],
        examples: [String] = [],
        source: String? = nil
    ) {
        self.words = words
        self.summary = summary
        self.kind = kind
        self.role = role
        self.parameters = parameters
        self.columns = columns
        self.examples = examples
        self.source = source
        places = WordTable(parameters.enumerated().map { ($1.name.english, $0) })
    }

    /// The same declaration with further parameters.
    package func adding(_ further: [ParameterSpec]) -> CommandSpec {
        CommandSpec(
            words: words,
            summary: summary,
            kind: kind,
            role: role,
            parameters: parameters + further,
            columns: columns,
            examples: examples,
            source: source
        )
    }

    /// `teacher list`, `教师 列表`.
    package func name(in language: Language) -> String {
        words.map { $0[language] }.joined(separator: " ")
    }

    /// The parameters that are told by their place.
    package var positionals: [ParameterSpec] {
        parameters.filter { $0.form == .positional }
    }
}

/// One parameter of a command.
package struct ParameterSpec: Sendable {
    /// How the parameter is told from the others.
    package enum Form: String, Sendable {
        case positional
        /// `name=value`.
        case keyword
        /// The bare name.
        case flag
        /// All the words that follow, as they stand; `help` alone has it.
        case rest
    }

    package let name: Label
    package let form: Form
    package let type: ValueType
    package let isRequired: Bool
    package let summary: Bilingual

    package init(
        name: Label,
        form: Form,
        type: ValueType,
        isRequired: Bool,
        summary: Bilingual
    ) {
        self.name = name
        self.form = form
        self.type = type
        self.isRequired = isRequired
        self.summary = summary
    }
}

/// What a parameter takes, as users are told it and as completion proposes it.
package struct ValueType: Sendable, Hashable {
    /// Where proposals come from.
    package enum Completion: Sendable, Hashable {
        case none
        /// One of these fixed values.
        case words([Label])
        /// The names of the model's objects of that kind: `teacher`, `class`.
        case objects(String)
        /// Names of these fields, parted by commas; with `-` before one where they sort.
        case fields([Field], isSorting: Bool)
        /// A condition on these fields, or the name of one; `where=`.
        case condition(on: [Field], isNamed: Bool)
    }

    /// A field that a value may name.
    package struct Field: Sendable, Hashable {
        package let name: Label
        /// What is compared with it.
        package let type: ValueType

        package init(_ name: Label, _ type: ValueType) {
            self.name = name
            self.type = type
        }
    }

    /// One word: `date`, `teacher`, `percent`.
    package let name: Label
    /// What it looks like: `2024-09-01`.
    package let shape: String
    package let completion: Completion

    package init(_ name: Label, shape: String, completion: Completion = .none) {
        self.name = name
        self.shape = shape
        self.completion = completion
    }
}
