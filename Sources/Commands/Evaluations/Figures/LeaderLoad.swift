import Domain
import Grammar
import Notation

/// What each leader of a school teaches in a term (班子成员任课).
///
/// Source: systems.md I07: each teaches at least one class, yes or no, with hours.
struct LeaderLoad: Sendable {
    let leader: Person
    /// The assignments that lie in the term, by key.
    let teachings: [Teaching]
    /// The last day of the term, up to today, on which the leader taught; nil for none.
    let day: Day?

    var classes: Int { Set(teachings.map(\.schoolClass)).count }

    /// What was taught on that day.
    var current: [Teaching] {
        guard let day else { return [] }
        return teachings.filter { $0.period.contains(day) }
    }

    /// Lessons a week on that day, in hundredths; nil where one assignment's are not known.
    var weekly: Hours? {
        let known = current.compactMap(\.weekly)
        guard known.count == current.count else { return nil }
        return Hours(hundredths: known.reduce(0) { $0 + $1.hundredths })
    }

    /// The leaders in post on the day, by school, each by key.
    static func bySchool(
        _ term: Domain.Term,
        on day: Day,
        _ register: Register
    ) -> [UnitID: [LeaderLoad]] {
        let leaders = register.persons.filter { person in
            person.isInPost(on: day)
                && (person.has(.leader, on: day) || person.has(.principal, on: day))
        }.sorted { $0.id < $1.id }
        let days = DayRange(term.from, day)
        let loads = leaders.map { leader in
            let own = register.index.teachingsByTeacher[leader.id]
                .compactMap { register.teachings[$0] }.filter { $0.period.overlaps(days) }
                .sorted { $0.id < $1.id }
            let last = own.map { min($0.to ?? day, day) }.max()
            return LeaderLoad(leader: leader, teachings: own, day: last)
        }
        return Dictionary(grouping: loads) { $0.leader.unit[day] }
    }

    /// Each assignment, with its lessons a week.
    func reason(on day: Day) -> Bilingual {
        let name = "\(leader.id.text) \(leader.name[day])"
        func list(_ each: String) -> String {
            teachings.map { teaching in
                let hours = teaching.weekly.map { "\($0.text)\(each)" } ?? "?\(each)"
                let end = teaching.to.map { $0 < self.day ?? day ? " – \($0)" : "" } ?? ""
                return
                    "\(teaching.id.text) \(teaching.schoolClass.text) \(teaching.subject) \(hours)"
                    + end
            }.joined(separator: ", ")
        }
        return Bilingual(
            "  \(name): " + (teachings.isEmpty ? "teaches no class" : list(" a week")),
            "  \(name)：" + (teachings.isEmpty ? "未任课" : list(" 课时/周"))
        )
    }
}
