internal import Glibc
internal import Grammar

/// The lines of a script, from a file, a pipe or memory, in constant memory.
///
/// Text is read as its byte order mark says, else as strict UTF-8, else as GB18030. A file is
/// looked at whole before its first line is given out; a pipe is decided at its first line that
/// is not UTF-8.
///
/// A class: it owns a file descriptor.
package final class LineSource {
    /// What asking for a line gives.
    package enum Pull: Equatable {
        case line(SourceLine)
        /// A pipe that is open and has no complete line yet.
        case pending
        case end
    }

    /// Which file it is, whatever it is called.
    package struct Identity: Hashable {
        let device: UInt64
        let node: UInt64
    }

    /// The name for places.
    package let name: String
    /// The folder that an `\include` in it starts from.
    package let directory: String
    /// Nil for memory and pipes.
    package let identity: Identity?

    private let descriptor: Int32?
    private let ownsDescriptor: Bool
    private var encoding: Encoding
    private var buffer: [UInt8] = []
    private var consumed = 0
    private var searched = 0
    private var number = 0
    private var isAtEnd = false

    /// How much has been given out, of 1; nil for a pipe.
    var part: Double? {
        guard let descriptor, identity != nil else { return nil }
        var status = stat()
        let place = lseek(descriptor, 0, SEEK_CUR)
        guard place >= 0, fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
        let given = Double(place) - Double(buffer.count - consumed)
        return min(1, max(0, given / Double(status.st_size)))
    }

    /// How the bytes of a line become text.
    enum Encoding {
        /// A pipe in which all was ASCII so far.
        case undecided
        /// A pipe in which UTF-8 was seen.
        case assumed
        /// A file found to be UTF-8.
        case checked
        case decoded(TextDecoder)
    }

    /// The longest line, in bytes, before it is read no further.
    static let lineLimit = 1_024 * 1_024
    private static let chunk = 256 * 1_024

    /// Lines held in memory.
    package init(text: [UInt8], name: String) {
        self.name = name
        directory = ""
        identity = nil
        descriptor = nil
        ownsDescriptor = false
        encoding = .undecided
        buffer = text
        isAtEnd = true
    }

    /// Lines from a pipe or a terminal.
    package init(pipe descriptor: Int32, name: String) {
        self.name = name
        directory = ""
        identity = nil
        self.descriptor = descriptor
        ownsDescriptor = false
        encoding = .undecided
    }

    /// Lines of a file.
    /// - Throws: `script` for a file that is missing, a folder, binary or not readable.
    package init(path: String) throws(ClientError) {
        let file = try ScriptFile(path: path)
        name = path
        directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        identity = file.identity
        descriptor = file.descriptor
        ownsDescriptor = true
        encoding = file.encoding
        if let text = file.text {
            buffer = text
            isAtEnd = true
        }
    }

    deinit {
        if let descriptor, ownsDescriptor { close(descriptor) }
    }

    /// The descriptor that brings more when a line is pending.
    package var pendingDescriptor: Int32? { isAtEnd ? nil : descriptor }

    /// The next line; unless it `waits`, a pipe may answer `pending`.
    ///
    /// Bytes that are no text and a line without an end are complained of.
    package func next(waits: Bool) throws(ClientError) -> Pull {
        while true {
            if let bytes = takeLine() {
                number += 1
                return .line(SourceLine(file: name, number: number, bytes: try decode(bytes)))
            }
            if isAtEnd { return .end }
            if !waits && !hasInput() { return .pending }
            try fill()
        }
    }

    private func takeLine() -> [UInt8]? {
        let start = consumed
        let found = buffer.withUnsafeBytes { bytes -> Int? in
            guard searched < bytes.count, let base = bytes.baseAddress,
                let hit = memchr(base + searched, 0x0A, bytes.count - searched)
            else { return nil }
            return UnsafeRawPointer(hit) - base
        }
        searched = buffer.count
        guard let end = found ?? (isAtEnd && start < buffer.count ? buffer.count : nil) else {
            return nil
        }
        consumed = min(end + 1, buffer.count)
        searched = consumed
        let stop = end > start && buffer[end - 1] == 0x0D ? end - 1 : end
        return Array(buffer[start..<stop])
    }

    private func hasInput() -> Bool {
        guard let descriptor else { return true }
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, 0) != 0
    }

    private func fill() throws(ClientError) {
        guard let descriptor else { return }
        if consumed > 0 {
            buffer.removeSubrange(0..<consumed)
            searched -= consumed
            consumed = 0
        }
        guard buffer.count < Self.lineLimit else {
            throw .script(
                Diagnostic(
                    line: SourceLine(file: name, number: number + 1, bytes: []),
                    column: 1,
                    code: Refusal.Code.tooBig.rawValue,
                    message: Bilingual("the line has no end", "这一行过长，没有换行")
                )
            )
        }
        let outcome = appendChunk(from: descriptor, to: &buffer, size: Self.chunk)
        if outcome == 0 { isAtEnd = true }
        if outcome < 0 { throw ScriptFile.failure(name, errno: Int32(-outcome)) }
    }

    private func decode(_ bytes: [UInt8]) throws(ClientError) -> [UInt8] {
        switch encoding {
        case .checked: return bytes
        case .decoded(let decoder):
            if bytes.allSatisfy({ $0 < 0x80 && $0 != 0 }) { return bytes }
            guard let text = decoder.decode(bytes), !text.contains(0) else { throw notText() }
            return text
        case .undecided, .assumed: return try decide(bytes)
        }
    }

    private func decide(_ bytes: [UInt8]) throws(ClientError) -> [UInt8] {
        let hasMark = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
        var check = UTF8Check()
        check.feed(text)
        guard !check.hasNull else { throw ScriptFile.binary(name) }
        if check.isValid && check.isComplete {
            if check.hasMultibyte || hasMark { encoding = .assumed }
            return text
        }
        let isLast = isAtEnd && consumed == buffer.count && buffer.last != 0x0A
        guard !check.isValid || !isLast else { throw ScriptFile.cut(name, line: number) }
        guard case .undecided = encoding, let decoder = TextDecoder(from: "GB18030"),
            let decoded = decoder.decode(bytes)
        else { throw notText() }
        encoding = .decoded(decoder)
        return decoded
    }

    private func notText() -> ClientError {
        .script(
            Diagnostic(
                line: SourceLine(file: name, number: number, bytes: []),
                column: 0,
                message: Bilingual(
                    "neither UTF-8 nor GB18030 text",
                    "既不是 UTF-8 也不是 GB18030 文本"
                )
            )
        )
    }
}

/// Appends what one `read` gives.
/// - Returns: the bytes read, 0 at the end, or the negative error number.
func appendChunk(from descriptor: Int32, to buffer: inout [UInt8], size: Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { chunk in
        var count = 0
        repeat {
            count = read(descriptor, chunk.baseAddress, size)
        } while count < 0 && errno == EINTR
        guard count > 0 else { return count < 0 ? -Int(errno) : 0 }
        buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
        return count
    }
}
