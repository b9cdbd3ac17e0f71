import Domain
import Grammar
import Notation

/// The queue of a course: when a place is given back, the first who waits moves up.
///
/// Source: systems.md A29.
enum ApplicationQueue {
    /// Adds the change of who moves up, and says so.
    static func moveUp(
        _ freed: Application,
        _ context: Context,
        _ proposal: inout Proposal
    ) {
        guard let id = freed.course, let course = context.register.courses[id] else { return }
        var register = context.register
        for change in proposal.changes { register.apply(change) }
        let view = View(register: register, day: context.today)
        guard course.places.map({ view.taken(id).count < $0 }) ?? true,
            let next = view.waiting(id).first
        else { return }
        var after = next
        after.status = .open
        after.revision += 1
        proposal.changes.append(.application(Revised(before: next, after: after)))
        proposal.reply.notes.append(
            Bilingual(
                "\(next.id.text) of \(next.teacher.text) moves up",
                "候补 \(next.id.text)（\(next.teacher.text)）递补"
            )
        )
    }
}
