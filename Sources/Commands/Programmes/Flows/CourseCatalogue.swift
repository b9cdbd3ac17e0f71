import Domain
import Grammar
import Notation
import Schemes

/// The catalogue of courses, by number and title: whether a session's course is in it.
///
/// A session names its course by its module, else by its title.
///
/// Source: systems.md A17.
struct CourseCatalogue {
    private let inside: [String: [CatalogueCourse]]
    private let outside: [String: [CatalogueCourse]]

    init(_ register: Register) {
        var inside: [String: [CatalogueCourse]] = [:]
        var outside: [String: [CatalogueCourse]] = [:]
        for course in register.courses.sorted(by: { $0.id < $1.id }) {
            for name in Set([course.id.text, course.title]) {
                if course.isLocal {
                    outside[name, default: []].append(course)
                } else {
                    inside[name, default: []].append(course)
                }
            }
        }
        (self.inside, self.outside) = (inside, outside)
    }

    /// Whether the session's course is in the catalogue of its year.
    func holds(_ session: TrainingSession) -> Bool {
        Self.find(session, in: inside) != nil
    }

    /// The local course that the session is of.
    func local(_ session: TrainingSession) -> CourseID? {
        Self.find(session, in: outside)?.id
    }

    private static func find(
        _ session: TrainingSession,
        in courses: [String: [CatalogueCourse]]
    ) -> CatalogueCourse? {
        let names = [session.module, session.title].compactMap(\.self)
        return names.lazy.flatMap { courses[$0] ?? [] }.first { course in
            course.year.map { $0 == session.first.year } ?? true
        }
    }

    /// What the catalogue rule in force says of a session; nil where it says nothing.
    /// - Throws: RULE where it refuses courses outside the catalogue.
    static func note(
        _ session: TrainingSession,
        _ context: Context
    ) throws(Refusal) -> Bilingual? {
        for found in try context.regulations.all(for: session.unit, on: session.last) {
            guard let rule = found.scheme.credits?.catalogue else { continue }
            guard !CourseCatalogue(context.register).holds(session) else { return nil }
            let name = session.module ?? session.title
            let line = RuleCitation.of(rule.source, in: found.use.version.text)
            switch rule.outside {
            case .warn:
                return Bilingual(
                    "\(name) is not in the catalogue (\(line.english))",
                    "\(name) 不在课程资源目录内（\(line.chinese)）"
                )
            case .refuse:
                throw Refusal(
                    .rule,
                    Bilingual(
                        "\(name) is not in the catalogue (\(line.english))",
                        "\(name) 不在课程资源目录内（\(line.chinese)）"
                    ),
                    want: "module",
                    hint: "course list",
                    details: [Refusal.Detail("rule", "catalogue")]
                )
            }
        }
        return nil
    }
}
