/// How many columns of a terminal a text takes.
///
/// A grapheme cluster takes 2 columns when its base is East Asian wide or is shown as an emoji,
/// 0 when it is only a mark or a format control, else 1.
/// Source: Unicode Standard Annex 11; Emoji_Presentation of Unicode Technical Standard 51.
package enum DisplayWidth {
    /// Columns of the whole text; controls are expected to be escaped before.
    /// - Complexity: O(length).
    package static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// Columns of one grapheme cluster.
    package static func of(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars {
            if scalar.value == emojiSelector { return 2 }
            width = max(width, of(scalar))
        }
        return width
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
        if isWide(scalar.value) { return isMark(scalar) ? 0 : 2 }
        if isMark(scalar) { return 0 }
        return scalar.properties.isEmojiPresentation ? 2 : 1
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        // The vowels and finals of Hangul stand in their syllable's square.
        default: (0x1160...0x11FF).contains(scalar.value)
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        var low = 0
        var high = wide.count
        while low < high {
            let middle = (low + high) / 2
            if value > wide[middle].upperBound { low = middle + 1 } else { high = middle }
        }
        return low < wide.count && wide[low].contains(value)
    }

    /// VARIATION SELECTOR-16: the character before it is shown as an emoji.
    private static let emojiSelector: UInt32 = 0xFE0F

    /// East Asian Width W and F, emoji aside, which a property tells.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x18D00...0x18D8F,
        0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}
