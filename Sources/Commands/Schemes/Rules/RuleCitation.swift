import Grammar
import Schemes

/// How figures and refusals cite a rule of a scheme: `province240@1 line 12`.
enum RuleCitation {
    static func of(_ source: RuleSource, in version: String) -> Bilingual {
        Bilingual("\(version) line \(source.line)", "\(version) 第 \(source.line) 行")
    }
}
