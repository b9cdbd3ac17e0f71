import Domain

/// A row of `contest_round`: an activity's place among the rounds of a contest.
struct ContestRoundRow: PartRow {
    static let table = Table.contestRound
    static let layout = TableLayout(
        "contest_round",
        key: ["activity"],
        revised: false,
        ["follows", "advance", "carry"]
    )

    let activity: ActivityID
    private let follows: ActivityID?
    private let advance: Int?
    private let carry: Percent?

    var part: ActivityID { activity }

    static func rows(of activity: Activity) -> [Self] {
        guard activity.follows != nil || activity.advance != nil || activity.carry != nil else {
            return []
        }
        return [Self(activity)]
    }

    private init(_ activity: Activity) {
        self.activity = activity.id
        follows = activity.follows
        advance = activity.advance
        carry = activity.carry
    }

    func write(to writer: inout RowWriter) {
        writer.text(activity.text)
        writer.stored(follows)
        writer.integer(advance)
        writer.integer(carry?.hundredths)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        activity = try reader.stored()
        follows = try reader.stored()
        advance = try reader.optionalInteger()
        carry = try reader.optionalInteger().map { Percent(hundredths: $0) }
    }

    /// Puts what the row says into its activity.
    func record(in activity: inout Activity) {
        activity.follows = follows
        activity.advance = advance
        activity.carry = carry
    }
}
