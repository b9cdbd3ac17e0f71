import Notation
import Testing

/// Moments of the record, as people write them.
struct MomentTests {
    private let shanghai: (Int) -> Int = { _ in 8 * 3_600 }

    @Test(
        "a moment is read in the configured zone unless it says its own",
        arguments: [
            ("1970-01-02", 86_399_999 + 57_600_000),
            ("1970-01-01T08:00", 0), ("1970-01-01T08:00:01", 1_000),
            ("1970-01-01T08:00:01.5", 1_500), ("1970-01-01T00:00:00.007Z", 7),
            ("1970-01-01T01:30+01:30", 0), ("1970-01-01T00:00-00:30", 1_800_000),
        ]
    )
    func read(text: String, milliseconds: Int) {
        #expect(Moment(notation: text)?.utc(in: shanghai) == Int64(milliseconds))
    }

    @Test(
        "what is no moment is refused",
        arguments: [
            "", "1970", "1970-01", "1970-02-30", "1970-01-01T", "1970-01-01T24:00",
            "1970-01-01T08", "1970-01-01T08:60", "1970-01-01T08:00:00.", "1970-01-01 08:00",
            "1970-01-01T08:00+8", "1970-01-01T08:00Zx", "1970-01-01T08:00:00.1234",
        ]
    )
    func refused(text: String) {
        #expect(Moment(notation: text) == nil)
    }

    @Test("what is shown is read as the same moment")
    func roundTrip() {
        for milliseconds: Int64 in [0, 1, 1_730_390_409_123, -1, 4_102_444_799_999] {
            for offset in [0, 28_800, -12_600] {
                let text = Moment.text(utc: milliseconds, offset: offset)
                #expect(Moment(notation: text)?.utc { _ in 0 } == milliseconds, "\(text)")
            }
        }
        #expect(Moment.text(utc: 0, offset: 28_800) == "1970-01-01T08:00:00.000+08:00")
    }
}
