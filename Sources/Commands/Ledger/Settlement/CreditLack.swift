import Notation
import Schemes

/// What a statement lacks, as one text: `学生管理 1; 总学时 6`.
enum CreditLack {
    static func text(_ statement: CreditStatement) -> String {
        statement.lacking.map { requirement in
            let short = CreditText.amount(
                requirement.short ?? 0,
                requirement.measure,
                scale: statement.rules.scale
            )
            let unit = requirement.measure == .hours ? "h" : ""
            return "\(requirement.name) \(short)\(unit)"
        }.joined(separator: "; ")
    }
}
