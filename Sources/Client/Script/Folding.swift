/// Full-width marks that Chinese input methods type, folded to what the grammar knows.
///
/// Outside quotes only, and one scalar for one scalar, so that columns stay as they are. A quote
/// opened with a full-width mark is closed by its partner.
package enum Folding {
    /// - Complexity: O(length).
    package static func fold(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result = scalars
        var closing: Set<Unicode.Scalar> = []
        var isEscaped = false
        for (index, scalar) in scalars.enumerated() {
            if !closing.isEmpty {
                if isEscaped {
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else if closing.contains(scalar) {
                    result[index] = "\""
                    closing = []
                }
                continue
            }
            switch scalar {
            case "\"": closing = ["\""]
            case "“", "”", "＂":
                result[index] = "\""
                closing = ["”", "“", "＂", "\""]
            case "‘", "’":
                result[index] = "\""
                closing = ["’", "‘", "\""]
            case "\u{3000}": result[index] = " "
            case "＝": result[index] = "="
            case "，": result[index] = ","
            default: continue
            }
        }
        return result
    }
}
