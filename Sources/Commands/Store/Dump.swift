import Domain
import Grammar

/// `dump`: the statements that rebuild the model; loaded and dumped again, the same bytes.
enum Dump {
    /// The most bytes of a dump, so that it fits what may wait for one client.
    static let byteLimit = 48 * 1_024 * 1_024

    static let command = Command.archive(
        [Label("dump", "导出")],
        Bilingual(
            "Writes the model as statements that rebuild it in an empty daemon.",
            "把全部数据写成语句，可在空库中重建。"
        ),
        role: .admin,
        source: "protocol.md 2",
        examples: ["dump"]
    ) { _ throws(Refusal) in
        .report { context throws(Refusal) in
            Reply(body: .text(try text(context)))
        }
    } run: { found, _ throws(Refusal) in
        guard case .report(let reply) = found else { throw .strangeAnswer(to: "dump") }
        return .answer(reply)
    }

    /// The lines, once they have rebuilt the same model.
    ///
    /// - Throws: TOOBIG past the limits; INTERNAL where the statements do not rebuild an object,
    ///   so that no dump is less than it seems.
    private static func text(_ context: Context) throws(Refusal) -> [String] {
        let statements = DumpedRegister(context.regulations).statements
        var rebuilt = Register()
        var bytes = 0
        for line in statements {
            bytes += line.utf8.count + 2
            guard line.utf8.count < 64 * 1_024, bytes < byteLimit else {
                throw Refusal(
                    .tooBig,
                    "it does not fit into statements: \(excerpt(line)); use backup",
                    "内容过大，无法写成语句：\(excerpt(line))；请用 备份",
                    hint: "backup NAME"
                )
            }
            try carryOut(line, on: &rebuilt, context)
        }
        if let name = context.register.firstDifference(from: rebuilt) {
            throw failure(name.text, nil)
        }
        return ["# shixun dump: shixun -1 -f FILE"] + statements
    }

    private static func carryOut(
        _ line: String,
        on register: inout Register,
        _ context: Context
    ) throws(Refusal) {
        do throws(Refusal) {
            guard let request = try StatementParser.parse(line) else { return }
            let statement = try Catalogue.interpreter.prepare(request)
            let outcome = try Catalogue.interpreter.run(statement, in: context.on(register))
            guard case .proposal(_, let changes) = outcome else { return }
            for change in changes { register.apply(change) }
        } catch {
            throw failure(line, error)
        }
    }

    private static func failure(_ place: String, _ cause: Refusal?) -> Refusal {
        let english = cause.map { ": \($0.message.english)" } ?? ""
        let chinese = cause.map { "：\($0.message.chinese)" } ?? ""
        return Refusal(
            .internal,
            "the statements do not rebuild \(excerpt(place))\(english); use backup",
            "语句无法重建 \(excerpt(place))\(chinese)；请用 备份",
            hint: "backup NAME"
        )
    }
}
