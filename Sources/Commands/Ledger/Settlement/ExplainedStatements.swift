import Grammar

/// How many teachers' statements are explained in one reply: each takes some 3 kB, and a reply must
/// be taken before its client is closed for it.
enum ExplainedStatements {
    static let limit = 10_000

    /// - Throws: TOOBIG past the limit, before any of them is made.
    static func check(_ count: Int) throws(Refusal) {
        guard count > limit else { return }
        throw Refusal(
            .tooBig,
            "explain says the reasons of at most \(limit) teachers, and these are \(count)",
            "依据一次最多给出 \(limit) 人，此处有 \(count) 人",
            want: "explain",
            hint: "limit=1000, or one unit after the other"
        )
    }
}
