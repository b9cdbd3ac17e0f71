internal import Glibc

/// The answers typed so far to one statement's questions, in a file that only its owner reads.
///
/// An answer is on disk before the next question is asked, and stays there until the daemon has
/// taken the statement: a killed client, a closed terminal or a lost connection costs none.
package struct AnswerDraft {
    private let path: String
    private let statement: String

    /// The largest file that is read, in bytes: an instrument has 100 items.
    private static let sizeLimit = 64 * 1_024

    /// - Returns: nil where there is no folder for it.
    package init?(directory: String?, socket: String, statement: String) {
        guard let directory, !statement.contains("\n"), !socket.contains("\n") else { return nil }
        let folder = directory + "/answers"
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { return nil }
        self.statement = socket + "\t" + statement
        path = folder + "/" + Self.name(of: self.statement)
    }

    /// What was answered before, the last answer to each question.
    package func load() -> [String: String] {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return [:] }
        defer { close(file) }
        var bytes: [UInt8] = []
        while bytes.count < Self.sizeLimit {
            if appendChunk(from: file, to: &bytes, size: Self.sizeLimit) <= 0 { break }
        }
        // A line without its end was being written when the client was killed.
        let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        var lines = bytes[..<end].split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        // Two statements whose names have one sum do not share answers.
        guard lines.first == statement else { return [:] }
        lines.removeFirst()
        var answers: [String: String] = [:]
        for line in lines {
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            if parts.count == 2 { answers[parts[0]] = parts[1] }
        }
        return answers
    }

    /// Remembers an answer; the file is written anew and takes the place of the old one.
    /// - Returns: whether it is on disk.
    @discardableResult
    package func add(_ question: String, _ answer: String) -> Bool {
        var answers = load()
        answers[question] = answer
        let lines = answers.map { "\($0)\t\($1)" }.sorted()
        let fresh = path + ".\(getpid())"
        let file = Glibc.open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return false }
        let text = ([statement] + lines).map { $0 + "\n" }.joined()
        let isWritten = writeAll(Array(text.utf8), to: file) == 0 && fdatasync(file) == 0
        close(file)
        guard isWritten, rename(fresh, path) == 0 else {
            unlink(fresh)
            return false
        }
        return true
    }

    /// Forgets the answers, since they are where they belong.
    package func remove() {
        unlink(path)
    }

    /// A short name that is the same for the same statement: FNV-1a of 64 bits.
    private static func name(of statement: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in statement.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
