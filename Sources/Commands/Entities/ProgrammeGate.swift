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
        /// The last day of the ban that holds then, and the records from which it follows.
        var banEnd: Day?
        var bans: [IntegrityRecord] = []
        var times = 0
        var most: Int?
        var reasons: [Bilingual] = []

        var isAllowed: Bool { reasons.isEmpty }
    }

    let context: Context

    /// How a teacher stands on a day to a programme of a type and subject.
    ///
    /// Applications that stand count as times and as repeats, without the one that is asked about.
    func finding(
        _ teacher: PersonID,
        on day: Day,
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
        finding.bans = records.filter { $0.banEnd.map { $0 >= day } ?? false }
        finding.banEnd = finding.bans.compactMap(\.banEnd).max()
        finding.most = limit?.most
        let years = max(limit?.years ?? 0, 1)
        let recent = records.filter { $0.on.adding(years: years) >= day }
        let open = standing(teacher, on: day, years: years, records).filter {
            $0.id != application
        }
        finding.times = (limit == nil ? records.count : recent.count) + open.count
        if let end = finding.banEnd {
            let names = finding.bans.map(\.id.text).joined(separator: ",")
            finding.reasons.append(
                Bilingual("banned through \(end) (\(names))", "禁训至 \(end)（含当日，\(names)）")
            )
        }
        if let most = limit?.most, finding.times >= most {
            finding.reasons.append(
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
