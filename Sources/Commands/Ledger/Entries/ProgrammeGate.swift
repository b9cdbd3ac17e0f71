import Domain
import Grammar
import Notation
import Schemes

/// Whether a teacher may join a national programme: bans, times, repeats.
///
/// Source: systems.md B08, B09.
struct ProgrammeGate {
    /// What stands in the way, and what was counted.
    struct Finding {
        /// The last day of the bans that hold then; nil where none does.
        var banEnd: Day?
        var times = 0
        var most: Int?
        var reasons: [Bilingual] = []
        /// What shixun's own defaults would forbid: they only warn.
        var warnings: [Bilingual] = []

        var isAllowed: Bool { reasons.isEmpty }

        fileprivate mutating func add(isSoft: Bool, _ reason: Bilingual) {
            guard isSoft else { return reasons.append(reason) }
            warnings.append(
                Bilingual(
                    "\(reason.english), shixun's default: it only warns",
                    "\(reason.chinese)，本系统默认，只作提醒"
                )
            )
        }
    }

    let context: Context

    /// How a teacher stands on a day to a programme of a level, a type and a subject.
    ///
    /// Bans shut the levels that their rule names; times and repeats are of national programmes.
    ///
    /// Applications that stand count as times and as repeats, without the one that is asked about.
    func finding(
        _ teacher: PersonID,
        on day: Day,
        level: TrainingLevel = .nation,
        type: String?,
        subject: String?,
        without application: ApplicationID? = nil
    ) throws(Refusal) -> Finding {
        let register = context.register
        let records = register.index.integrityByTeacher[teacher]
            .compactMap { register.integrity[$0] }.filter { $0.on <= day }
        let unit = try Descriptions.person.stored(teacher, register).value.unit[day]
        let limit = try limit(for: unit, day)
        var finding = Finding()
        try addBans(records, on: day, level, to: &finding)
        guard level == .nation else { return finding }
        finding.most = limit?.most
        let years = max(limit?.years ?? 0, 1)
        let recent = records.filter { $0.on.adding(years: years) >= day }
        let open = standing(teacher, on: day, years: years, records).filter {
            $0.id != application
        }
        finding.times = (limit == nil ? records.count : recent.count) + open.count
        if let most = limit?.most, finding.times >= most {
            finding.add(
                isSoft: limit?.source.origin == .project,
                Bilingual(
                    "over the limit: \(finding.times) of \(most) in \(counted(years, "year"))",
                    "超过次数：\(years) 年内 \(finding.times)/\(most)"
                )
            )
        }
        let isRepeated =
            recent.contains { type != nil && $0.type == type && $0.subject == subject }
            || open.contains { type != nil && $0.type == type && $0.subject == subject }
        if isRepeated {
            finding.reasons.append(Bilingual("the same type and subject again", "同类型同学科重复参训"))
        }
        return finding
    }

    /// The bans that hold on the day for programmes of the level.
    private func addBans(
        _ records: [IntegrityRecord],
        on day: Day,
        _ level: TrainingLevel,
        to finding: inout Finding
    ) throws(Refusal) {
        let question = BanQuestion(context)
        var holding: [BanQuestion.Ban] = []
        for record in records {
            guard let ban = try question.ban(of: record), ban.end >= day,
                ban.rule.levels.contains(level)
            else { continue }
            holding.append(ban)
        }
        finding.banEnd = holding.filter { !$0.isSoft }.map(\.end).max()
        for isSoft in [false, true] {
            let bans = holding.filter { $0.isSoft == isSoft }
            guard let end = bans.map(\.end).max() else { continue }
            let names = bans.map(\.record.id.text).joined(separator: ",")
            finding.add(
                isSoft: isSoft,
                Bilingual("banned through \(end) (\(names))", "禁训至 \(end)（含当日，\(names)）")
            )
        }
    }

    /// Applications for national programmes that stand and have no participation on file yet.
    private func standing(
        _ teacher: PersonID,
        on day: Day,
        years: Int,
        _ records: [IntegrityRecord]
    ) -> [Application] {
        let register = context.register
        return register.index.applicationsByTeacher[teacher]
            .compactMap { register.applications[$0] }.filter { application in
                application.status.isStanding && application.level == .nation
                    && application.on <= day && application.on.adding(years: years) >= day
                    && !records.contains { $0.programme == application.programme }
            }
    }

    private func limit(for unit: UnitID, _ day: Day) throws(Refusal) -> ParticipationLimit? {
        for found in try context.regulations.all(for: unit, on: day) {
            if let limit = found.scheme.credits?.participation { return limit }
        }
        return nil
    }
}
