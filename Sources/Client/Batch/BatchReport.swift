internal import Grammar

/// Tells what a batch met, without telling the same twice.
struct BatchReport {
    private let messages: Messages
    private var last: Diagnostic?
    private var told = 0
    /// The notes that were shown, and how often each came again, in the order of their first time.
    private var repeated: [(note: String, count: Int)] = []
    private var places: [String: Int] = [:]
    /// Called before anything is shown.
    var willShow: () -> Void = {}

    /// Refusals that are told one by one; further ones are counted.
    private static let limit = 200
    /// Notes that are remembered; others are shown each time.
    private static let noteLimit = 1_000

    init(messages: Messages) {
        self.messages = messages
    }

    mutating func add(_ diagnostic: Diagnostic) {
        guard diagnostic != last else { return }
        last = diagnostic
        told += 1
        willShow()
        if told <= Self.limit { messages.show(diagnostic.text(in: messages.language)) }
        if told == Self.limit + 1 {
            messages.say(Bilingual("further refusals are not shown", "其余被拒绝的语句不再显示"))
        }
    }

    /// Whether a note is to be shown; one that was shown already is counted.
    mutating func isNew(note: String) -> Bool {
        if let place = places[note] {
            repeated[place].count += 1
            return false
        }
        guard repeated.count < Self.noteLimit else { return true }
        places[note] = repeated.count
        repeated.append((note, 0))
        return true
    }

    /// Says how often each note came again.
    mutating func tellRepeatedNotes() {
        for (note, count) in repeated where count > 0 {
            let text = VisibleText.of(note)
            let again = Bilingual(
                "note, \(counted(count, "time")) more: \(text)",
                "注意（另有 \(count) 次）：\(text)"
            )
            messages.show(messages.style.yellow(again[messages.language]) + "\n")
        }
        repeated = []
        places = [:]
    }

    func controlRefused(_ status: ReplyStatus, control: String, line: SourceLine?) {
        let place = line.map { "\($0.file):\($0.number): " } ?? ""
        let text = VisibleText.of(status.message)
        messages.show("\(place)\(status.word) \(control): \(text)\n")
        for remark in RefusalText.remarks(status) {
            messages.show("  \(remark[messages.language])\n")
        }
    }

    func tableDropped(_ line: SourceLine, refused: Int) {
        let place = "\(line.file):\(line.number)"
        messages.say(
            Bilingual(
                "\(place): \(counted(refused, "row")) of the table refused: nothing of it is kept",
                "\(place)：表中有 \(refused) 行被拒绝：整张表都未保存"
            )
        )
    }

    func transactionEnded(keeps: Bool, isDryRun: Bool) {
        guard !keeps else { return }
        messages.say(
            isDryRun
                ? Bilingual("dry run: nothing was kept", "试运行：什么都没有保存")
                : Bilingual("nothing was kept", "什么都没有保存")
        )
    }

    func rolledBack(_ line: SourceLine) {
        let place = "\(line.file):\(line.number)"
        messages.say(
            Bilingual(
                "the transaction begun at \(place) was rolled back: nothing of it is kept",
                "\(place) 开始的事务已回滚：其中的内容都未保存"
            )
        )
    }

    func leftOpen(_ line: SourceLine) {
        let place = "\(line.file):\(line.number)"
        messages.say(
            Bilingual(
                "note: the transaction begun at \(place) is not committed",
                "注意：\(place) 开始的事务还没有提交"
            )
        )
    }

    func unanswered(_ line: SourceLine) {
        let place = "\(line.file):\(line.number)"
        messages.say(
            Bilingual(
                "\(place): no answer came: whether it was kept is unknown; look before "
                    + "running it again",
                "\(place)：没有收到答复：是否已保存不得而知；重新运行前请先查看"
            )
        )
    }
}
