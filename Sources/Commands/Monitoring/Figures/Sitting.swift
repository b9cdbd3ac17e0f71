import Domain
import Grammar
import Notation

/// A class that sat a subject of a test, and the paper that its grade sat.
struct Sitting: Sendable {
    let schoolClass: ClassID
    let paper: Paper

    /// The class and the paper that its grade sat.
    ///
    /// A class's name is of the day of the paper: each paper of that test and subject is tried
    /// with the classes so named on its own day. Papers of two school years may both be its own;
    /// the one that the statement names goes first, whatever is added beside it.
    /// - Throws: NOENT where there is no such class; RULE where its grade has no paper.
    static func find(
        _ name: String,
        _ test: TestID,
        _ subject: String,
        first named: Paper.ID? = nil,
        _ context: Context
    ) throws(Refusal) -> Sitting {
        let register = context.register
        let all = register.index.papersByTest[test].compactMap { register.papers[$0] }
            .filter { $0.id.subject == subject }
        let papers = all.filter { $0.id == named } + all.filter { $0.id != named }
        guard let first = papers.first else { throw noPaper(test, subject, nil) }
        var refusal: Refusal?
        for paper in papers {
            let directory = Directory(
                register: register,
                day: paper.on,
                unit: test.unit,
                regulations: context.regulations
            )
            do throws(Refusal) {
                let id = try directory.schoolClass(name)
                let view = View(register: register, day: paper.on)
                guard let grade = register.classes[id]?.grade(in: view) else { continue }
                if grade == paper.id.grade { return Sitting(schoolClass: id, paper: paper) }
                refusal = noPaper(test, subject, grade)
            } catch {
                if error.code == .ambiguous { throw error }
                refusal = refusal ?? error
            }
        }
        throw refusal ?? notThere(name, first)
    }

    private static func notThere(_ name: String, _ paper: Paper) -> Refusal {
        Refusal(
            .rule,
            "class \(excerpt(name)) did not exist on \(paper.on)",
            "班级 \(excerpt(name)) 在 \(paper.on) 不存在",
            want: "class"
        )
    }

    private static func noPaper(_ test: TestID, _ subject: String, _ grade: Grade?) -> Refusal {
        let english = grade.map { " for grade \($0.text)" } ?? ""
        let chinese = grade?.chineseName ?? ""
        return Refusal(
            .rule,
            "test \(test.text) has no paper in \(excerpt(subject))\(english)",
            "测验 \(test.text) 没有\(chinese)\(excerpt(subject))试卷",
            want: "paper",
            hint:
                "paper add test=\(test.text) grade=\(grade?.text ?? "…")"
                + " subject=\(excerpt(subject)) on=…"
        )
    }
}
