package import Domain
package import Grammar
import Notation

/// `instrument lesson for=lesson score=trimmed cuts=…`: a form by which one evaluates (量表).
///
/// Its items are the `criterion` statements that name it. Source: systems.md G07, J08-J10, J17,
/// I07; practice.md 3.3.
package struct InstrumentRule: Hashable, Sendable {
    /// What it evaluates.
    package enum Target: String, CaseIterable, Sendable {
        case lesson
        /// A course of training, at once and later (J08).
        case course
        /// A trainee (J09).
        case trainee
        /// A school's training work (J10).
        case school
        /// Parents' satisfaction with a class or teacher (J17).
        case parents
        /// A teacher, by those in charge.
        case appraisal
        /// A school on a visit, with findings (I07).
        case inspection
    }

    /// How the scores of several observers become one.
    package enum Method: String, CaseIterable, Sendable {
        case mean
        case median
        /// Each observer's score counts as often as `weights=` says of the role.
        case weighted
        /// From five observers without the highest and the lowest, else the mean.
        case trimmed
    }

    /// What becomes of an item that got no mark.
    package enum Missing: String, CaseIterable, Sendable {
        /// The sheet is kept and not counted.
        case error
        /// The others are scaled up.
        case renormalise
        /// It counts with 0 points.
        case zero
    }

    package let name: String
    package let title: String?
    package let target: Target
    package let method: Method
    package let missing: Missing
    package let isAnonymous: Bool
    /// How many of its forms are told together to who may not see single ones (匿名).
    package let fewestForms: Int
    /// After how many days a course is evaluated again (J08: 跟踪评价); nil where nothing is said.
    package let followUpDays: Int?
    /// The grades of a total, the highest first.
    package let cuts: [CutPoint]
    /// How much an observer with a role counts, where the scores are weighted; 1 for the others.
    package let weights: [RoleWeight]
    package let source: RuleSource

    /// Our own choice, where a scheme says nothing: the least that surveys are commonly told by.
    package static let fewestFormsUnsaid = 5
    /// What a scheme may say.
    package static let fewestFormsRange = 1...1_000

    package static let declaration = RuleDeclaration(
        Label("instrument", "量表"),
        Bilingual("a form by which one evaluates; criterion gives its items", "一张评价表，各评价项另列"),
        parameters: identity + conventions,
        source: "G07, J08, J09, J10, J17, I07",
        examples: [
            "instrument lesson for=lesson title=课堂教学评价表 score=trimmed cuts=优:90,良:75,合格:60 "
                + "origin=project source=G07"
        ],
        read: { arguments throws(Refusal) in .instrument(try read(arguments)) }
    )

    private static let identity = [
        RuleDeclaration.positional(
            Label("name", "名称"),
            String.valueType,
            Bilingual("its name, as instrument= takes it", "量表名")
        ),
        RuleDeclaration.keyword(
            Label("for", "对象"),
            Target.valueType,
            Bilingual("what it evaluates", "评价对象"),
            isRequired: true
        ),
        RuleDeclaration.keyword(
            Label("title", "标题"),
            String.valueType,
            Bilingual("what it is called", "标题")
        ),
    ]

    private static let conventions = [
        RuleDeclaration.keyword(
            Label("score", "合成"),
            Method.valueType,
            Bilingual("how several observers' scores become one; mean", "多人评分如何合成，默认平均")
        ),
        RuleDeclaration.keyword(
            Label("missing", "缺项"),
            Missing.valueType,
            Bilingual("what becomes of an item without a mark; error", "缺项如何处理，默认不计整张表")
        ),
        RuleDeclaration.keyword(
            Label("anonymous", "匿名"),
            YesNo.valueType,
            Bilingual("yes: nobody is named on it; no", "是否匿名，默认否")
        ),
        RuleDeclaration.keyword(
            Label("fewest", "最少份数"),
            Int.valueType,
            Bilingual(
                "of an anonymous one: how many forms are told together below admin; "
                    + "\(fewestFormsUnsaid)",
                "匿名表：管理员以下至少几份一起汇总，默认 \(fewestFormsUnsaid)"
            )
        ),
        RuleDeclaration.keyword(
            Label("follow-up-days", "跟踪天数"),
            Int.valueType,
            Bilingual("after how many days a course is evaluated again", "课程结束后多少天跟踪评价")
        ),
        RuleDeclaration.keyword(
            Label("cuts", "等第线"),
            [CutPoint].valueType,
            Bilingual("the grades of a total and from where each begins", "等第及起点")
        ),
        RuleDeclaration.keyword(
            Label("weights", "权重"),
            [RoleWeight].valueType,
            Bilingual("how much an observer of a role counts; 1", "各职务听课人的权重，默认 1")
        ),
    ]

    private static func read(_ arguments: RuleArguments) throws(Refusal) -> InstrumentRule {
        let rule = InstrumentRule(
            name: try arguments.required("name"),
            title: try arguments.optional("title"),
            target: try arguments.required("for"),
            method: try arguments.optional("score") ?? .mean,
            missing: try arguments.optional("missing") ?? .error,
            isAnonymous: try arguments.optional("anonymous", YesNo.self) == .yes,
            fewestForms: try arguments.optional("fewest") ?? fewestFormsUnsaid,
            followUpDays: try arguments.optional("follow-up-days"),
            cuts: try arguments.optional("cuts") ?? [],
            weights: try arguments.optional("weights") ?? [],
            source: try arguments.source
        )
        guard zip(rule.cuts, rule.cuts.dropFirst()).allSatisfy({ $0.from > $1.from }) else {
            throw Refusal(
                .rule,
                "the grades stand from the highest to the lowest",
                "等第线应从高到低",
                want: "cuts"
            )
        }
        try rule.checkFewest(isSaid: arguments.optional("fewest", Int.self) != nil)
        guard rule.followUpDays == nil || rule.target == .course else {
            throw Refusal(
                .rule,
                "only a course is evaluated again later",
                "只有课程评价有跟踪",
                want: "follow-up-days"
            )
        }
        guard (rule.method == .weighted) != rule.weights.isEmpty else {
            throw Refusal(
                .rule,
                "weights= goes with score=weighted, and only with it",
                "weights= 与 score=weighted 须同时给出",
                want: "weights"
            )
        }
        return rule
    }

    /// - Throws: RULE where a number of forms is said of an instrument that is signed, or one
    ///   that is out of bounds.
    private func checkFewest(isSaid: Bool) throws(Refusal) {
        guard isAnonymous || !isSaid else {
            throw Refusal(
                .rule,
                "fewest= is about forms that name nobody",
                "fewest= 只用于匿名表",
                want: "fewest",
                hint: "anonymous=yes"
            )
        }
        let range = Self.fewestFormsRange
        guard range.contains(fewestForms) else {
            throw Refusal(
                .rule,
                Bilingual(
                    "fewest= is from \(range.lowerBound) to \(range.upperBound)",
                    "fewest= 应为 \(range.lowerBound) 至 \(range.upperBound)"
                ),
                want: "fewest",
                details: [
                    Refusal.Detail("have", String(fewestForms)),
                    Refusal.Detail("need", "\(range.lowerBound)..\(range.upperBound)"),
                ]
            )
        }
    }

    /// The grade of a total in hundredths of a point; nil where there are none, or it is below all.
    ///
    /// Compared unrounded: 89.996 is no 90.
    package func grade(of total: Fraction) -> CutPoint? {
        cuts.first { total.isAtLeast(Fraction($0.from.hundredths, 1)) }
    }
}

extension InstrumentRule.Target: NamedCase {
    package static var typeName: Label { Label("target", "评价对象") }

    package var label: Label {
        switch self {
        case .lesson: Label("lesson", "课")
        case .course: Label("course", "课程")
        case .trainee: Label("trainee", "学员")
        case .school: Label("school", "学校")
        case .parents: Label("parents", "家长")
        case .appraisal: Label("appraisal", "考评")
        case .inspection: Label("inspection", "督导检查")
        }
    }
}

extension InstrumentRule.Method: NamedCase {
    package static var typeName: Label { Label("method", "合成办法") }

    package var label: Label {
        switch self {
        case .mean: Label("mean", "平均")
        case .median: Label("median", "中位数")
        case .weighted: Label("weighted", "加权平均")
        case .trimmed: Label("trimmed", "去高去低")
        }
    }
}

extension InstrumentRule.Missing: NamedCase {
    package static var typeName: Label { Label("missing-policy", "缺项办法") }

    package var label: Label {
        switch self {
        case .error: Label("error", "不计")
        case .renormalise: Label("renormalise", "折算")
        case .zero: Label("zero", "计零")
        }
    }
}
