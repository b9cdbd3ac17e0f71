internal import Grammar

/// Text made safe to show: what would move the cursor, hide or turn the text is written out.
package enum VisibleText {
    /// `text` with its controls as `\t`, `\n`, `\r`, `\u{1B}`.
    /// - Complexity: O(length); a text without controls is returned as it is.
    package static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            guard isHidden(scalar) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalar {
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            default: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return result
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        switch scalar.value {
        // Right-to-left and left-to-right marks; a zero-width joiner makes emoji and stays.
        case 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: return true
        default: return NativeText.isControl(scalar)
        }
    }
}
