import Domain
import Grammar

/// That what stands on an object stays true when the object changes.
///
/// Whatever forbade an addition because of another object forbids the other object's change too, so
/// that what is recorded could be recorded again as it is: a dump has no other way. What was untrue
/// before, in records taken over as they stood, is in nobody's way; nor is what was untrue when the
/// statement that is taken back found it, since taking back restores what was.
struct Standing {
    let before: Context
    /// What the statement that is taken back had found.
    var found: Context?
    let after: Context

    /// Examines updates of objects that were there; what is new was examined when it was made.
    /// - Throws: INUSE with what would not be true any more; else what forbids the object itself.
    static func check(_ changes: [Change], _ context: Context) throws(Refusal) {
        var examined: [(name: ObjectName, isItself: Bool, dependents: [ObjectName])] = []
        for change in changes where change.isUpdate {
            guard let name = change.name else { continue }
            let dependents = Dependents.of(change, context.register)
            guard change.isExamined || !dependents.isEmpty else { continue }
            examined.append((name, change.isExamined, dependents))
        }
        guard !examined.isEmpty else { return }
        var register = context.register
        for change in changes { register.apply(change) }
        let standing = Standing(before: context, after: context.on(register))
        for one in examined {
            if one.isItself, let refusal = standing.broken(one.name) { throw refusal }
            if let refusal = standing.broken(one.dependents, by: one.name) { throw refusal }
        }
    }

    /// INUSE with the first of what stands on an object that would not be true any more.
    func broken(_ dependents: [ObjectName], by name: ObjectName) -> Refusal? {
        for dependent in dependents where after.register.has(dependent) {
            guard let refusal = broken(dependent) else { continue }
            return Refusal(
                .inUse,
                Bilingual(
                    "\(dependent.text) stands on \(name.text): \(refusal.message.english)",
                    "\(dependent.text) 依赖于 \(name.text)：\(refusal.message.chinese)"
                ),
                details: [Refusal.Detail("by", dependent.text)]
            )
        }
        return nil
    }

    /// What forbids an object that did not forbid it before.
    func broken(_ name: ObjectName) -> Refusal? {
        guard let refusal = Self.refusal(of: name, after) else { return nil }
        let isKnown = [before, found].compactMap(\.self).contains { earlier in
            guard earlier.register.has(name), let known = Self.refusal(of: name, earlier) else {
                return false
            }
            return known.isSameFault(as: refusal)
        }
        return isKnown ? nil : refusal
    }

    private static func refusal(of name: ObjectName, _ context: Context) -> Refusal? {
        do throws(Refusal) {
            try Examination.examine(name, context)
            return nil
        } catch {
            return error
        }
    }
}

extension Refusal {
    /// Whether both say the same of one object; that it was before or after somebody's time in post
    /// is the same, however long before.
    fileprivate func isSameFault(as other: Refusal) -> Bool {
        guard code == other.code else { return false }
        return message == other.message || (isAboutPost && other.isAboutPost)
    }

    private var isAboutPost: Bool { details == [Detail("rule", "in-post")] }
}

extension Change {
    /// Whether an object that was there is there afterwards.
    fileprivate var isUpdate: Bool { revisions.before != nil && revisions.after != nil }

    /// Whether the changed object is examined itself: a line of the ledger only when it counts
    /// again, since decisions about many lines would each look at all others.
    fileprivate var isExamined: Bool {
        if case .person(let revised) = self {
            return revised.differs { $0.born } || revised.differs { $0.started }
        }
        guard case .entry(let revised) = self else { return true }
        return revised.before?.isStanding == false && revised.after?.isStanding == true
    }
}
