import Support
import Testing

@testable import Domain

@Suite("observations are found by their lesson and their observer")
struct ObservationTests {
    private static let key = InstrumentKey(
        version: SchemeVersion.Key(scheme: SchemeID("rubric"), version: 1),
        name: "lesson"
    )

    private static func observation(_ number: Int, _ lesson: Int, _ observer: Int) -> Observation {
        Observation(
            id: ObservationID("OB-\(number)"),
            lesson: LessonID("L\(lesson)"),
            observer: PersonID("T\(observer)"),
            entered: Day(daysSinceEpoch: 20_000)
        )
    }

    @Test(
        "after any additions, revisions and removals, few or many of a lesson, in every state",
        arguments: [(1, 20), (2, 20), (3, 2), (4, 1)] as [(UInt64, Int)]
    )
    func random(seed: UInt64, lessons: Int) {
        var random = Generator(state: seed)
        var register = Register()
        var model: [ObservationID: Observation] = [:]
        var kept: [(Register, [ObservationID: Observation])] = []
        for step in 0..<3_000 {
            let number = Int.random(in: 0..<400, using: &random)
            let id = ObservationID("OB-\(number)")
            let before = model[id]
            var after = before ?? Self.observation(number, number % lessons, number % 31)
            if before != nil, Int.random(in: 0..<3, using: &random) == 0 {
                register.apply(.observation(Revised(before: before, after: nil)))
                model[id] = nil
            } else {
                if before != nil { after.revision += 1 }
                let points = Int.random(in: 2...5, using: &random) * 100
                after.sheet = Sheet(instrument: Self.key, marks: [.points(points), .missing])
                after.comment = points > 300 ? "评语\(step)" : nil
                after.feedback = points == 200 ? Day(daysSinceEpoch: 20_001) : nil
                after.mode = points == 500 ? .separate : nil
                register.apply(.observation(Revised(before: before, after: after)))
                model[id] = after
            }
            if step.isMultiple(of: 700) { kept.append((register, model)) }
        }
        for (register, model) in kept + [(register, model)] { Self.compare(register, model) }
    }

    private static func compare(_ register: Register, _ model: [ObservationID: Observation]) {
        #expect(register.observations.count == model.count)
        for (id, observation) in model { #expect(register.observations[id] == observation) }
        for lesson in 0..<20 {
            let id = LessonID("L\(lesson)")
            let own = model.values.filter { $0.lesson == id }.sorted { $0.id < $1.id }
            let index = register.index.observationsByLesson
            #expect(index.stored(at: id).map(\.value) == own)
            #expect(index[id] == own.map(\.id) && index.count(at: id) == own.count)
            #expect(index.first(at: id)?.value == own.first)
            var visited: [Observation] = []
            index.visit(at: id) { visited.append($0.value) }
            #expect(visited == own)
        }
        for observer in 0..<31 {
            let id = PersonID("T\(observer)")
            let own = model.values.filter { $0.observer == id }.sorted { $0.id < $1.id }
            let index = register.index.observationsByObserver
            #expect(index.stored(at: id).map(\.value) == own)
        }
        var found: [String] = []
        register.index.names.visit(.observation, .key, beginningWith: "ob-1") { entry in
            found.append(entry.key)
            return true
        }
        #expect(found == model.keys.map(\.text).filter { $0.hasPrefix("OB-1") }.sorted())
    }

    @Test("those of one lesson share what they have in common, and it is little that they take")
    func memory() {
        #expect(MemoryLayout<Observation>.size <= 72)
        #expect(MemoryLayout<Sheet>.size == 24)
        #expect(MemoryLayout<Evaluation>.size <= 96)
    }
}
