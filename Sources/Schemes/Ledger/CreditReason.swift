package import Domain
package import Grammar
import Notation

/// Why an entry gives what it gives; written out only when it is asked.
package enum CreditReason: Hashable, Sendable {
    case status(LedgerEntry.Status)
    case noCertificate
    case noEvidence(line: Int)
    case excluded(line: Int)
    case unfinished(missing: [ActivityRule.Need], line: Int)
    case absent(line: Int)
    case warnedAbsent(line: Int)
    case notApproved(line: Int, project: String?)
    case beforeApproval(line: Int, approved: Day)
    case withoutCredits(line: Int)
    case startedEarly(line: Int, started: Day, approved: Day)
    case recognition(RecognitionRule)
    case notRecognised
    case noRecognition
    case asSettled
    case duplicate(of: EntryID, line: Int)
    case expired(line: Int)
    case failed(line: Int)
    case notExamined(line: Int)
    case exempted(line: Int)
    case coefficient(Coefficient)
    case upgraded(line: Int)
    case noCoefficient(UnsaidFields?)
    case award(AwardRate)
    case noAward(UnsaidFields?)
    case stated
    case capped(name: String, lost: Int, measure: CreditMeasure, line: Int)

    /// The reason in words; `scale` is the scheme's.
    package func text(scale: Int) -> Bilingual {
        switch self {
        case .status(let status):
            Bilingual("it is \(status.label.english)", "状态为\(status.label.chinese)")
        case .noCertificate:
            Bilingual("pending: no certificate", "待审：无证书")
        case .noEvidence(let line):
            Bilingual("pending: no evidence (line \(line))", "待审：无佐证（第 \(line) 行）")
        case .excluded(let line):
            Bilingual("of a kind that does not count (line \(line))", "此类不计入（第 \(line) 行）")
        case .unfinished(let missing, let line):
            Self.unfinished(missing, line)
        case .absent(let line):
            Bilingual("too much absence (line \(line))", "缺勤过多（第 \(line) 行）")
        case .warnedAbsent(let line):
            Bilingual(
                "attendance is low (line \(line), shixun's default: it only warns)",
                "出勤偏低（第 \(line) 行，本系统默认，只作提醒）"
            )
        case .notApproved(let line, let project):
            Bilingual(
                "no approved project\(project.map { " \($0)" } ?? "") (line \(line))",
                "项目\(project.map { " \($0) " } ?? "")未立项（第 \(line) 行）"
            )
        case .beforeApproval(let line, let approved):
            Bilingual(
                "before the approval on \(approved) (line \(line))",
                "早于立项日 \(approved)（第 \(line) 行）"
            )
        case .startedEarly(let line, let started, let approved):
            Self.early(line, started, approved)
        case .recognition(let rule): Self.text(rule)
        case .notRecognised:
            Bilingual("the scheme does not recognise such credits", "方案不予认定此类校外学分")
        case .noRecognition: Self.noRecognitionText
        case .asSettled:
            Bilingual("as it was settled when the year was closed", "为结账时的数字")
        case .withoutCredits(let line):
            Bilingual("hours count, credits do not (line \(line))", "计学时不计学分（第 \(line) 行）")
        case .duplicate(let other, let line):
            Bilingual(
                "the same as \(other.text) at a higher level (line \(line))",
                "与 \(other.text) 为同一成果，取高者（第 \(line) 行）"
            )
        case .expired(let line):
            Bilingual("no longer valid (line \(line))", "已过有效期（第 \(line) 行）")
        case .failed(let line):
            Bilingual("the examination was failed (line \(line))", "考核不合格（第 \(line) 行）")
        case .notExamined(let line):
            Bilingual("not yet examined (line \(line))", "尚无考核结果（第 \(line) 行）")
        case .exempted(let line):
            Bilingual(
                "its certificate stands for the examination (line \(line))",
                "持证免试（第 \(line) 行）"
            )
        case .coefficient(let rule):
            Self.text(rule)
        case .upgraded(let line):
            Bilingual("as district training: upgraded (line \(line))", "升级后按区级（第 \(line) 行）")
        case .noCoefficient(let unsaid): Self.text(Self.noCoefficientText, unsaid)
        case .award(let rule): Self.text(rule)
        case .noAward(let unsaid): Self.text(Self.noAwardText, unsaid)
        case .stated: Bilingual("credits as stated", "按登记学分")
        case .capped(let name, let lost, let measure, let line):
            Self.capped(name, lost, measure, line, scale)
        }
    }

    private static func unfinished(_ missing: [ActivityRule.Need], _ line: Int) -> Bilingual {
        let english = missing.map(\.label.english).joined(separator: ", ")
        let chinese = missing.map(\.label.chinese).joined(separator: "、")
        return Bilingual(
            "pending: the session has no \(english) (line \(line))",
            "待审：活动缺\(chinese)（第 \(line) 行）"
        )
    }

    private static let noCoefficientText = Bilingual(
        "the scheme has no coefficient for it",
        "方案未规定其系数"
    )
    private static let noAwardText = Bilingual(
        "the scheme has no credits for such an award",
        "方案未规定此类奖项"
    )
    private static let noRecognitionText = Bilingual(
        "pending: the scheme does not say what credits of other institutions are worth "
            + "(recognition rate=…)",
        "待定：方案未规定校外学分如何折算（recognition rate=…）"
    )

    private static func text(_ rule: Coefficient) -> Bilingual {
        let line = rule.source.line
        return rule.value == nil
            ? Bilingual("the coefficient is not set (line \(line))", "系数未定（第 \(line) 行）")
            : Bilingual("\(rule.text) (line \(line))", "\(rule.text)（第 \(line) 行）")
    }

    private static func text(_ problem: Bilingual, _ unsaid: UnsaidFields?) -> Bilingual {
        guard let unsaid else { return problem }
        return Bilingual(
            "\(problem.english): it depends on \(unsaid.text(.english)), which is not said "
                + "(line \(unsaid.line))",
            "\(problem.chinese)：取决于\(unsaid.text(.chinese))，未写明（第 \(unsaid.line) 行）"
        )
    }

    private static func early(_ line: Int, _ started: Day, _ approved: Day) -> Bilingual {
        Bilingual(
            "the project was started on \(started), before its approval on \(approved) "
                + "(line \(line))",
            "项目于 \(started) 实施，早于批准日 \(approved)（第 \(line) 行）"
        )
    }

    private static func text(_ rule: RecognitionRule) -> Bilingual {
        let line = rule.source.line
        return rule.rate == nil
            ? Bilingual("pending: the rate is not set (line \(line))", "待定：折算率未定（第 \(line) 行）")
            : Bilingual("\(rule.text) (line \(line))", "\(rule.text)（第 \(line) 行）")
    }

    private static func text(_ rule: AwardRate) -> Bilingual {
        guard let value = rule.value else {
            return Bilingual(
                "the award's credits are not set (line \(rule.source.line))",
                "奖项学分未定（第 \(rule.source.line) 行）"
            )
        }
        let text = Decimals.text(value, places: 4)
        return Bilingual(
            "\(text) for the award (line \(rule.source.line))",
            "每项 \(text)（第 \(rule.source.line) 行）"
        )
    }

    private static func capped(
        _ name: String,
        _ lost: Int,
        _ measure: CreditMeasure,
        _ line: Int,
        _ scale: Int
    ) -> Bilingual {
        let text = CreditText.amount(lost, measure, scale: scale)
        return Bilingual(
            "cap \(name): \(text) not counted (line \(line))",
            "封顶 \(name)：\(text) 不计（第 \(line) 行）"
        )
    }
}
