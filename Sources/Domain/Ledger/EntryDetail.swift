/// What a line of the ledger says beside its days, hours and title.
///
/// Most lines of one session, or of one recorder's day, have all of it in common.
struct EntryDetail: Hashable, Interned {
    /// In ten-thousandths; 0 for none.
    var credits = 0
    /// 0 for none.
    var order = 0
    var category = PackedWord.none
    var module = PackedWord.none
    var programme = PackedWord.none
    var special = PackedWord.none
    var grade = PackedWord.none
    var reason = PackedWord.none
    var project = PackedText.none
    var session = PackedText.none
    var recorder = PackedText.none
    var approver = PackedText.none

    /// Adds the numbers of its words.
    func note(in words: inout NumberSet) {
        for word in [category, module, programme, special, grade, reason] {
            words.insert(word.number)
        }
        for text in [project, session, recorder, approver] { words.insert(text.prefix.number) }
    }

    /// Of its bytes: it is numbers without room between them.
    var internHash: UInt64 { withUnsafeBytes(of: self) { ByteHash.hash($0) } }

    func isSame(as other: EntryDetail) -> Bool { self == other }

    static let pool = InternPool(blank: EntryDetail())
}
