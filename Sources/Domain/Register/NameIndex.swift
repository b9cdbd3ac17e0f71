/// The keys and names of objects in their order, so that what begins so is found without a search.
package struct NameIndex: Sendable {
    /// The kinds of objects that are found by what their key or name begins with.
    package enum Kind: Int, CaseIterable, Sendable {
        case unit
        case person
        case schoolClass
        case teaching
        case term
        case test
        case scheme
        case pupil
        case dossier
        case draft
        case exam
        case activity
        case lesson
        case observation
        case evaluation
        case session
        case project
        case certificate
        case topic
        case course
        case plan
        case application
        case assessment
        case technology
        case approval
        case notice
        case followUp
        case integrity
        case closing
        case seal
        case schemeUse

        /// Whether its objects are found by their key alone, which is kept in half the memory.
        fileprivate var isWithoutNames: Bool {
            switch self {
            case .teaching, .pupil, .dossier, .draft, .activity, .lesson, .observation,
                .evaluation, .certificate, .assessment, .technology, .approval, .notice,
                .followUp, .integrity, .closing, .seal, .schemeUse:
                true
            case .unit, .person, .schoolClass, .term, .test, .scheme, .exam, .session, .project,
                .topic, .course, .plan, .application:
                false
            }
        }
    }

    /// Which of an object's texts are looked through.
    package enum Part: Int, CaseIterable, Sendable {
        case key
        /// A whole name.
        case name
        /// A name without its first characters: 小学 of 河图小学.
        case rest
    }

    /// A text and the key of the object that it belongs to.
    package struct Entry: Hashable, Ordered {
        /// The text with ASCII capitals made small.
        package let text: String
        package let key: String
        /// The first 16 bytes of the text, a zero and the key, as two numbers that are ordered as
        /// they are: most comparisons end there, without looking at the strings.
        private let high: UInt64
        private let low: UInt64

        package init(text: String, key: String) {
            self.text = text
            self.key = key
            (high, low) = Self.beginning(text, key)
        }

        /// By bytes: the order in which what begins alike stands together.
        package static func < (left: Entry, right: Entry) -> Bool {
            withUnsafePointer(to: left) { left in
                withUnsafePointer(to: right) { precedes(left, $0) }
            }
        }

        /// `<`, mostly without looking at the strings.
        package static func precedes(
            _ left: UnsafePointer<Entry>,
            _ right: UnsafePointer<Entry>
        ) -> Bool {
            let (leftHigh, rightHigh) = (left.pointee.high, right.pointee.high)
            if leftHigh != rightHigh { return leftHigh < rightHigh }
            let (leftLow, rightLow) = (left.pointee.low, right.pointee.low)
            if leftLow != rightLow { return leftLow < rightLow }
            let order = compare(left.pointee.text, right.pointee.text)
            return order == 0 ? compare(left.pointee.key, right.pointee.key) < 0 : order < 0
        }

        package static func == (left: Entry, right: Entry) -> Bool {
            left.high == right.high && left.low == right.low
                && compare(left.text, right.text) == 0 && compare(left.key, right.key) == 0
        }

        /// A zero ends the text, since it comes before whatever a longer text has there.
        private static func beginning(_ text: String, _ key: String) -> (UInt64, UInt64) {
            var words: (high: UInt64, low: UInt64) = (0, 0)
            withUnsafeMutableBytes(of: &words) { space in
                let count = copy(text, into: space[...])
                if count < space.count { _ = copy(key, into: space[(count + 1)...]) }
            }
            return (UInt64(bigEndian: words.high), UInt64(bigEndian: words.low))
        }

        /// - Returns: how many bytes there was room for.
        private static func copy(
            _ text: String,
            into space: Slice<UnsafeMutableRawBufferPointer>
        ) -> Int {
            var text = text
            return text.withUTF8 { bytes in
                let bytes = UnsafeRawBufferPointer(bytes).prefix(space.count)
                let space = UnsafeMutableRawBufferPointer(rebasing: space.prefix(bytes.count))
                space.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
                return bytes.count
            }
        }

        fileprivate static func compare(_ left: String, _ right: String) -> Int {
            var (left, right) = (left, right)
            return left.withUTF8 { left in
                right.withUTF8 { right in
                    let count = min(left.count, right.count)
                    for index in 0..<count where left[index] != right[index] {
                        return left[index] < right[index] ? -1 : 1
                    }
                    return left.count - right.count
                }
            }
        }
    }

    /// A key without a text of its own: in the order of its text with capitals made small.
    private struct Key: Ordered {
        let text: String

        static func < (left: Self, right: Self) -> Bool { order(left, right) < 0 }
        static func == (left: Self, right: Self) -> Bool { left.text == right.text }

        private static func order(_ left: Self, _ right: Self) -> Int {
            var (first, second) = (left.text, right.text)
            let order = first.withUTF8 { first in
                second.withUTF8 { second in
                    let count = min(first.count, second.count)
                    for index in 0..<count {
                        let (one, two) = (folded(first[index]), folded(second[index]))
                        if one != two { return one < two ? -1 : 1 }
                    }
                    return first.count - second.count
                }
            }
            return order == 0 ? Entry.compare(left.text, right.text) : order
        }
    }

    /// The characters of a name after which its rests are no longer kept.
    private static let restLimit = 12

    private var entries = [OrderedSet<Entry>](
        repeating: OrderedSet(),
        count: Kind.allCases.count * Part.allCases.count
    )
    /// By kind: the keys of those without names.
    private var keys = [OrderedSet<Key>](repeating: OrderedSet(), count: Kind.allCases.count)

    /// Visits the entries whose text begins with `prefix`, in their order, until told to stop.
    /// - Complexity: O(log n + entries visited).
    package func visit(
        _ kind: Kind,
        _ part: Part,
        beginningWith prefix: String,
        _ body: (Entry) -> Bool
    ) {
        let prefix = Self.folded(prefix)
        let bytes = prefix.utf8
        guard part != .key || !kind.isWithoutNames else {
            // Capitals come before small letters of a key that is else the same.
            return keys[kind.rawValue].visit(from: Key(text: Self.capitals(prefix))) { key in
                let text = Self.folded(key.text)
                return text.utf8.starts(with: bytes) && body(Entry(text: text, key: key.text))
            }
        }
        entries[Self.place(kind, part)].visit(from: Entry(text: prefix, key: "")) { entry in
            entry.text.utf8.starts(with: bytes) && body(entry)
        }
    }

    /// How many texts of that kind are kept, for tests.
    package func count(_ kind: Kind, _ part: Part) -> Int {
        part == .key && kind.isWithoutNames
            ? keys[kind.rawValue].count : entries[Self.place(kind, part)].count
    }

    /// Takes the texts of an object out and puts those that it has now in.
    mutating func revise<Object: Entity>(_ revised: Revised<Object>, _ kind: Kind) {
        guard !kind.isWithoutNames else {
            // A key never changes.
            if revised.old == nil, let new = revised.new {
                keys[kind.rawValue].insert(Key(text: new.value.keyText))
            } else if let old = revised.old, revised.new == nil {
                keys[kind.rawValue].remove(Key(text: old.value.keyText))
            }
            return
        }
        if let before = revised.before, let after = revised.after, before.names == after.names {
            return
        }
        guard revised.old != nil else {
            _ = revised.map { object in
                Self.visitTexts(of: object) { part, entry in
                    entries[Self.place(kind, part)].insert(entry)
                }
            }
            return
        }
        let texts = revised.map(Self.texts)
        let (old, new) = (texts.before ?? [], texts.after ?? [])
        guard old != new else { return }
        let oldSet = Set(old)
        let newSet = Set(new)
        for text in oldSet.subtracting(newSet) {
            entries[Self.place(kind, text.part)].remove(text.entry)
        }
        for text in newSet.subtracting(oldSet) {
            entries[Self.place(kind, text.part)].insert(text.entry)
        }
    }

    /// One text of an object.
    private struct Text: Hashable {
        let part: Part
        let entry: Entry
    }

    private static func texts(_ object: some Entity) -> [Text] {
        var texts: [Text] = []
        visitTexts(of: object) { part, entry in texts.append(Text(part: part, entry: entry)) }
        return texts
    }

    private static func visitTexts(of object: some Entity, _ body: (Part, Entry) -> Void) {
        let key = object.keyText
        body(.key, Entry(text: folded(key), key: key))
        for name in object.names {
            let name = folded(name)
            body(.name, Entry(text: name, key: key))
            visitRests(of: name) { body(.rest, Entry(text: $0, key: key)) }
        }
    }

    /// Visits what follows a name's first characters: from each character past ASCII on, and after
    /// each space.
    private static func visitRests(of name: String, _ body: (String) -> Void) {
        var name = name
        name.withUTF8 { bytes in
            var scalars = 1
            for place in bytes.indices.dropFirst() {
                let byte = bytes[place]
                // A continuation byte belongs to the scalar before it.
                if byte & 0xC0 == 0x80 { continue }
                scalars += 1
                if scalars > restLimit { return }
                if byte >= 0x80 || bytes[place - 1] == 0x20 {
                    body(
                        String(
                            decoding: UnsafeBufferPointer(rebasing: bytes[place...]),
                            as: UTF8.self
                        )
                    )
                }
            }
        }
    }

    private static func place(_ kind: Kind, _ part: Part) -> Int {
        kind.rawValue * Part.allCases.count + part.rawValue
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    private static func capitals(_ text: String) -> String {
        let bytes = text.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func folded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return text }
        let bytes = text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
