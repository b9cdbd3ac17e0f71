/// Percentages one after another as a small line: blocks in a terminal, a drawing on a page.
enum Sparkline {
    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// `▆▇▆█` for `75 85.61 79.07 89.39`; a gap where a figure is missing.
    static func text(_ value: String) -> String {
        String(
            shares(value).map { share -> Character in
                guard let share else { return "·" }
                return blocks[min(Int(share * Double(blocks.count)), blocks.count - 1)]
            }
        )
    }

    /// The same as inline SVG, broken where a figure is missing.
    static func drawing(_ value: String) -> String {
        let shares = shares(value)
        guard !shares.isEmpty else { return "" }
        let (step, height) = (12.0, 16.0)
        let width = step * Double(shares.count)
        var marks = ""
        var line: [String] = []
        func end() {
            if line.count > 1 {
                marks += "<polyline points=\"\(line.joined(separator: " "))\"/>"
            }
            line = []
        }
        for (index, share) in shares.enumerated() {
            guard let share else {
                end()
                continue
            }
            let x = BarChart.points(step * (Double(index) + 0.5))
            let y = BarChart.points(height - 2 - share * (height - 4))
            line.append("\(x),\(y)")
            marks += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"1.5\"/>"
        }
        end()
        let size = "\(BarChart.points(width)) \(BarChart.points(height))"
        return "<svg class=\"trend\" viewBox=\"0 0 \(size)\" width=\"\(BarChart.points(width))\" "
            + "role=\"img\" aria-label=\"\(HTMLText.of(value))\">\(marks)</svg>"
    }

    /// From 0 to 1; nil where there is no figure.
    private static func shares(_ value: String) -> [Double?] {
        value.split(separator: " ").map { word in
            Double(figure: word).map { min(max($0 / 100, 0), 1) }
        }
    }
}
