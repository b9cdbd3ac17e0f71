extension Migration {
    /// Lessons a week of teaching assignments; rounds of contests.
    static let migration0006 = Migration(format: 6, sql: migration0006Evaluations)
}
