import Domain
import Support
import Testing

@Suite("values that hold from dates")
struct TimelineTests {
    /// A step in a value's history: `(day, value)` is a change, with `correct` a correction.
    enum Step {
        case change(Int32, String)
        case correct(Int32, String)
    }

    private static func timeline(_ steps: [Step]) -> Timeline<String> {
        var timeline = Timeline("a")
        for step in steps {
            switch step {
            case .change(let day, let value):
                timeline.change(to: value, from: Day(daysSinceEpoch: day))
            case .correct(let day, let value):
                timeline.correct(to: value, on: Day(daysSinceEpoch: day))
            }
        }
        return timeline
    }

    @Test(
        "a change holds from its day until the next; a correction replaces what held",
        arguments: [
            ([], "aaaaa"),
            ([.change(20, "b")], "abbbb"),
            ([.change(20, "b"), .change(40, "c")], "abbcc"),
            // A change between two leaves the later one.
            ([.change(40, "c"), .change(20, "b")], "abbcc"),
            ([.change(20, "b"), .change(40, "c"), .change(30, "d")], "abdcc"),
            // Two changes of one day: the last one counts.
            ([.change(20, "b"), .change(20, "c")], "acccc"),
            // Before anything else: the initial value keeps its place before it.
            ([.change(20, "b"), .change(10, "c")], "cbbbb"),
            // A correction replaces the period in which its day lies, and no other.
            ([.change(20, "b"), .change(40, "c"), .correct(30, "x")], "axxcc"),
            ([.change(20, "b"), .change(40, "c"), .correct(20, "x")], "axxcc"),
            ([.change(20, "b"), .change(40, "c"), .correct(19, "x")], "xbbcc"),
            ([.change(20, "b"), .change(40, "c"), .correct(99, "x")], "abbxx"),
            ([.correct(30, "x")], "xxxxx"),
        ] as [([Step], String)]
    )
    func history(steps: [Step], expected: String) {
        let timeline = Self.timeline(steps)
        let days: [Int32] = [10, 20, 30, 40, 50]
        #expect(days.map { timeline[Day(daysSinceEpoch: $0)] }.joined() == expected)
    }

    @Test("the days of changes stay in order, one a day, whatever is recorded", arguments: 1...10)
    func order(seed: UInt64) {
        var random = Generator(state: seed)
        var timeline = Timeline(0)
        // What holds on each day, kept the long way round.
        var model = [Int](repeating: 0, count: 60)
        var starts: Set<Int> = []
        for value in 1...100 {
            let day = Int.random(in: 1..<60, using: &random)
            let end = starts.filter { $0 > day }.min() ?? 60
            let start = Bool.random(using: &random) ? day : starts.filter { $0 <= day }.max() ?? 0
            if start == day {
                timeline.change(to: value, from: Day(daysSinceEpoch: Int32(day)))
                starts.insert(day)
            } else {
                timeline.correct(to: value, on: Day(daysSinceEpoch: Int32(day)))
            }
            for place in start..<end { model[place] = value }
            let read = (0..<60).map { timeline[Day(daysSinceEpoch: $0)] }
            #expect(read == model)
        }
        let days = timeline.changes.map(\.from)
        #expect(days == days.sorted() && Set(days).count == days.count)
        #expect(timeline.values == [timeline.initial] + timeline.changes.map(\.value))
    }

    @Test("a timeline is made again from its parts")
    func remade() {
        let timeline = Self.timeline([.change(40, "c"), .change(20, "b")])
        #expect(Timeline(timeline.initial, changes: timeline.changes) == timeline)
        #expect(timeline.values == ["a", "b", "c"])
    }
}
