import Grammar
import Notation

/// `quota backbone term=20 where="category=backbone"`: how many lessons somebody is to observe.
///
/// Who fits several owes the greatest of them. Source: systems.md G01, G02; cases 83, 85.
package struct ObservationQuota: Hashable, Sendable {
    package let name: String
    package let condition: String
    /// In a term.
    package let term: Int?
    /// In each teaching week.
    package let weekly: Int?
    /// Written records handed in, in a term (G04).
    package let records: Int?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("quota", "听课任务"),
        Bilingual("how many lessons somebody is to observe in a term or week", "每学期、每周听课节数"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            ),
            RuleDeclaration.keyword(
                Label("where", "条件"),
                ValueType(Label("condition", "条件"), shape: "\"age<=35\""),
                Bilingual("who owes it", "适用教师"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("term", "学期"),
                Int.valueType,
                Bilingual("how many in a term", "每学期节数")
            ),
            RuleDeclaration.keyword(
                Label("weekly", "每周"),
                Int.valueType,
                Bilingual("how many in each teaching week", "每教学周节数")
            ),
            RuleDeclaration.keyword(
                Label("records", "记录"),
                Int.valueType,
                Bilingual("how many written records in a term", "每学期评课记录篇数")
            ),
        ],
        source: "G01, G02, G04",
        examples: [
            "quota backbone term=20 where=\"category=backbone\" source=\"G01; 001 篇1 L74\"",
            "quota record records=1 where=\"category is set\" source=G04",
        ]
    ) { arguments throws(Refusal) in
        let quota = ObservationQuota(
            name: try arguments.required("name"),
            condition: try arguments.required("where"),
            term: try arguments.optional("term"),
            weekly: try arguments.optional("weekly"),
            records: try arguments.optional("records"),
            source: try arguments.source
        )
        guard quota.term != nil || quota.weekly != nil || quota.records != nil else {
            throw Refusal(
                .rule,
                "say term=, weekly= or records=",
                "须给出每学期、每周节数或记录篇数",
                want: "term"
            )
        }
        return .quota(quota)
    }
}
