import Domain

extension Day: StoredText {
    /// As in `2024-09-01`.
    var storedText: String? {
        let (year, month, day) = civil
        return String(unsafeUninitializedCapacity: 10) { buffer in
            buffer.put(year / 100, at: 0)
            buffer.put(year % 100, at: 2)
            buffer[4] = UInt8(ascii: "-")
            buffer.put(month, at: 5)
            buffer[7] = UInt8(ascii: "-")
            buffer.put(day, at: 8)
            return 10
        }
    }

    init?(storedText: String?) {
        guard let date = PartialDate(storedText: storedText), let month = date.month,
            let day = date.day
        else { return nil }
        self.init(year: date.year, month: month, day: day)
    }
}

extension PartialDate: StoredText {
    /// As in `1988-03-12`, `1988-03` or `1988`.
    var storedText: String? {
        let (year, month, day) = (year, month, day)
        return String(unsafeUninitializedCapacity: 10) { buffer in
            buffer.put(year / 100, at: 0)
            buffer.put(year % 100, at: 2)
            guard let month else { return 4 }
            buffer[4] = UInt8(ascii: "-")
            buffer.put(month, at: 5)
            guard let day else { return 7 }
            buffer[7] = UInt8(ascii: "-")
            buffer.put(day, at: 8)
            return 10
        }
    }

    init?(storedText: String?) {
        guard var text = storedText else { return nil }
        let parts: (Int, Int?, Int?)? = text.withUTF8 { bytes in
            guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10,
                let century = bytes.number(at: 0), let year = bytes.number(at: 2)
            else { return nil }
            let month = bytes.count > 4 ? bytes.number(at: 5) : nil
            let day = bytes.count > 7 ? bytes.number(at: 8) : nil
            guard bytes.count == 4 || bytes[4] == UInt8(ascii: "-") && month != nil,
                bytes.count < 10 || bytes[7] == UInt8(ascii: "-") && day != nil
            else { return nil }
            return (century * 100 + year, month, day)
        }
        guard let (year, month, day) = parts else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension DayRange: StoredText {
    /// As in `2024-10-01..2024-10-07`, or `2024-10-01..` without an end.
    var storedText: String? {
        "\(first.storedText ?? "")..\(last?.storedText ?? "")"
    }

    init?(storedText: String?) {
        guard let (first, last) = storedText?.splitOnDots(), let from = Day(storedText: first)
        else { return nil }
        guard !last.isEmpty else {
            self.init(from, nil)
            return
        }
        guard let to = Day(storedText: last), from <= to else { return nil }
        self.init(from, to)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes two digits.
    fileprivate func put(_ number: Int, at place: Int) {
        self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
        self[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Reads two digits.
    fileprivate func number(at place: Int) -> Int? {
        let tens = Int(self[place]) - 0x30
        let ones = Int(self[place + 1]) - 0x30
        guard (0...9).contains(tens), (0...9).contains(ones) else { return nil }
        return tens * 10 + ones
    }
}

extension String {
    /// The parts before and after the first `..`.
    func splitOnDots() -> (String, String)? {
        let bytes = Array(utf8)
        let dot = UInt8(ascii: ".")
        guard
            let place = bytes.indices.dropLast().first(where: {
                bytes[$0] == dot && bytes[$0 + 1] == dot
            })
        else { return nil }
        return (
            String(decoding: bytes[..<place], as: UTF8.self),
            String(decoding: bytes[(place + 2)...], as: UTF8.self)
        )
    }
}
