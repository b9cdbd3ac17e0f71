/// One `%` line of a page: its word and fields.
package enum PagePart: Sendable, Hashable {
    case title(String)
    /// Whose figures they are; empty where it is to be written in by hand.
    case unit(String)
    case day(String)
    case heading(String)
    /// A chart begins; the bars follow.
    case chart(caption: String, unit: String, full: String)
    case bar(label: String, value: String?, target: String?, mark: String)
    /// A rule that the figures follow, for the footer.
    case rule(String)

    /// - Returns: nil for a word of a later daemon, which is left out.
    init?(_ fields: [String?]) {
        func text(_ index: Int) -> String { value(index) ?? "" }
        func value(_ index: Int) -> String? { index < fields.count ? fields[index] : nil }
        switch fields.first ?? nil {
        case "title": self = .title(text(1))
        case "unit": self = .unit(text(1))
        case "date": self = .day(text(1))
        case "heading": self = .heading(text(1))
        case "chart": self = .chart(caption: text(1), unit: text(2), full: text(3))
        case "bar": self = .bar(label: text(1), value: value(2), target: value(3), mark: text(4))
        case "rule": self = .rule(text(1))
        case .some, nil: return nil
        }
    }
}
