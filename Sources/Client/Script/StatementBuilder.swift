package import Grammar

/// Makes a statement of a line: full-width marks folded, variables put in, controls refused.
package enum StatementBuilder {
    /// What has to be done to a line.
    private struct Survey {
        /// The first byte that is no space, or nil.
        var first: UInt8?
        var needsFolding = false
        var needsExpansion = false
        var mayHaveControls = false
    }

    /// - Returns: nil for a blank line or a comment.
    /// - Throws: `script` for a control, a variable that is not set, or a line that is too long.
    /// - Complexity: O(length); a line of plain text is taken as it is.
    package static func statement(
        _ line: SourceLine,
        variables: Variables,
        context: Bilingual? = nil
    ) throws(ClientError) -> Statement? {
        let survey = survey(line.bytes)
        guard let first = survey.first, first != UInt8(ascii: "#") else { return nil }
        guard survey.needsFolding || survey.needsExpansion || survey.mayHaveControls else {
            return try Statement(line: line, bytes: line.bytes, context: context)
        }
        let scalars = try scalars(of: line)
        guard scalars.contains(where: { $0 != " " && $0 != "\t" }) else { return nil }
        guard survey.needsExpansion else {
            return try Statement(line: line, bytes: utf8(scalars), context: context)
        }
        let expansion = try Expansion.of(scalars, line: line, variables: variables)
        return try Statement(
            line: line,
            bytes: utf8(expansion.text),
            map: expansion.map,
            context: context
        )
    }

    /// The line's scalars with full-width marks folded.
    /// - Throws: `script` at a control that the protocol does not let through.
    static func scalars(of line: SourceLine) throws(ClientError) -> [Unicode.Scalar] {
        let scalars = Array(line.text.unicodeScalars)
        if let at = scalars.firstIndex(where: { NativeText.isControl($0) && $0 != "\t" }) {
            let name = "U+" + String(scalars[at].value, radix: 16, uppercase: true)
            throw .script(
                Diagnostic(
                    line: line,
                    column: at + 1,
                    message: Bilingual(
                        "a control character (\(name)): write it as \\u{…} in quotes",
                        "控制字符（\(name)）：请在引号内写成 \\u{…}"
                    )
                )
            )
        }
        return Folding.fold(scalars)
    }

    static func utf8(_ scalars: [Unicode.Scalar]) -> [UInt8] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return Array(String(view).utf8)
    }

    private static func survey(_ bytes: [UInt8]) -> Survey {
        var survey = Survey()
        for byte in bytes {
            if survey.first == nil, byte != 0x20, byte != 0x09 { survey.first = byte }
            switch byte {
            case UInt8(ascii: "$"): survey.needsExpansion = true
            case 0xE2, 0xE3, 0xEF: survey.needsFolding = true
            case 0x00...0x08, 0x0A...0x1F, 0x7F, 0xC2: survey.mayHaveControls = true
            default: continue
            }
        }
        return survey
    }
}
