internal import Glibc
internal import Grammar

/// A file opened as a script, and how its text is encoded.
struct ScriptFile {
    let descriptor: Int32
    let identity: LineSource.Identity
    let encoding: LineSource.Encoding
    /// The whole text where it had to be converted at once (UTF-16); nil otherwise.
    let text: [UInt8]?

    private static let chunk = 256 * 1_024
    /// The largest UTF-16 file, in bytes: it is converted as a whole.
    private static let convertedLimit = 64 * 1_024 * 1_024

    /// - Throws: `script` for a file that is missing, a folder, binary or not readable.
    init(path: String) throws(ClientError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw Self.failure(path, errno: errno) }
        do throws(ClientError) {
            identity = try Self.identity(of: opened, path: path)
            (encoding, text) = try Self.encoding(of: opened, path: path)
        } catch {
            close(opened)
            throw error
        }
        descriptor = opened
    }

    /// Sees whether a file can be opened, without reading it.
    static func check(_ path: String) throws(ClientError) {
        // A named pipe would wait for its writer.
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw failure(path, errno: errno) }
        defer { close(opened) }
        _ = try identity(of: opened, path: path)
    }

    private static func identity(
        of descriptor: Int32,
        path: String
    ) throws(ClientError) -> LineSource.Identity {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path, errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw failure(path, errno: EISDIR) }
        return LineSource.Identity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
    }

    private static func encoding(
        of descriptor: Int32,
        path: String
    ) throws(ClientError) -> (LineSource.Encoding, [UInt8]?) {
        // A named pipe cannot be read twice: it is decided line by line.
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { return (.undecided, nil) }
        var first: [UInt8] = []
        var check = UTF8Check()
        var chunk: [UInt8] = []
        var lineEnds = 0
        while true {
            chunk.removeAll(keepingCapacity: true)
            let count = appendChunk(from: descriptor, to: &chunk, size: Self.chunk)
            guard count >= 0 else { throw failure(path, errno: Int32(-count)) }
            if count == 0 { break }
            if first.isEmpty { first = Array(chunk.prefix(3)) }
            if let name = utf16(first) { return try converted(descriptor, path, from: name) }
            check.feed(chunk)
            lineEnds += chunk.count { $0 == 0x0A }
            guard !check.hasNull else { throw binary(path) }
        }
        let mark = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lseek(descriptor, off_t(mark), SEEK_SET)
        if check.isValid {
            guard check.isComplete else { throw cut(path, line: lineEnds + 1) }
            return (.checked, nil)
        }
        guard mark == 0, let decoder = TextDecoder(from: "GB18030") else { return (.assumed, nil) }
        return (.decoded(decoder), nil)
    }

    private static func utf16(_ first: [UInt8]) -> String? {
        if first.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
        if first.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
        return nil
    }

    private static func converted(
        _ descriptor: Int32,
        _ path: String,
        from encoding: String
    ) throws(ClientError) -> (LineSource.Encoding, [UInt8]?) {
        lseek(descriptor, 2, SEEK_SET)
        var bytes: [UInt8] = []
        while true {
            let count = appendChunk(from: descriptor, to: &bytes, size: chunk)
            guard count >= 0 else { throw failure(path, errno: Int32(-count)) }
            if count == 0 { break }
            guard bytes.count <= convertedLimit else { throw failure(path, errno: EFBIG) }
        }
        guard let decoder = TextDecoder(from: encoding), let text = decoder.decode(bytes),
            !text.contains(0)
        else { throw binary(path) }
        return (.checked, text)
    }

    /// Why a file cannot be read.
    static func failure(_ path: String, errno number: Int32) -> ClientError {
        let reason = systemMessage(number)
        return .script(
            Diagnostic(
                file: path,
                message: Bilingual("cannot be read: \(reason)", "无法读取：\(reason)")
            )
        )
    }

    /// UTF-8 that ends inside a character: a part of a file.
    static func cut(_ name: String, line: Int) -> ClientError {
        .script(
            Diagnostic(
                line: SourceLine(file: name, number: line, bytes: []),
                column: 1,
                message: Bilingual(
                    "the text ends inside a character: it was cut",
                    "文本在一个字符中间结束：文件不完整"
                )
            )
        )
    }

    /// A file that is no text.
    static func binary(_ path: String) -> ClientError {
        .script(
            Diagnostic(
                file: path,
                message: Bilingual("is not text: it has NUL bytes", "不是文本：含有 NUL 字节")
            )
        )
    }
}
