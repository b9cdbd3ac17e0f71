/// Sums over long rows of numbers, in an order that does not depend on the machine.
enum FlatVector {
    /// So many sums are made side by side, which a processor adds at once.
    private typealias Lanes = SIMD8<Double>

    static func sum(_ numbers: [Double]) -> Double {
        numbers.withUnsafeBytes { bytes in
            var lanes = Lanes.zero
            var sum = 0.0
            let whole = numbers.count / Lanes.scalarCount
            for place in 0..<whole { lanes += load(bytes, place) }
            for place in whole * Lanes.scalarCount..<numbers.count { sum += numbers[place] }
            return lanes.sum() + sum
        }
    }

    /// Σ xᵢyᵢ of rows of one length.
    static func dot(_ first: [Double], _ second: [Double]) -> Double {
        precondition(first.count == second.count, "rows have one length")
        return first.withUnsafeBytes { one in
            second.withUnsafeBytes { other in
                var lanes = Lanes.zero
                var sum = 0.0
                let whole = first.count / Lanes.scalarCount
                for place in 0..<whole { lanes += load(one, place) * load(other, place) }
                for place in whole * Lanes.scalarCount..<first.count {
                    sum += first[place] * second[place]
                }
                return lanes.sum() + sum
            }
        }
    }

    private static func load(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Lanes {
        bytes.loadUnaligned(fromByteOffset: place * MemoryLayout<Lanes>.size, as: Lanes.self)
    }
}
