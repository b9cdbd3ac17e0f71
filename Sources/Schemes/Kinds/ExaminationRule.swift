package import Domain
import Grammar
import Notation

/// `examination 第一次适应性训练 on=04-20 grade=9`: when a term's examination is to be held.
///
/// Source: systems.md H12: about (左右) a day is within 3 days of it.
package struct ExaminationRule: Hashable, Sendable {
    /// When it is to be held.
    package enum When: Hashable, Sendable {
        /// About a day; nil: within shixun's default of `usualMargin` days.
        case about(MonthDay, within: Int?)
        /// In a month.
        case month(Int)
    }

    package let name: String
    package let when: When
    /// Of which kind its test is; nil for any.
    package let kind: Test.Kind?
    /// What is in the test's name; nil: the examination's own name, unless a kind is given.
    package let called: String?
    /// Whose papers count; nil for all.
    package let grade: Grade?
    package let source: RuleSource

    package static let usualMargin = 3
    /// Days that "about" may leave.
    package static let marginRange = 0...31
    package static let monthRange = 1...12

    package static let declaration = RuleDeclaration(
        Label("examination", "考试"),
        Bilingual("about which day, or in which month, an examination is held", "各次考试的日期或月份"),
        parameters: [
            RuleDeclaration.positional(
                Label("examination", "考试"),
                String.valueType,
                Bilingual("what it is called", "考试名称")
            ),
            RuleDeclaration.keyword(
                Label("on", "日期"),
                MonthDay.valueType,
                Bilingual("about that day", "大约在该日")
            ),
            RuleDeclaration.keyword(
                Label("within", "前后"),
                Int.valueType,
                Bilingual("days that \"about\" leaves; 3", "“左右”允许的天数，默认 3")
            ),
            RuleDeclaration.keyword(
                Label("in", "月份"),
                Int.valueType,
                Bilingual("in that month, where no day is given", "只定月份时的月份")
            ),
            RuleDeclaration.keyword(
                Label("kind", "类别"),
                Test.Kind.valueType,
                Bilingual("of which kind its test is", "测验类别")
            ),
            RuleDeclaration.keyword(
                Label("called", "名称含"),
                String.valueType,
                Bilingual(
                    "what is in the test's name; its own name unless kind= is given",
                    "测验名称所含文字；未给类别时默认为考试名称"
                )
            ),
            RuleDeclaration.keyword(
                Label("grade", "年级"),
                Grade.valueType,
                Bilingual("only that grade's papers", "只看该年级试卷")
            ),
        ],
        source: "H12",
        examples: [
            "examination 第一次适应性训练 on=04-20 grade=9 source=\"H12; 001 篇5 L510\"",
            "examination 期末教学质量调研 in=7 kind=final source=\"H12; 001 篇5 L532\"",
        ]
    ) { arguments throws(Refusal) in
        let kind: Test.Kind? = try arguments.optional("kind")
        let name: String = try arguments.required("examination")
        let called: String? = try arguments.optional("called")
        return .examination(
            ExaminationRule(
                name: name,
                when: try when(arguments),
                kind: kind,
                called: called ?? (kind == nil ? name : nil),
                grade: try arguments.optional("grade"),
                source: try arguments.source
            )
        )
    }

    private static func when(_ arguments: RuleArguments) throws(Refusal) -> When {
        let day: MonthDay? = try arguments.optional("on")
        let month: Int? = try arguments.optional("in")
        let margin: Int? = try arguments.optional("within")
        if let margin, !marginRange.contains(margin) {
            throw Refusal(.rule, "within 0 to 31 days", "前后 0 至 31 天", want: "within")
        }
        if let day, month == nil { return .about(day, within: margin) }
        guard let month, day == nil, margin == nil, monthRange.contains(month) else {
            throw Refusal(
                .rule,
                "say on= a day, with within= if you like, or in= a month of 1 to 12",
                "须给出 日期=（可加 前后=），或 月份= 1 至 12",
                want: "on"
            )
        }
        return .month(month)
    }

    /// The days on which it may be held in that year; nil where the year has no such days.
    package func window(in year: Int) -> DayRange? {
        switch when {
        case .about(let monthDay, let margin):
            guard let day = monthDay.day(in: year) else { return nil }
            let days = margin ?? Self.usualMargin
            return DayRange(day.adding(days: -days), day.adding(days: days))
        case .month(let month):
            guard let first = Day(year: year, month: month, day: 1) else { return nil }
            return DayRange(first, first.adding(days: Day.length(ofMonth: month, year: year) - 1))
        }
    }

    /// Whether a test is this examination.
    package func isHeld(by test: Test) -> Bool {
        guard kind == nil || kind == test.kind else { return false }
        guard let called else { return true }
        return (test.name ?? test.id.name).contains(called)
    }
}
