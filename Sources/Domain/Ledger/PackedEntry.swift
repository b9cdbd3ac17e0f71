/// A line of the ledger in 56 bytes: numbers, and texts as numbers of a pool.
///
/// A district's ledger has millions of lines, and to settle it is to read them all: packed they
/// lie side by side by teacher, and a copy of them counts no reference. `LedgerEntry` is the same
/// in the form in which everything else reads and writes it.
package struct PackedEntry: Hashable, Sendable {
    package let key: PackedText
    package let title: PackedText
    package let evidence: PackedText
    package let dimension: PackedWord
    let detailNumber: UInt32
    let firstNumber: Int32
    package let lastNumber: Int32
    package let hoursNumber: Int32
    /// -1 for none.
    let attendedNumber: Int32
    let revisionNumber: UInt32
    /// The fields with few cases, by `Bits`.
    let bits: UInt32

    /// What hours may be here, in hundredths, and revisions; Notation accepts less.
    package static let range = 0...Int(Int32.max)

    package init(_ entry: __shared LedgerEntry) {
        self.init(entry, PackedText(entry.id.text))
    }

    /// With its key, packed already.
    init(_ entry: __shared LedgerEntry, _ key: PackedText) {
        self.key = key
        title = PackedText(entry.title)
        evidence = PackedText(entry.evidence)
        dimension = PackedWord(entry.dimension)
        detailNumber = EntryDetail.pool.number(of: EntryDetail(entry))
        firstNumber = entry.first.daysSinceEpoch
        lastNumber = entry.last.daysSinceEpoch
        hoursNumber = Int32(entry.hours.hundredths)
        attendedNumber = entry.attended.map { Int32($0.hundredths) } ?? -1
        revisionNumber = UInt32(entry.revision)
        bits = Bits.of(entry)
    }

    var detail: EntryDetail { EntryDetail.pool[detailNumber] }

    package var first: Day { Day(daysSinceEpoch: firstNumber) }
    package var last: Day { Day(daysSinceEpoch: lastNumber) }
    package var hours: Hours { Hours(hundredths: Int(hoursNumber)) }
    package var attended: Hours? {
        attendedNumber < 0 ? nil : Hours(hundredths: Int(attendedNumber))
    }
    package var kind: LedgerEntry.Kind { Bits.kind.value(in: bits) }
    package var level: TrainingLevel { Bits.level.value(in: bits) }
    package var form: TrainingForm? { Bits.form.value(in: bits) }
    package var status: LedgerEntry.Status { Bits.status.value(in: bits) }
    package var isCounted: Bool { bits & Bits.statusMask == Bits.counted }
    package var isPassed: Bool? { Bits.passed.value(in: bits) }
    package var credits: Credits? {
        let credits = detail.credits
        return credits == 0 ? nil : Credits(tenThousandths: credits)
    }
    package var project: PackedText { detail.project }
    package var session: PackedText { detail.session }
    package var programme: PackedWord { detail.programme }

    /// All by which the rules of a scheme tell lines from one another.
    package struct Aspects: Hashable, Sendable {
        let bits: UInt32
        let dimension: PackedWord
        let category: PackedWord
        let special: PackedWord
        let grade: PackedWord
        let order: Int
    }

    package var aspects: Aspects {
        let detail = detail
        return Aspects(
            bits: aspectBits,
            dimension: dimension,
            category: detail.category,
            special: detail.special,
            grade: detail.grade,
            order: detail.order
        )
    }

    /// Lines with one sign have the same aspects.
    package struct Sign: Hashable, Sendable {
        package let bits: UInt32
        package let dimension: PackedWord
        package let detailNumber: UInt32

        /// A number to look the sign up by.
        package var place: Int {
            let mixed = (bits ^ dimension.number &* 0x9E37_79B1 ^ detailNumber &* 0x85EB_CA77)
            return Int((mixed &* 0x9E37_79B1) >> 16)
        }
    }

    package var sign: Sign {
        Sign(bits: aspectBits, dimension: dimension, detailNumber: detailNumber)
    }

    private var aspectBits: UInt32 { bits & Bits.aspects }

    /// Whether it is the same training on the same days, or the same achievement, at some level.
    package func isSameAchievement(as other: PackedEntry) -> Bool {
        guard title == other.title, kind == other.kind else { return false }
        return !kind.isByHours
            || (firstNumber == other.firstNumber && lastNumber == other.lastNumber)
    }

    /// In the order in which lines are settled: by the last day, then the key.
    package static func isBefore(_ left: PackedEntry, _ right: PackedEntry) -> Bool {
        left.lastNumber == right.lastNumber
            ? PackedText.isBefore(left.key, right.key) : left.lastNumber < right.lastNumber
    }

    /// The line as it was entered.
    package func entry(of teacher: PersonID) -> LedgerEntry {
        var entry = LedgerEntry(
            id: EntryID(key.text ?? ""),
            teacher: teacher,
            kind: kind,
            first: first,
            last: last,
            level: level
        )
        entry.revision = Int(revisionNumber)
        (entry.hours, entry.attended) = (hours, attended)
        (entry.form, entry.status) = (form, status)
        entry.place = Bits.place.value(in: bits)
        entry.role = Bits.role.value(in: bits)
        entry.isOffJob = Bits.offJob.value(in: bits)
        entry.isPassed = isPassed
        entry.dimension = dimension.text
        entry.title = title.text
        entry.evidence = evidence.text
        detail.write(to: &entry)
        return entry
    }
}

