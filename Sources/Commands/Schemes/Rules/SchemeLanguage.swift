import Grammar
import Schemes

/// What may stand in a scheme file.
enum SchemeLanguage {
    static var specs: [CommandSpec] { RuleDeclaration.all.map(\.spec) }
}
