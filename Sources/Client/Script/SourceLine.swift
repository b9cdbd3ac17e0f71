/// One line of a script as it was read: what a complaint shows.
package struct SourceLine: Sendable, Hashable {
    /// The file's name as the user gave it; `-c`, `stdin` or `paste` where there is none.
    package let file: String
    /// From 1.
    package let number: Int
    /// UTF-8, without the line's end.
    package let bytes: [UInt8]

    package init(file: String, number: Int, bytes: [UInt8]) {
        self.file = file
        self.number = number
        self.bytes = bytes
    }

    package init(file: String, number: Int, text: String) {
        self.init(file: file, number: number, bytes: Array(text.utf8))
    }

    /// The line as text.
    package var text: String {
        String(decoding: bytes, as: UTF8.self)
    }
}
