internal import Glibc

/// Proposals for the client's own lines: directives, formats, files.
enum DirectiveCompletion {
    /// Proposals for a line up to the cursor that begins with a backslash.
    static func candidates(_ before: String) -> [Candidate] {
        let scalars = Array(before.unicodeScalars)
        guard let space = scalars.lastIndex(of: " ") else { return names(scalars) }
        let start = space + 1
        let typed = text(scalars[start...])
        switch Directive(lineBytes: Array(before.utf8)) {
        case .include, .loop, .write: return files(typed, start: start)
        case .format:
            return ResultFormat.allCases.map { $0.rawValue }.filter { $0.hasPrefix(typed) }
                .map { Candidate(start: start, text: $0, note: "") }
        case .language:
            return ["zh", "en"].filter { $0.hasPrefix(typed) }
                .map { Candidate(start: start, text: $0, note: "") }
        case .expanded:
            return ["on", "off", "auto"].filter { $0.hasPrefix(typed) }
                .map { Candidate(start: start, text: $0, note: "") }
        case .set, .table, .end, .quit, .help, .timing, .watch, .edit, nil: return []
        }
    }

    private static func names(_ scalars: [Unicode.Scalar]) -> [Candidate] {
        guard let backslash = scalars.firstIndex(where: { $0 != " " }) else { return [] }
        let typed = text(scalars[(backslash + 1)...])
        return Directive.allCases.flatMap { $0.names.prefix(2) }
            .filter { $0.hasPrefix(typed) && $0.utf8.count > 1 }
            .map { Candidate(start: backslash + 1, text: $0, note: "") }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func files(_ typed: String, start: Int) -> [Candidate] {
        let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
        let prefix = String(typed.dropFirst(folder.count))
        guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(directory) }
        var found: [Candidate] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasPrefix(prefix), !name.hasPrefix(".") || prefix.hasPrefix(".") else {
                continue
            }
            let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
            found.append(
                Candidate(start: start, text: folder + name + (isFolder ? "/" : ""), note: "")
            )
        }
        return found.sorted { $0.text < $1.text }
    }
}
