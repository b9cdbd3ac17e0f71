import Domain
import Grammar

// What a line gives within the scheme's caps: the last lines lose.
extension Settlement {
    func take(_ place: Int, from lines: inout [SettledLine], _ span: AskedYears) {
        let cap = plain.caps[place]
        guard let most = cap.most else { return }
        var left: [Bucket: Int] = [:]
        for line in lines.indices
        where lines[line].isIn(cap: place) && lines[line].state == .counted {
            let amount = lines[line].account(cap.measure)
            guard amount > 0, let bucket = Bucket(lines[line], cap.span, span) else { continue }
            let room = left[bucket] ?? most
            let counted = min(amount, room)
            left[bucket] = room - counted
            guard counted < amount else { continue }
            switch cap.measure {
            case .hours: lines[line].hours = counted
            case .credits: lines[line].credits = counted
            }
            note(
                .capped(
                    name: rules.caps[place].name,
                    lost: amount - counted,
                    measure: cap.measure,
                    line: rules.caps[place].source.line
                ),
                lines[line]
            )
        }
    }

    /// What shares one cap.
    private enum Bucket: Hashable {
        case item(PackedText)
        case programme(PackedWord)
        case year(Int)
        /// By its first year.
        case cycle(Int)

        /// - Returns: nil where the entry is of no programme.
        init?(_ line: SettledLine, _ span: CreditSpan, _ asked: AskedYears) {
            switch span {
            case .item: self = .item(line.packed.key)
            case .programme:
                guard line.packed.programme != .none else { return nil }
                self = .programme(line.packed.programme)
            case .year: self = .year(line.year)
            case .cycle: self = .cycle(asked.cycle(of: line.year).lowerBound)
            }
        }
    }
}
