internal import Glibc

/// Standard output, gathered into large writes.
///
/// A class: one buffer that every renderer fills.
package final class Output {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// Everything written, for tests; nil where bytes go to the descriptor.
    private var kept: [UInt8]?

    /// Where bytes go instead of the descriptor, while a pager is in between.
    package var diversion: (([UInt8]) -> Int32)?
    /// Whether nobody reads what is written any more, and going on is in vain.
    package var isDiscarded = false

    /// Bytes gathered before they are written.
    private static let threshold = 64 * 1_024

    package init(descriptor: Int32 = STDOUT_FILENO) {
        self.descriptor = descriptor
    }

    /// An output that keeps what is written to it.
    package static func keeping() -> Output {
        let output = Output(descriptor: -1)
        output.kept = []
        return output
    }

    /// What was written so far to an output that keeps it.
    package var text: String {
        String(decoding: (kept ?? []) + buffer, as: UTF8.self)
    }

    package func write(_ text: String) throws(ClientError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.threshold { try flush() }
    }

    package func write(_ bytes: [UInt8]) throws(ClientError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.threshold { try flush() }
    }

    /// Hands everything gathered to the system.
    /// - Throws: `outputClosed` when the reader has gone, `outputFailed` otherwise.
    package func flush() throws(ClientError) {
        guard kept == nil else {
            kept?.append(contentsOf: buffer)
            buffer.removeAll(keepingCapacity: true)
            return
        }
        let failure = diversion?(buffer) ?? writeAll(buffer, to: descriptor)
        buffer.removeAll(keepingCapacity: true)
        switch failure {
        case 0: return
        case EPIPE: throw .outputClosed
        default: throw .outputFailed(errno: failure)
        }
    }
}

/// Writes every byte, waiting where a descriptor does not block.
/// - Returns: 0, or the error number that ended it.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var start = 0
    while start < bytes.count {
        let count = bytes.withUnsafeBytes { buffer in
            write(descriptor, buffer.baseAddress?.advanced(by: start), bytes.count - start)
        }
        if count >= 0 {
            start += count
        } else if errno == EAGAIN {
            var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&wait, 1, -1)
        } else if errno != EINTR {
            return errno
        }
    }
    return 0
}
