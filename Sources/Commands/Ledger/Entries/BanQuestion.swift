package import Domain
import Grammar
import Notation
import Schemes

/// What follows from the participations on the integrity file, by the rules in force.
///
/// Nothing of it is kept: a ban is derived from the record and the scheme that was in force for the
/// teacher's unit on the day of the decision.
///
/// Source: systems.md B09, reading 8.
struct BanQuestion {
    /// A ban, and by which rule.
    struct Ban: Sendable {
        let record: IntegrityRecord
        let end: Day
        let rule: BanRule

        var isSoft: Bool { rule.isSoft }
    }

    let register: Register
    let regulations: Regulations

    init(_ context: Context) {
        register = context.register
        regulations = context.regulations
    }

    /// The ban that follows from a record; nil where none does.
    func ban(of record: IntegrityRecord) throws(Refusal) -> Ban? {
        let rule = try rule(for: record).rule
        return rule.end(of: record).map { Ban(record: record, end: $0, rule: rule) }
    }

    /// The rule in force for the teacher's unit on the day of the decision, and how it is cited;
    /// else the source's own.
    func rule(for record: IntegrityRecord) throws(Refusal) -> (rule: BanRule, citation: Bilingual) {
        if let unit = register.persons[record.teacher]?.unit[record.on] {
            for found in try regulations.all(for: unit, on: record.on) {
                guard let rule = found.scheme.credits?.ban else { continue }
                let line = RuleCitation.of(rule.source, in: found.use.version.text)
                let citation = Bilingual(
                    line.english + (rule.isSoft ? ", shixun's default: it only warns" : ""),
                    line.chinese + (rule.isSoft ? "，本系统默认，只作提醒" : "")
                )
                return (rule, citation)
            }
        }
        let source = "000 篇1 L59"
        return (
            .usual,
            Bilingual("no scheme says otherwise: \(source)", "方案未另作规定：\(source)")
        )
    }

    /// What follows from a record and why, in words.
    func reason(_ record: IntegrityRecord) throws(Refusal) -> Bilingual {
        let (english, chinese) = (record.kind.label.english, record.kind.label.chinese)
        let outcome = try outcome(record)
        let head = "\(record.id.text) \(record.programme)"
        return Bilingual(
            "\(head) \(english) \(record.on): \(outcome.english)",
            "\(head) \(chinese) \(record.on)：\(outcome.chinese)"
        )
    }

    private func outcome(_ record: IntegrityRecord) throws(Refusal) -> Bilingual {
        guard record.kind.isFailure else { return Bilingual("no ban", "不禁训") }
        if let special = record.specialReason, let approver = record.approver {
            return Bilingual(
                "no ban: \(special), approved by \(approver.text)",
                "不禁训：\(special)，\(approver.text) 批准"
            )
        }
        let (rule, citation) = try rule(for: record)
        guard let years = rule.years else {
            return Bilingual(
                "no ban: the years are not set (\(citation.english))",
                "不禁训：年数未定（\(citation.chinese)）"
            )
        }
        guard let end = rule.end(of: record) else {
            return Bilingual(
                "no ban: it is not among what bans (\(citation.english))",
                "不禁训：不在禁训情形之列（\(citation.chinese)）"
            )
        }
        let noted = record.specialReason.map { reason in
            Bilingual("; \(reason): approved by nobody", "；所述特殊情况（\(reason)）未经批准")
        }
        return Bilingual(
            "\(record.on) + \(counted(years, "year")), banned through \(end) (\(citation.english))"
                + (noted?.english ?? ""),
            "\(record.on) 加 \(years) 年，禁训至 \(end)（含当日；\(citation.chinese)）"
                + (noted?.chinese ?? "")
        )
    }
}

extension Context: RuledFields {
    /// The end of the ban that follows from a record.
    ///
    /// None where the scheme cannot be read: the commands that ask it for a verdict say so.
    package func banEnd(of record: IntegrityRecord) -> Day? {
        guard let ban = try? BanQuestion(self).ban(of: record) else { return nil }
        return ban.isSoft ? nil : ban.end
    }
}

extension View {
    /// What fields look at, with the rules at hand for what follows from them.
    init(_ context: Context, on day: Day) {
        self.init(register: context.register, day: day, role: context.role, rules: context)
    }
}