extension EntryDetail {
    init(_ entry: __shared LedgerEntry) {
        credits = entry.credits?.tenThousandths ?? 0
        order = entry.order ?? 0
        category = PackedWord(entry.category)
        module = PackedWord(entry.module)
        programme = PackedWord(entry.programme)
        special = PackedWord(entry.special)
        grade = PackedWord(entry.grade)
        reason = PackedWord(entry.reason)
        project = PackedText(entry.project)
        session = PackedText(entry.session)
        recorder = PackedText(entry.recorder?.text)
        approver = PackedText(entry.approver?.text)
    }

    fileprivate func write(to entry: inout LedgerEntry) {
        entry.credits = credits == 0 ? nil : Credits(tenThousandths: credits)
        entry.order = order == 0 ? nil : order
        entry.category = category.text
        entry.module = module.text
        entry.programme = programme.text
        entry.special = special.text
        entry.grade = grade.text
        entry.reason = reason.text
        entry.project = project.text
        entry.session = session.text
        entry.recorder = recorder.text.map { PersonID($0) }
        entry.approver = approver.text.map { PersonID($0) }
    }
}

/// Where the fields with few cases lie in a packed line's bits.
enum Bits {
    /// A field of these bits, whose number is its case's place in the list.
    struct Field<Value: Hashable & Sendable>: Sendable {
        let shift: UInt32
        let width: UInt32
        let values: [Value]

        init(at shift: UInt32, width: UInt32, _ values: [Value]) {
            precondition(values.count <= 1 << width, "more cases than the bits can tell")
            self.shift = shift
            self.width = width
            self.values = values
        }

        func value(in bits: UInt32) -> Value {
            values[Int(bits >> shift & (1 << width - 1))]
        }

        func bits(of value: Value) -> UInt32 {
            guard let place = values.firstIndex(of: value) else {
                preconditionFailure("every case is listed")
            }
            return UInt32(place) << shift
        }
    }

    static let kind = Field(at: 0, width: 5, LedgerEntry.Kind.allCases)
    static let level = Field(at: 5, width: 3, TrainingLevel.allCases)
    static let form = Field(at: 8, width: 4, [nil] + TrainingForm.allCases.map(Optional.some))
    static let place = Field(at: 12, width: 2, [nil] + TrainingPlace.allCases.map(Optional.some))
    static let role = Field(at: 14, width: 3, TrainingRole.allCases)
    static let offJob = Field(at: 17, width: 1, [false, true])
    static let passed = Field(at: 18, width: 2, [nil, false, true])
    static let status = Field(at: 20, width: 3, LedgerEntry.Status.allCases)

    static let statusMask: UInt32 = 7 << 20
    static let counted = status.bits(of: .counted)

    /// The fields by which rules tell lines from one another.
    static let aspects: UInt32 = 1 << 18 - 1

    static func of(_ entry: LedgerEntry) -> UInt32 {
        kind.bits(of: entry.kind) | level.bits(of: entry.level) | form.bits(of: entry.form)
            | place.bits(of: entry.place) | role.bits(of: entry.role)
            | offJob.bits(of: entry.isOffJob) | passed.bits(of: entry.isPassed)
            | status.bits(of: entry.status)
    }
}
