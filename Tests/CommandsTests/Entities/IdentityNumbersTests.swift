import Testing

@testable import Commands

@Suite("numbers by identity")
struct IdentityNumbersTests {
    private final class Object {}

    @Test("every object keeps its own, however many there are")
    func all() {
        let objects = (0..<5_000).map { _ in Object() }
        var numbers = IdentityNumbers()
        for (number, object) in objects.enumerated() {
            #expect(numbers.number(of: ObjectIdentifier(object)) == nil)
            numbers.set(Int32(number), of: ObjectIdentifier(object))
        }
        for (number, object) in objects.enumerated() {
            #expect(numbers.number(of: ObjectIdentifier(object)) == Int32(number))
        }
        #expect(numbers.number(of: ObjectIdentifier(Object.self)) == nil)
    }
}
