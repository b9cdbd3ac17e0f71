import Domain
import Grammar
import Notation

extension EntityDescription {
    /// `NOUN import KEY field=…`: an object as it is kept elsewhere, with what became of it.
    ///
    /// For dumps, and for records that another system has already examined: no rule of a scheme is
    /// asked, so that only an admin may.
    func importCommand(
        prefix: String,
        required: [String],
        source: String? = nil,
        examples: [String],
        blank: @escaping @Sendable (Identifier<Object>) -> Object,
        check: @escaping @Sendable (Object) throws(Refusal) -> Void = { _ in }
    ) -> Command where Object.Key == Identifier<Object> {
        Command.update(
            [noun, Label("import", "导入")],
            Bilingual(
                "Takes a record of \(noun.english) over as it stands elsewhere, without any rule.",
                "原样导入\(noun.chinese)记录，不经方案规则。"
            ),
            Parameter<Identifier<Object>>.positional(
                Label("key", "键"),
                Reading<Identifier<Object>>.value,
                Bilingual("its key", "编号")
            ),
            assignments { _ in true },
            role: .admin,
            source: source,
            examples: examples
        ) { [self] context, key, assignments throws(Refusal) in
            for name in required
            where !assignments.contains(where: { $0.field.name.english == name }) {
                throw Refusal(.arity, "\(name)= is missing", "缺少 \(name)=", want: name)
            }
            var object = blank(key)
            try assign(assignments, to: &object, .initial)
            try check(object)
            var proposal = try added(object, in: context)
            try ReferenceCheck.check(proposal.changes, context.register)
            if !proposal.changes.isEmpty,
                let step = context.register.newKey(key, prefix: prefix).1
            {
                proposal.changes.append(.counter(step))
            }
            return proposal
        }
    }
}
