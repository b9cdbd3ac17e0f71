internal import CEditline
internal import Glibc

/// Reads lines from the terminal: editing, history, completion, pasting.
///
/// A class: it owns libedit's editor, which calls back into it.
final class LineEditor {
    /// How reading a line ended.
    enum Outcome: Equatable {
        case line(String)
        /// Several lines that were pasted at once.
        case paste(String)
        /// Ctrl-X Ctrl-E: to be edited with the user's editor.
        case edit(String)
        case interrupted
        case end
        case tooLong
    }

    /// What Tab does to the line.
    struct Completion {
        /// Scalars before the cursor that go.
        var deleted = 0
        /// Text that comes in their place.
        var insertion: String?
        /// Lines shown below.
        var listing: String?
    }

    /// Lines that history holds.
    static let historySize = 10_000

    private let editor: OpaquePointer
    /// Called at Tab with the line up to the cursor.
    var complete: ((String) -> Completion)?

    /// - Returns: nil where libedit cannot use the terminal.
    init?() {
        guard let editor = ce_create("shixun", Int32(Self.historySize)) else { return nil }
        self.editor = editor
        // The editor ends with this object, so the pointer outlives every call.
        let context = Unmanaged.passUnretained(self).toOpaque()
        ce_set_completion(
            editor,
            { context, before, result in
                guard let context else { return }
                let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
                let completion = editor.complete?(String(cString: before)) ?? Completion()
                result.pointee.delete_count = completion.deleted
                result.pointee.insertion = completion.insertion.flatMap { strdup($0) }
                result.pointee.listing = completion.listing.flatMap { strdup($0) }
            },
            context
        )
    }

    deinit {
        ce_destroy(editor)
    }

    func read(_ prompt: String) -> Outcome {
        var text: UnsafePointer<CChar>?
        var length = 0
        let outcome = ce_read(editor, prompt, &text, &length)
        let line = text.map { String(cString: $0) } ?? ""
        switch outcome {
        case CE_LINE: return .line(line)
        case CE_PASTE: return .paste(line)
        case CE_EDIT: return .edit(line)
        case CE_INTERRUPTED: return .interrupted
        case CE_TOO_LONG: return .tooLong
        default: return .end
        }
    }

    func remember(_ line: String) {
        ce_history_add(editor, line)
    }
}
