import Domain
import Grammar
import Notation
import Schemes

/// `undo`: takes back a statement on which nothing stands, as a new statement.
enum Undo {
    private static let sequence = Parameter<Int?>.optional(
        Label("seq", "序号"),
        Reading<Int>.value,
        Bilingual("which statement; one's own last unless given", "要撤回的语句序号，默认自己最近一条")
    )

    static let command = Command.archive(
        [Label("undo", "撤回")],
        Bilingual(
            "Takes back a statement where nothing stands on it; the record keeps both.",
            "撤回一条语句，须无后续依赖；两者都留在记录中。"
        ),
        sequence,
        kind: .update,
        role: .recorder,
        source: "design.md 2",
        examples: ["undo", "undo seq=29"],
        bulk: bulk
    ) { _, sequence throws(Refusal) in
        .statement(sequence: sequence)
    } run: { found, scope throws(Refusal) in
        guard case .statement(let record) = found else { throw .strangeAnswer(to: "undo") }
        let changes = try takenBack(record, scope.context)
        let meta = [
            Reply.Meta("undid", record.statement.sequence), Reply.Meta("changes", changes.count),
        ]
        let text = excerpt(record.statement.text, limit: 200)
        let note = Bilingual("taken back: \(text)", "已撤回：\(text)")
        return .proposal(Reply(notes: [note], meta: meta), changes)
    }

    /// As many changes are taken back.
    private static func bulk(_ found: ArchiveAnswer) -> Int {
        guard case .statement(let record) = found else { return 0 }
        return record.changes.count
    }

    /// - Throws: NOPERM for a statement of a higher role; INUSE with what stands on it; STATE where
    ///   there is nothing to take back.
    private static func takenBack(
        _ record: StatementRecord,
        _ context: Context
    ) throws(Refusal) -> [Change] {
        if let role = Role(rawValue: record.statement.role), role > context.role {
            throw .higherRole
        }
        var register = context.register
        var changes: [Change] = []
        for change in record.changes { try checkOpen(change, context) }
        for change in record.changes.reversed() {
            switch change.takingBack(on: register) {
            case .nothing: continue
            case .changedSince: throw changedSince(change, record)
            case .change(let inverse):
                register.apply(inverse)
                changes.append(inverse)
            }
        }
        guard !changes.isEmpty else {
            throw Refusal(.state, "that statement changed no object", "该语句没有更改任何对象", want: "seq")
        }
        let standing = Standing(
            before: context,
            found: context.on(record.found),
            after: context.on(register)
        )
        for change in changes {
            try check(change, register, record)
            try check(change, standing)
            try checkLines(change, context)
        }
        return changes
    }

    /// - Throws: RULE where a use of a scheme that would hold again has lines which results entered
    ///   since contradict.
    private static func checkLines(_ change: Change, _ context: Context) throws(Refusal) {
        guard case .schemeUse(let revised) = change, let use = revised.after,
            let version = context.register.schemeVersions[use.version]
        else { return }
        do throws(Refusal) {
            let scheme = try context.regulations.book.scheme(version)
            try LineConsistency.check(use, scheme, context)
        } catch {
            throw about(error)
        }
    }

    /// - Throws: what forbids the object as it would be again, or INUSE with what stands on it.
    private static func check(_ change: Change, _ standing: Standing) throws(Refusal) {
        guard let name = change.name else { return }
        let dependents = Dependents.of(change, standing.after.register)
        let refusal = standing.broken(name) ?? standing.broken(dependents, by: name)
        if let refusal { throw about(refusal) }
    }

    /// First of all: to what stands on a line in a closed period, a reopening comes first as well.
    /// - Throws: STATE for a line of the ledger in a closed period.
    private static func checkOpen(_ change: Change, _ context: Context) throws(Refusal) {
        guard case .entry(let revised) = change, let entry = revised.after ?? revised.before,
            let person = context.register.persons[entry.teacher]
        else { return }
        do throws(Refusal) {
            try EntryCheck(context).checkOpen(entry, person)
        } catch {
            throw about(error)
        }
    }

    /// A refusal from elsewhere, about the statement that is to be taken back.
    private static func about(_ refusal: Refusal) -> Refusal {
        Refusal(
            refusal.code,
            refusal.message,
            want: "seq",
            hint: refusal.hint,
            details: refusal.details
        )
    }

    /// What refers to an object that goes, or clashes with one that comes back.
    private static func check(
        _ change: Change,
        _ register: Register,
        _ record: StatementRecord
    ) throws(Refusal) {
        guard let name = change.name else { return }
        guard register.has(name) else {
            if let user = References.user(of: name, register) {
                throw standing(by: user, on: name, record)
            }
            return
        }
        guard let fault = register.faults(of: name).first else { return }
        switch fault.kind {
        case .clash: throw standing(by: fault.other.text, on: name, record)
        case .dangling:
            let other = fault.other.text
            throw Refusal(
                .noEntity,
                Bilingual(
                    "\(name.text) refers to \(other), which is not there any more",
                    "\(name.text) 所引用的 \(other) 已不存在"
                ),
                want: "seq",
                details: [Refusal.Detail("by", other)]
            )
        }
    }

    private static func changedSince(_ change: Change, _ record: StatementRecord) -> Refusal {
        let key = change.name?.text ?? ""
        let later = change.name.flatMap { record.changedLater[$0] }
        let number = later.map(String.init) ?? "…"
        return Refusal(
            .inUse,
            Bilingual(
                "\(key) was changed again since, by statement \(number)",
                "\(key) 之后又被语句 \(number) 更改"
            ),
            want: "seq",
            hint: later.map { "undo seq=\($0)" },
            details: [Refusal.Detail("by", number)]
        )
    }

    private static func standing(
        by user: String,
        on name: ObjectName,
        _ record: StatementRecord
    ) -> Refusal {
        Refusal(
            .inUse,
            Bilingual(
                "\(user) stands on \(name.text)",
                "\(user) 依赖于 \(name.text)"
            ),
            want: "seq",
            details: [Refusal.Detail("by", user)]
        )
    }
}

extension Refusal {
    /// The role is not said: the same of every statement, it tells of none that it is a form that
    /// names nobody.
    fileprivate static var higherRole: Refusal {
        Refusal(
            .notPermitted,
            Bilingual(
                "that statement was made with a higher role: only that role can take it back",
                "该语句以更高角色执行，须由不低于该角色者撤回"
            )
        )
    }
}
